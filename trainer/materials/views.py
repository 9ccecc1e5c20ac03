"""The chapter's pages, all in one place for the application to load."""

from trainer.materials import (  # noqa: F401  (the others add their pages, words and work)
    checking,
    desk_views,
    edit_views,
    fetch_views,
    fetches,
    limits,
    links_out,
    reader_views,
    releasing,
    speaker_slide_views,
    speaker_slides,
    speaker_upload_views,
    upload_views,
    words,
)
from trainer.materials.blueprint import materials
from trainer.registration.signals import merging


def init_app(app):
    """Join the application."""
    app.register_blueprint(materials)
    app.jinja_env.filters |= {"sized": limits.sized, "host": links_out.host}
    upload_views.init_app(app)
    speaker_upload_views.init_app(app)
    releasing.init_app()
    speaker_slides.init_app()
    merging.connect(merged)


def merged(gone, into):
    """What somebody fetched under one of two entries stays with the one that stays."""
    fetches.move_fetches(gone, into)
