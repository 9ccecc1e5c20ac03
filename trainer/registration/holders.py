"""Whose page this is: of an account with its e-mail address, or of the private link that opened it on this device.

An account sees all that is registered under its address. A link opens one registration and no other, though the
address may be an office's with many.
"""

from flask import g, session
from flask_login import user_logged_out
from flask_security import current_user

from trainer import links
from trainer.access import HELD, Role, may
from trainer.database import db
from trainer.registration.models import State
from trainer.registration.queries import registration_at, registrations_by
from trainer.registration.status_link import PURPOSE, status_token


def init_app(app):
    """Who signs out lets go of the link, too; templates ask who has a page of their own."""
    user_logged_out.connect(let_go, app)
    app.jinja_env.globals["has_my_page"] = known


def hold(registration):
    """Keep the link of this registration in the session, in place of one that was kept before."""
    session[HELD] = status_token(registration)
    session.permanent = True


def let_go(*_sender, **_facts):
    session.pop(HELD, None)


def known():
    """Whether somebody is there who has a page of their own: takes no statement."""
    return HELD in session or signed_in()


def signed_in():
    """Whether it is an account that opens these pages, rather than a link."""
    return may(Role.PARTICIPANT)


def own():
    """The registrations of who is there, newest cohort first: a Select, to be narrowed; of nobody else's.

    Who acts by a link stands in the journal by name (see `journal.stranger`).
    """
    if signed_in():
        return registrations_by(current_user.email)
    one = held()
    if one is None:
        return registration_at(0)  # nobody's
    g.acting = {one.id: one.label}
    return registration_at(one.id)


def held():
    """The registration whose link the session keeps; None where it keeps none, or one that opens nothing any more."""
    kept = session.get(HELD)
    one = kept and links.record_of(PURPOSE, kept, lambda number: db.session.scalar(registration_at(number)))
    return one if one and one.state != State.MERGED else None
