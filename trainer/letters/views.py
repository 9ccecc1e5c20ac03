"""The Mail tab: what was written to the people of a cohort, what became of it, and another try."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.letters import (  # noqa: F401  (the others add their pages, words and attachments)
    admin_views,
    agenda_mail,
    calendar,
    compose_views,
    decisions,
    official_views,
    preview,
    reach_views,
    receipts,
    resending,
    speaker_letter_views,
    text_views,
    watch,
    words,
)  # fmt: skip
from trainer.letters.blueprint import COHORT, letters
from trainer.mail import attachments, bounces, outbox
from trainer.mail.models import Message
from trainer.programmes.queries import cohort_at

TAB = "letters.messages"
ONE = f"{COHORT}/mail/<int:message_id>"


def init_app(app):
    app.register_blueprint(letters)
    agenda_mail.init_app()
    decisions.init_app()
    receipts.init_app()
    speaker_letter_views.init_app()
    watch.init_app()


@letters.route(f"{COHORT}/mail")
@open_to(*STAFF)
def messages(slug, number):
    """Every message of the cohort, newest first; the filters stand in the address."""
    cohort = db.one_or_404(cohort_at(slug, number))
    filters = {name: request.args.get(name, "") for name in ("state", "code", "q")}
    page = db.paginate(outbox.messages(cohort.id, **filters), per_page=50, max_per_page=50)
    return render_template(
        "letters/messages.html", cohort=cohort, page=page, filters=filters, counts=outbox.counts(cohort.id),
        codes=db.session.scalars(outbox.codes(cohort.id)).all(), by_itself=decisions.mails_decisions(cohort),
    )  # fmt: skip


@letters.route(ONE)
@open_to(*STAFF)
def message(slug, number, message_id):
    """One message as it was or will be sent, and its journal."""
    cohort, found = message_at(slug, number, message_id)
    entries = db.session.scalars(journal.entries_of(found)).all()
    returns = db.session.scalars(bounces.bounces_of(found)).all()
    return render_template(
        "letters/message.html", cohort=cohort, message=found, entries=entries, returns=returns, tab=TAB,
        now_at=resending.address_now(found), body=preview.body_of(found),
    )  # fmt: skip


@letters.route(f"{ONE}/attachments/<int:place>")
@open_to(*STAFF)
def attachment(slug, number, message_id, place):
    """One attachment, as it would be made now."""
    _cohort, found = message_at(slug, number, message_id)
    if place >= len(found.attachments):
        abort(404)
    name, data, mimetype = attachments.make(found, found.attachments[place])
    return paper.show(data, name, mimetype.partition(";")[0], as_attachment=True)


@letters.route(f"{ONE}/attempts", methods=["POST"])
@open_to(*STAFF)
def again(slug, number, message_id):
    """Send a failed or doubtful message once more, to the address that the person has now."""
    cohort, found = message_at(slug, number, message_id)
    resending.again(found, journal.actor())
    db.session.commit()
    flash(_("The message was put back into the outbox."), "success")
    return redirect(url_for(".messages", slug=cohort.programme.slug, number=cohort.number), 303)


@letters.route(f"{COHORT}/mail/attempts", methods=["POST"])
@open_to(*STAFF)
def all_again(slug, number):
    """Send once more every message that failed, but for addresses that do not work and were not corrected."""
    cohort = db.one_or_404(cohort_at(slug, number))
    count = resending.all_again(cohort, journal.actor())
    db.session.commit()
    said = ngettext("%(num)d message was put back into the outbox.", "%(num)d messages were put back into the outbox.",
                    count)  # fmt: skip
    flash(said, "success" if count else "info")
    return redirect(url_for(".messages", slug=slug, number=number), 303)


@letters.route(f"{COHORT}/mail/decisions", methods=["POST"])
@open_to(*STAFF)
def mail_decisions(slug, number):
    """Mail decisions by itself from now on, or no longer."""
    cohort = db.one_or_404(cohort_at(slug, number))
    wanted = request.form.get("wanted") == "1"
    decisions.switch(cohort, wanted, journal.actor())
    db.session.commit()
    flash(_("Decisions are mailed by themselves from now on.") if wanted else
          _("Decisions are no longer mailed by themselves."), "success")  # fmt: skip
    return redirect(url_for(".messages", slug=slug, number=number), 303)


def message_at(slug, number, message_id):
    """The cohort and one of its messages, else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return cohort, db.one_or_404(outbox.messages(cohort.id).where(Message.id == message_id))

