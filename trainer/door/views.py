"""The door of the hall: the counter that signs people in, and the devices, screens and phones that help it."""

from trainer.door import (  # noqa: F401  (they add their pages, tables and words)
    counter_views,
    models,
    new_walk_in_views,
    seat_views,
    stand_in_views,
    walk_in_views,
    watch,
    words,
)
from trainer.door.blueprint import door


def init_app(app):
    app.register_blueprint(door)
    watch.init_app()
