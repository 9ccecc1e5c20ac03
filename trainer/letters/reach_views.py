"""Who cannot be reached by mail: addresses that do not work, corrected here; people without one, with telephone."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.letters import reach, resending
from trainer.letters.blueprint import COHORT, letters
from trainer.mail import outbox
from trainer.mail.models import Message
from trainer.programmes.queries import cohort_at

TAB = "letters.messages"


@letters.route(f"{COHORT}/mail/unreachable")
@open_to(*STAFF)
def unreachable(slug, number):
    """Whose address does not work, with a field for the right one; and who is to be told by telephone."""
    cohort = db.one_or_404(cohort_at(slug, number))
    broken = db.session.execute(reach.broken(cohort)).all()
    page = db.paginate(reach.without_address(cohort), per_page=50, max_per_page=50)
    return render_template(
        "letters/unreachable.html", cohort=cohort, broken=broken, page=page, deadlines=reach.deadlines(page.items),
        tab=TAB,
    )  # fmt: skip


@letters.route(f"{COHORT}/mail/<int:message_id>/address", methods=["POST"])
@open_to(*STAFF)
def correct_address(slug, number, message_id):
    """Correct the address of the message's person, and send once more what failed there."""
    cohort = db.one_or_404(cohort_at(slug, number))
    message = db.one_or_404(outbox.messages(cohort.id).where(Message.id == message_id))
    count = resending.correct(message, request.form.get("email", ""), journal.actor())
    db.session.commit()
    said = ngettext("The address is corrected; %(num)d message was put back into the outbox.",
                    "The address is corrected; %(num)d messages were put back into the outbox.", count)  # fmt: skip
    flash(said, "success")
    return redirect(url_for(".unreachable", slug=slug, number=number), 303)
