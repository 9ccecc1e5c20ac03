"""Nominating, in public by a link of one's own, and the links as organisers give them out."""

from trainer.nominations import (  # noqa: F401  (they add their pages, tables and words)
    giving_views,
    letter_views,
    link_views,
    many_views,
    models,
    nominator_views,
    several_views,
    substitution_views,
    watch,
    words,
)
from trainer.nominations.blueprint import nominations


def init_app(app):
    app.register_blueprint(nominations)
    watch.init_app()
