"""The invitation on paper: an external official letter to the head of each organisation, as one PDF or one by one."""

from itertools import groupby

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import paper
from trainer.changes import change
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import filling
from trainer.letters.defaults import INVITATION
from trainer.letters.models import InvitationLetter
from trainer.letters.placeholders import KNOWN, about_cohort
from trainer.mail import attachments
from trainer.programmes.models import Cohort
from trainer.registration.models import Registration, State
from trainer.registration.queries import participants_of
from trainer.thai import numerals, sorting, text

ON_PAPER = {name: KNOWN[name] for name in ("organisation", "programme", "cohort", "days", "first_day", "venue",
                                           "issuing_body")}  # fmt: skip
PLACEHOLDERS = (*ON_PAPER, "people", "count")
WORDED = ("subject", "addressee", "body")


def letter_of(cohort):
    """The cohort's letter; where none was written yet, one with the words that are usual, not yet kept."""
    found = db.session.scalar(select(InvitationLetter).where(InvitationLetter.cohort_id == cohort.id))
    if found:
        return found
    signatory = next(iter(cohort.programme.signatories or []), {})
    return InvitationLetter(
        cohort_id=cohort.id, number="", office=cohort.programme.issuing_body, reference="", contact="",
        signatory=signatory.get("name", ""), position=signatory.get("position", ""), **INVITATION,
    )  # fmt: skip


def keep(cohort, by, **facts):
    """Write the letter down. Raises Refused, its place the field at fault, for a placeholder that does not exist."""
    for name in WORDED:
        filling.check(facts[name], PLACEHOLDERS, name)
    letter = letter_of(cohort)
    if letter.id is None:
        db.session.add(letter)
        db.session.flush()
    change(by, letter, act="worded", **facts)
    return letter


def missing(letter):
    """What an official letter cannot leave without, by field; empty when it may be sent."""
    return [name for name in ("number", "dated_on", "signatory", "position") if not getattr(letter, name)]


def groups(cohort):
    """[(organisation's name, its people who hold a seat)] in Thai order."""
    people = db.session.scalars(participants_of(cohort)).all()
    called = sorted(people, key=lambda one: (sorting.sort_key(one.organisation_label), one.organisation_label))
    return [(name, list(each)) for name, each in groupby(called, key=lambda one: one.organisation_label)]


def group_of(registration):
    """The organisation of one participant and all its people who hold a seat."""
    if registration.state != State.ACCEPTED:
        raise Refused(_("%(name)s holds no seat; the invitation is for those who do.", name=registration.label))
    return next(one for one in groups(registration.cohort) if registration in one[1])


def pages(letter, cohort, invited):
    """What stands on the letter to each of these organisations."""
    facts = about_cohort(cohort, "th")
    for organisation, people in invited:
        named = facts | {
            "organisation": text.clean(organisation), "people": joined([one.label for one in people]),
            "count": str(len(people)),
        }  # fmt: skip
        yield {name: filling.fill(getattr(letter, name), named) for name in WORDED}


def joined(names):
    """ก, ข และ ค, as Thai letters list people; each name stays in one piece."""
    names = [name.replace(" ", "\u00a0") for name in names]
    return names[0] if len(names) == 1 else f"{' '.join(names[:-1])} และ{names[-1]}"


def pdf(letter, cohort, invited):
    """The bytes of the letters to these organisations, a page or more each, in Thai digits.

    The form is that of the external letter (หนังสือภายนอก) of ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526,
    without the Garuda, which only a state office may put there: leave its place free for paper that carries it.
    """
    with force_locale("th"):
        return paper.pdf("print/invitation.html", letter=letter, pages=list(pages(letter, cohort, invited)),
                         digits=numerals.thai_digits)  # fmt: skip


@attachments.kind("invitation")
def attached(message):
    """The letter to the organisation of the message's recipient, as it stands when the message is sent."""
    registration = db.session.get(Registration, message.registration_id)
    letter = letter_of(db.session.get(Cohort, message.cohort_id))
    refuse_unfinished(letter)
    return "หนังสือเชิญ.pdf", pdf(letter, registration.cohort, [group_of(registration)]), "application/pdf"


def refuse_unfinished(letter):
    """Refuse a letter that lacks its number, its date or who signs it."""
    if letter.id is None or missing(letter):
        raise Refused(_("The invitation letter is not finished: give its number, date and signatory first."))
