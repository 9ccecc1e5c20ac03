"""The invitation on paper: its words, and the PDF of all letters or of one."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import official
from trainer.letters.blueprint import COHORT, letters
from trainer.letters.forms import InvitationForm
from trainer.programmes.queries import cohort_at
from trainer.registration.models import Registration
from trainer.registration.queries import registrations_of

TAB = "letters.messages"
PAGE = f"{COHORT}/mail/invitation"


@letters.route(PAGE, methods=["GET", "POST"])
@open_to(*STAFF)
def invitation(slug, number):
    """The letter's words, and the organisations that it goes to."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = InvitationForm(obj=official.letter_of(cohort))
    if form.validate_on_submit():
        try:
            official.keep(cohort, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("The invitation letter is saved."), "success")
            return redirect(url_for(".invitation", slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    letter = official.letter_of(cohort)
    return render_template(
        "letters/invitation.html", cohort=cohort, form=form, letter=letter, tab=TAB, groups=official.groups(cohort),
        missing=official.missing(letter), known=official.ON_PAPER,
    )  # fmt: skip


@letters.route(f"{PAGE}.pdf")
@open_to(*STAFF)
def invitations_pdf(slug, number):
    """The letters to all organisations, ready to print."""
    cohort = db.one_or_404(cohort_at(slug, number))
    invited = official.groups(cohort)
    if not invited:
        raise Refused(_("Nobody holds a seat yet; there is no one to invite."))
    return paper.show(official.pdf(official.letter_of(cohort), cohort, invited), f"หนังสือเชิญ รุ่นที่ {cohort.number}.pdf")


@letters.route(f"{PAGE}/<int:registration_id>.pdf")
@open_to(*STAFF)
def invitation_pdf(slug, number, registration_id):
    """The letter to the organisation of one participant."""
    cohort = db.one_or_404(cohort_at(slug, number))
    one = db.one_or_404(registrations_of(cohort).where(Registration.id == registration_id))
    data = official.pdf(official.letter_of(cohort), cohort, [official.group_of(one)])
    return paper.show(data, f"หนังสือเชิญ {one.organisation_label}.pdf")
