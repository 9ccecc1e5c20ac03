"""Applying in public, and what organisers ask of those who apply."""

from trainer.applications import (  # noqa: F401  (they add their pages, words and tables)
    application_views,
    correction_views,
    draft_views,
    early_views,
    forgery,
    link_views,
    models,
    question_views,
    status_views,
    words,
)
from trainer.applications.blueprint import applications


def init_app(app):
    app.register_blueprint(applications)
    question_views.init_app(app)
    forgery.spare(app, application_views.form, draft_views.draft)
