"""The door of the hall: the counter that signs people in, and the devices, screens and phones that help it."""

from trainer.door import counter_views, models, watch, words  # noqa: F401  (they add their pages, tables and words)
from trainer.door.blueprint import door


def init_app(app):
    app.register_blueprint(door)
    watch.init_app()
