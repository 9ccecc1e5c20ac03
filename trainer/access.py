"""Who may open what. A view that declares no audience is refused to everybody."""

from enum import StrEnum

from flask import abort, current_app, request, session
from flask_security import current_user


class Role(StrEnum):
    """What an account may do; an admin may do all that an organiser may."""

    ADMIN = "admin"
    ORGANISER = "organiser"
    DOOR = "door"
    PARTICIPANT = "participant"


EVERYONE = "everyone"
SIGNED_IN = "signed in"
HOLDER = "holder"  # came by the private link of an application; `registration.holders` says whose it is
HELD = "held"  # where the session keeps that link
STAFF = (Role.ADMIN, Role.ORGANISER)

# Pages that libraries bring; each is named here with its audience, and any other of theirs stays shut.
BROUGHT = {
    "static": (EVERYONE,),
    "security.login": (EVERYONE,),
    "security.logout": (EVERYONE,),
    "security.forgot_password": (EVERYONE,),
    "security.reset_password": (EVERYONE,),
    "security.us_signin": (EVERYONE,),
    "security.us_signin_send_code": (EVERYONE,),
    "security.two_factor_token_validation": (EVERYONE,),
    "security.verify": (*STAFF, Role.DOOR),
    "security.change_password": (*STAFF, Role.DOOR),
    "security.two_factor_setup": (*STAFF, Role.DOOR),
    "security.two_factor_setup_validate": (*STAFF, Role.DOOR),
}


def open_to(*audience):
    """Declare who may open a view: `EVERYONE`, `SIGNED_IN`, `HOLDER`, or one or more roles."""

    def declare(view):
        view.audience = audience
        return view

    return declare


def audience_of(app, endpoint):
    """The declared audience of an endpoint as a tuple, or None when nobody declared one."""
    if endpoint in BROUGHT:
        return BROUGHT[endpoint]
    return getattr(app.view_functions.get(endpoint), "audience", None)


def guard():
    """Before each request: let in only whom the view was opened to; ask strangers to sign in."""
    if request.endpoint is None:
        return None  # no such page; Flask answers 404
    audience = audience_of(current_app, request.endpoint)
    if audience is None:
        abort(403)
    if EVERYONE in audience or HOLDER in audience and HELD in session:
        return None
    if not current_user.is_authenticated:
        return current_app.login_manager.unauthorized()
    if SIGNED_IN in audience or may(*audience):
        return None
    abort(403)


def may(*roles):
    """Whether the person who is signed in holds one of the roles."""
    wanted = {*roles, Role.ADMIN} if Role.ORGANISER in roles or Role.DOOR in roles else set(roles)
    return current_user.is_authenticated and any(current_user.has_role(str(role)) for role in wanted)
