"""The door of the hall: the counter that signs people in, and the devices, screens and phones that help it."""

from trainer.door import counter_views, device_views, models, scanner_views, sync_views, words  # noqa: F401
from trainer.door.blueprint import bearer, door


def init_app(app):
    """Add the pages; what devices say carries no cookie that another site could make use of."""
    app.register_blueprint(door)
    app.register_blueprint(bearer)
    app.extensions["csrf"].exempt(bearer)
