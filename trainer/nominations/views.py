"""Nominating, in public by a link of one's own, and the links as organisers give them out."""

from trainer.nominations import models  # noqa: F401  (its tables)
from trainer.nominations.blueprint import nominations


def init_app(app):
    app.register_blueprint(nominations)
