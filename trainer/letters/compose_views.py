"""Writing to people of a cohort: a letter, whom it goes to, a look at it for a real person, the outbox."""

import re
import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import mailing, preview, texts
from trainer.letters.blueprint import COHORT, letters
from trainer.letters.defaults import LETTERS
from trainer.letters.forms import TextForm
from trainer.letters.letter import Sent
from trainer.letters.placeholders import KNOWN
from trainer.programmes.queries import cohort_at
from trainer.registration import queries
from trainer.registration.models import State
from trainer.settings import LANGUAGES
from trainer.thai import places

TAB = "letters.messages"
STATES = [one for one in State if one != State.MERGED]  # the entry that counts is the one that is written to


@letters.route(f"{COHORT}/mail/new", methods=["GET", "POST"])
@open_to(*STAFF)
def compose(slug, number):
    """The letter, whom it goes to, and how it reads for one of them; a POST previews it or puts it."""
    cohort = db.one_or_404(cohort_at(slug, number))
    chosen = choices()
    form = TextForm(obj=texts.text_of(cohort.programme, chosen["code"], chosen["language"]))
    people = db.session.scalars(audience(cohort, chosen)).all()
    if request.method == "POST" and "preview" not in request.form and form.validate_on_submit():
        try:
            return put(cohort, chosen, form)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            people = db.session.scalars(audience(cohort, chosen)).all()
            form.say(refusal)
    recipients = mailing.recipients(cohort, people, chosen["code"])
    return render_template(
        "letters/compose.html", cohort=cohort, form=form, chosen=chosen, recipients=recipients, tab=TAB, states=STATES,
        letters=by_hand(), regions=places.regions(), known=KNOWN, attachments=mailing.ATTACHMENTS,
        token=token(), ticked=ticked(recipients), along=along(chosen, cohort),
        shown=preview.shown(cohort, [one.registration for one in recipients if one.address], form, chosen["language"]),
    )  # fmt: skip


@letters.route(f"{COHORT}/mail/selection", methods=["POST"])
@open_to(*STAFF)
def selection(slug, number):
    """From people ticked elsewhere to a letter for them."""
    ids = request.form.getlist("people", type=int)
    if not ids:
        raise Refused(_("Tick at least one person first."))
    return redirect(url_for(".compose", slug=slug, number=number, people=",".join(map(str, ids)), code="note"), 303)


def put(cohort, chosen, form):
    """Put the letter for everyone ticked, and show the outbox."""
    if chosen["code"] == "note" and unchanged(cohort, chosen, form):
        raise Refused(_("Write what you want to say first."), "body")
    ids = request.form.getlist("people", type=int)
    count = mailing.mail_to(
        cohort, db.session.scalars(queries.chosen(cohort, ids)).all(), texts.checked(form.subject.data, form.body.data),
        journal.actor(), token=token(), code=chosen["code"], language=chosen["language"],
        along=[kind for kind in mailing.ATTACHMENTS if kind in request.form.getlist("along")],
    )  # fmt: skip
    db.session.commit()
    flash(ngettext("%(num)d message was put into the outbox.", "%(num)d messages were put into the outbox.", count)
          if count else _("These messages are in the outbox already."), "success")  # fmt: skip
    return redirect(url_for(".messages", slug=cohort.programme.slug, number=cohort.number), 303)


def unchanged(cohort, chosen, form):
    text = texts.text_of(cohort.programme, chosen["code"], chosen["language"])
    return not text.own and texts.checked(form.subject.data, form.body.data).body == text.body


def choices():
    """What the address asks for: letter, language, and whom; what is unknown falls back to what is usual."""
    code = request.args.get("code", "accepted")
    code = code if code in by_hand() else "accepted"
    language = request.args.get("language", "th")
    return {
        "code": code,
        "language": language if language in LANGUAGES else "th",
        "state": request.args.get("state", str(LETTERS[code].audience)),
        "region": request.args.get("region", ""),
        "q": request.args.get("q", ""),
        "people": [int(one) for one in re.findall(r"\d{1,9}", request.args.get("people", ""))],
    }


def by_hand():
    """{code: Letter} of those that can be written here."""
    return {code: letter for code, letter in LETTERS.items() if letter.sent != Sent.PRINT_DAY}


def audience(cohort, chosen):
    """The people whom the choices mean: those ticked on another page, else those whom the filters find."""
    if chosen["people"]:
        return queries.chosen(cohort, chosen["people"])
    return queries.sought(cohort, **{name: chosen[name] for name in ("state", "region", "q")})


def ticked(recipients):
    """The ids to be ticked: as sent, else everyone who can be written to and has not had this letter."""
    if request.method == "POST":
        return set(request.form.getlist("people", type=int))
    return {one.registration.id for one in recipients if one.address and not one.had_at}


def along(chosen, cohort):
    """The attachments to be ticked: as sent, else those that usually go with the letter."""
    if request.method == "POST":
        return request.form.getlist("along")
    usual = LETTERS[chosen["code"]].attachments
    return [kind for kind in usual if kind == "calendar" and cohort.starts_on]


def token():
    """The name of this mailing: the form's own, so that a form sent twice writes once."""
    sent = request.form.get("token", "")
    return sent if re.fullmatch(r"[0-9a-f]{32}", sent) else secrets.token_hex(16)
