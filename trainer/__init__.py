"""Runs cohort-based training: registration, agenda, attendance, certificates. Thai first, English second."""

from flask import Flask
from flask_wtf import CSRFProtect

from trainer import access, assets, jobs, look, mail, protection, serve, settings, web
from trainer.database import db, migrate
from trainer.settings import ROOT

CHAPTERS = (
    "people", "organisations", "programmes", "registration", "applications", "nominations", "schedule", "letters",
    "bulletins", "materials", "attendance", "door", "evaluation", "awards", "reports", "privacy", "home",
)  # fmt: skip


def create_app(**overrides):
    """Assemble the application; `overrides` are settings that tests and commands put in place of the environment's."""
    app = Flask(__name__, template_folder=ROOT / "templates", static_folder=ROOT / "static")
    app.config |= settings.from_environment() | overrides
    db.init_app(app)
    migrate.init_app(app, db)
    protection.init_app(app)
    CSRFProtect(app)
    look.init_app(app)
    assets.init_app(app)
    jobs.init_app(app)
    mail.init_app(app)
    web.tell_chapters(app, CHAPTERS)
    app.before_request(access.guard)
    serve.init_app(app)
    return app
