"""The page of one application, for whoever holds its link: where it stands, and all that can be done about it."""

from flask import abort, flash, g, redirect, request, url_for
from flask_babel import gettext as _

from trainer import links
from trainer.access import EVERYONE, open_to
from trainer.applications import answer_files, answers
from trainer.applications import status as told
from trainer.applications.blueprint import STATUS, applications, private
from trainer.applications.models import QuestionKind
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language, today
from trainer.protection import limiter
from trainer.registration import admission, appeals, consent, holders, offers, queries, record_blocks, status_link
from trainer.registration.consent_texts import Purpose
from trainer.registration.intake import intake_of
from trainer.registration.models import State
from trainer.registration.offered import Answer

LOOKS = "120/minute"  # of one network; no link can be guessed, and nobody shall try


def holder(token):
    """The registration that the link opens, and who acts in the journal; a page that says why not, otherwise."""
    one = links.record_of(status_link.PURPOSE, token, lambda number: db.session.scalar(queries.registration_at(number)))
    if one is None:
        abort(private("applications/status_gone.html", status=404))
    one = staying(one)
    g.acting = {one.id: one.label}  # see `journal.stranger`
    return one


def staying(one):
    """The entry that counts: this one, or the one that it was merged into where both have one e-mail address.

    With another address somebody else may have made the second entry: that link must not open the first one.
    """
    kept = status_link.staying(one)
    if kept is not one and (kept.person.email or "").lower() != (one.person.email or "-").lower():
        abort(private("applications/status_merged.html", status=410))
    return kept


@applications.route(STATUS)
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def status(token):
    """Where the application stands."""
    return shown(holder(token), token)


def shown(one, token, refusal=None):
    """The page; `refusal` is what kept an appeal from being made, which is shown beside what was written."""
    cohort = one.cohort
    return private(
        "applications/status.html", one=one, cohort=cohort, token=token, standing=told.standing_of(one, today()),
        coming=told.coming(one, intake_of(cohort), today()), agreements=told.agreements(one, language()),
        answers=answers.answers_of(one, language()), FILE=QuestionKind.FILE, refusal=refusal, until=told.ends(one),
        blocks=record_blocks.status_blocks(one),
    )  # fmt: skip


@applications.route(f"{STATUS}/my-page", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def my_page(token):
    """Open My page on this device, for this one registration: no code and no password, the link is the key."""
    holders.hold(holder(token))
    return redirect(url_for("home.me"), 303)


@applications.route(f"{STATUS}/acceptance", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def accept(token):
    """Take the offered seat."""
    return answered(token, offers.accept, Answer.ACCEPTED, _("The seat is yours. We look forward to seeing you."))


@applications.route(f"{STATUS}/refusal", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def decline(token):
    """Give the offered seat back; it goes to the next."""
    thanks = _("The seat goes to the next one in line. Thank you for telling us.")
    return answered(token, offers.decline, Answer.DECLINED, thanks)


@applications.route(f"{STATUS}/waiting", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def wait_again(token):
    """Wait once more, behind all the others, after an offer ended without an answer."""
    return done(token, admission.wait_again, _("You are on the waiting list again."))


@applications.route(f"{STATUS}/withdrawal", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def withdraw(token):
    """Ask whether it is meant, and withdraw the application."""
    one = holder(token)
    if request.method == "GET":
        return private("applications/status_withdrawal.html", one=one, cohort=one.cohort, token=token)
    if one.state != State.WITHDRAWN:  # a second click changes nothing
        refuse_begun(one)
        admission.withdraw(one, request.form.get("reason", "")[:500], None)
        db.session.commit()
    flash(_("The application is withdrawn."), "success")
    return back(token)


@applications.route(f"{STATUS}/appeals", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def appeal(token):
    """Say why the application should be looked at again."""
    one = holder(token)
    try:
        appeals.make(one, request.form.get("note", ""))
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        return shown(holder(token), token, refusal)
    flash(_("The organiser has your appeal and will answer it; you are told by e-mail."), "success")
    return back(token)


@applications.route(f"{STATUS}/consents/<purpose>", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def agree(token, purpose):
    """Agree to a purpose, in the words of today."""
    one, purpose = holder(token), known_purpose(purpose)
    consent.agree(one, purpose)
    db.session.commit()
    flash(_("Your consent is recorded. You can take it back here at any time."), "success")
    return back(token)


@applications.route(f"{STATUS}/consents/<purpose>/withdrawal", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def take_back(token, purpose):
    """Take a consent back; it counts at once."""
    one, purpose = holder(token), known_purpose(purpose)
    consent.take_back(one, purpose)
    db.session.commit()
    flash(_("Your consent is taken back. It counts from this moment on."), "success")
    return back(token)


@applications.route(f"{STATUS}/files/<int:question_id>")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def own_file(token, question_id):
    """A file that the holder sent with the application."""
    one = holder(token)
    rows = (each for each in answers.rows_of(one) if each.question_id == question_id)
    found = next((each for each in rows if each.question.kind == QuestionKind.FILE), None) or abort(404)
    try:
        return answer_files.response(found.value)
    except FileNotFoundError:
        abort(404)


def answered(token, verb, answer, said):
    """As `done`; a click that comes after another answer changes nothing and is told so."""
    if before := told.answered_before(holder(token), answer):
        flash(before, "info")
        return back(token)
    return done(token, verb, said)


def done(token, verb, said):
    """Let the verb decide about the holder's application, commit, and show the page."""
    verb(holder(token))
    db.session.commit()
    flash(said, "success")
    return back(token)


def back(token):
    return redirect(url_for(".status", token=token), 303)


def refuse_begun(one):
    """Refuse to change anything here once the training has begun: then it is the organiser's matter."""
    day = one.cohort.starts_on
    if one.cohort.closed_at or day and today() >= day:
        raise Refused(_("The training has begun; please tell the organiser."))


def known_purpose(words):
    return Purpose(words) if words in list(Purpose) else abort(404)
