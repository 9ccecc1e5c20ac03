"""The door of the hall: the counter that signs people in, and the devices, screens and phones that help it."""

from flask import current_app, request

from trainer import journal
from trainer.database import db
from trainer.door import (  # noqa: F401  (they add their pages, tables and words)
    conflict_views,
    counter_views,
    device_names,
    device_views,
    hall_pages,
    models,
    new_walk_in_views,
    permission,
    queries,
    scanner_views,
    seat_views,
    stand_in_views,
    sync_views,
    walk_in_views,
    watch,
    words,
)
from trainer.door.blueprint import bearer, door


def init_app(app):
    """Add the pages, and what devices ask for.

    Templates of the attendance tab, which belong to an earlier chapter, ask `disputes(cohort)` how many scans wait;
    those of the door ask `gives_seats(cohort)` whether whoever is signed in may open the pages about seats.
    """
    app.register_blueprint(door)
    app.register_blueprint(bearer)
    app.before_request_funcs.setdefault(None, []).insert(0, answer_bearer)
    app.jinja_env.globals["disputes"] = lambda cohort: db.session.scalar(queries.count_waiting(cohort))
    app.jinja_env.globals["gives_seats"] = lambda cohort: permission.may_give_seats(cohort, journal.actor())
    watch.init_app()


def answer_bearer():
    """Answer what shows a key before anybody looks for cookies, accounts and forms in it.

    A check-in has to be quick, and what comes later would cost half of it: another site cannot ask in a device's name,
    since no cookie is used; nobody is signed in; Flask-Security would read the whole body for a key of its own.
    """
    if request.blueprint == bearer.name and request.method != "OPTIONS":
        return current_app.view_functions[request.endpoint](**request.view_args)
    return None
