"""How often may be tried: by address of the network (an office or a hall shares one), and by account."""

from flask import flash, redirect, request, session, url_for
from flask_security import current_user, unified_signin, views

from trainer.errors import Refused
from trainer.people.accounts import read_email
from trainer.protection import limiter


def typed():
    """The e-mail address that was typed, known here or not."""
    return "typed:" + (request.form.get("email") or request.form.get("identity") or "").strip().lower()


def signing_in():
    """Whoever has given the password and is now asked for the second factor."""
    return "half:" + session.get("tf_user_id", "")


def signed_in():
    return "account:" + (current_user.get_id() or "")


def mail_code():
    """Mail a code and go back to the page where it is entered, so that reloading does not mail another one."""
    typed_next = request.form.get("next") or None
    try:
        session["code_for"] = read_email(request.form.get("identity", ""))
    except Refused as refusal:
        flash(str(refusal), "danger")
        return redirect(url_for("security.us_signin", next=typed_next), 303)
    answer = unified_signin.us_signin_send_code()
    if getattr(answer, "status_code", 200) >= 300:
        return answer  # somebody who is signed in already is sent to the start page
    return redirect(url_for("security.us_signin", next=typed_next), 303)


def limited(view, by_network, by_account, who):
    """The view, refusing (429) when it is posted to more often than said."""
    view = limiter.limit(by_account, key_func=who, methods=["POST"])(view)
    return limiter.limit(by_network, methods=["POST"])(view)


# Made once: a limit that is declared again for a second application would count everything twice.
LIMITED = {
    "security.login": limited(views.login, "60/minute", "10/15 minutes", typed),
    "security.us_signin": limited(unified_signin.us_signin, "120/minute", "10/15 minutes", typed),
    "security.us_signin_send_code": limited(mail_code, "60/minute", "4/10 minutes;12/day", typed),
    "security.forgot_password": limited(views.forgot_password, "30/minute", "4/hour", typed),
    "security.two_factor_token_validation": limited(
        views.two_factor_token_validation, "60/minute", "8/15 minutes", signing_in
    ),
    "security.verify": limited(views.verify, "60/minute", "10/15 minutes", signed_in),
    "security.change_password": limited(views.change_password, "60/minute", "10/15 minutes", signed_in),
}
