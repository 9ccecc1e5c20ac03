"""The door of the hall: the counter that signs people in, and the devices, screens and phones that help it."""

from trainer.database import db
from trainer.door import (  # noqa: F401  (they add their pages, tables and words)
    conflict_views,
    counter_views,
    device_views,
    models,
    queries,
    scanner_views,
    sync_views,
    words,
)
from trainer.door.blueprint import bearer, door


def init_app(app):
    """Add the pages; what devices say carries no cookie that another site could make use of.

    Templates of the attendance tab, which belong to an earlier chapter, ask `disputes(cohort)` how many scans wait.
    """
    app.register_blueprint(door)
    app.register_blueprint(bearer)
    app.extensions["csrf"].exempt(bearer)
    app.jinja_env.globals["disputes"] = lambda cohort: db.session.scalar(queries.count_waiting(cohort))
