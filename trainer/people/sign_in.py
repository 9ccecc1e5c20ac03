"""Signing in: Flask-Security with our forms, mail, codes and limits."""

from flask import flash, redirect, request, session, url_for
from flask_babel import gettext as _
from flask_security import (
    Security,
    SQLAlchemyUserDatastore,
    password_changed,
    password_reset,
    tf_disabled,
    tf_profile_changed,
    user_authenticated,
)

from trainer import journal
from trainer.database import db
from trainer.people import sentences
from trainer.people.codes import Codes
from trainer.people.limits import LIMITED
from trainer.people.models import Account, RoleRecord
from trainer.people.post import Post
from trainer.people.sign_in_forms import FORMS


def init_app(app):
    """Add signing in to the application."""
    for key, value in sentences.settings().items():
        app.config.setdefault(key, value)
    datastore = SQLAlchemyUserDatastore(db, Account, RoleRecord)
    security = Security(app, datastore, mail_util_cls=Post, totp_cls=Codes, **FORMS)
    security.want_json(lambda _request: False)  # pages only; no answer in another form to keep safe
    security.unauthn_handler(ask_to_sign_in)
    app.login_manager.unauthorized_handler(ask_to_sign_in)
    security.reauthn_handler(ask_again)
    app.login_manager.request_loader(lambda _request: None)  # no tokens in addresses or headers: sessions only
    app.view_functions.update(LIMITED)
    listen(app)


def ask_to_sign_in(mechanisms=None, headers=None):
    """Send a stranger to the sign-in page, and back to where they were going if that was a page to look at."""
    flash(_("Please sign in to see this page."), "info")
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    return redirect(url_for("security.login", next=back))


def ask_again(within, grace):
    """Ask for the password once more before the second factor is changed."""
    flash(_("Please give your password once more before you change this."), "info")
    return redirect(url_for("security.verify", next=request.path))


def listen(app):
    """Journal what people change about their own access, and let sessions last as long as the settings say."""
    for signal, act in (
        (password_changed, "password_changed"),
        (password_reset, "password_reset"),
        (tf_profile_changed, "second_factor_set"),
        (tf_disabled, "second_factor_removed"),
    ):
        signal.connect(recorder(act), app, weak=False)
    user_authenticated.connect(begin_session, app)


def recorder(act):
    def record(_app, user, **_facts):
        account = user._get_current_object() if hasattr(user, "_get_current_object") else user
        journal.record(account, act, account)

    return record


def begin_session(_app, **_facts):
    session.permanent = True
    session.pop("code_for", None)
