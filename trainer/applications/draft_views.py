"""Forms that are saved as they are filled in, and taken up again: in the same browser, or by a mailed link."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import generate_csrf

from trainer.access import EVERYONE, open_to
from trainer.applications import browser, drafts, elsewhere, filled, forgery, link_mail
from trainer.applications.application_views import address, held, outlived
from trainer.applications.blueprint import FORM, applications, private, public_cohort
from trainer.database import db
from trainer.errors import Refused
from trainer.mail.address import usable
from trainer.protection import limiter
from trainer.registration.status_link import status_token

SAVES = "600/minute;20000/day"  # of one network
MAILS = "60/hour"  # of one network
MAILS_TO_ONE = "4/hour"


def typed_address():
    return "draft:" + request.form.get("email", "").strip().lower()


@applications.route(f"{FORM}/draft", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(SAVES, methods=["POST"])
def draft(slug, number):
    """Save what was typed so far: as a fragment for the script, as a page for whoever pressed the button."""
    cohort = public_cohort(slug, number)
    if request.method == "POST":
        if not forgery.genuine():
            return ("", 400) if request.headers.get("HX-Request") else outlived(cohort)
        found, changed, given = saved(cohort)
        db.session.commit()
        if request.headers.get("HX-Request"):
            return render_template(
                "applications/form_saved.html", at=found.saved_at, changed=changed, given=given, cohort=cohort
            )
        if changed:
            flash(_("What was changed in another window or on another device meanwhile is kept, too."), "info")
        return redirect(url_for(".draft", **address(cohort)), 303)
    found = drafts.of_key(cohort, browser.mine(cohort))
    if found is None or found.registration_id:
        return redirect(url_for(".form", **address(cohort)), 303)
    return private("applications/resume.html", cohort=cohort, draft=found, until=found.saved_at + drafts.KEPT)


def saved(cohort):
    """The draft of the form in this request, saved, with the names of the fields that were changed elsewhere, and the
    marks of what the page shows now; one that was sent already is left as it is."""
    key = request.form.get("key")
    found = drafts.hold_begun(cohort, drafts.usable_key(key)) or held(cohort, key)
    if found.registration_id:
        return found, [], request.form.get("given", "")
    sheet = filled.begun(cohort, found.key, request.form)
    kept, changed = sheet.reconcile(found.data)
    drafts.save(found, kept, request.form.get("stamp", "")[:64])
    browser.remember(cohort, found.key)
    return found, changed, elsewhere.marks(sheet.keepable())


@applications.route(f"{FORM}/draft/link", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(MAILS)
@limiter.limit(MAILS_TO_ONE, key_func=typed_address)
def draft_link(slug, number):
    """Mail the link of the draft that this browser has open."""
    cohort = public_cohort(slug, number)
    found = drafts.of_key(cohort, browser.mine(cohort))
    if found is None or found.registration_id:
        raise Refused(_("Nothing is saved here yet. Fill in a part of the form first."))
    mailed = link_mail.mail_draft(found, usable(request.form.get("email", "").strip()))
    db.session.commit()
    if mailed:
        flash(_("The link is on its way to %(address)s.", address=found.email), "success")
    else:
        flash(_("The link was mailed there a few minutes ago. Look into the mail, and under spam."), "info")
    return redirect(url_for(".draft", **address(cohort)), 303)


@applications.route(f"{FORM}/draft/removal", methods=["POST"])
@open_to(EVERYONE)
def draft_removal(slug, number):
    """Throw away what this browser has saved, and begin with an empty form."""
    cohort = public_cohort(slug, number)
    found = drafts.of_key(cohort, browser.mine(cohort))
    if found is not None:
        drafts.forget(found)
        db.session.commit()
    browser.forget(cohort)
    flash(_("What was saved is thrown away."), "success")
    return redirect(url_for(".form", **address(cohort)), 303)


@applications.route("/applications/drafts/<token>")
@open_to(EVERYONE)
def resume(token):
    """Take up a form by its mailed link; one that was sent leads to where the application stands."""
    found = drafts.of_link(token)
    if found is None:
        return private("applications/resume_gone.html", status=404)
    if found.registration_id:
        return redirect(url_for(".status", token=status_token(found.registration)), 303)
    browser.remember_linked(found.cohort, found.key)
    return redirect(url_for(".form", **address(found.cohort)), 303)


@applications.route(f"{FORM}/token")
@open_to(EVERYONE)
def token(slug, number):
    """A fresh token against forgery, for a form that stood open longer than its own holds."""
    response = private("applications/form_token.html", token=generate_csrf())
    response.headers["Content-Type"] = "text/plain; charset=utf-8"
    return response
