"""Who holds the phone: known by the account, by an application that this browser sent, by what this phone did before,
or by what a person types.

What is typed is a name or a number of the name list together with the last four digits of the telephone on record.
Whoever types it wrongly is told the same, whether nobody is called so or the digits are others; and no page shows a
name that was not typed, or proven by signing in, on that very phone.
"""

from dataclasses import dataclass
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, or_, select

from trainer.attendance.models import Presence
from trainer.database import db
from trainer.door import self_check_in_phones as phones
from trainer.errors import Refused
from trainer.look import today
from trainer.people.models import Person
from trainer.programmes.models import Cohort
from trainer.registration import queries
from trainer.registration.list_numbers import NUMBER
from trainer.registration.models import Registration, State
from trainer.thai import names
from trainer.thai.numerals import arabic_digits
from trainer.thai.text import clean, key

DIGITS = 4
LONGEST = 9  # digits of a number in the name list


@dataclass(frozen=True)
class Met:
    """Somebody whom this phone may sign in by one tap; `since` is when they were signed in at the slot, or None."""

    registration: Registration
    since: datetime | None


def known(slot, phone, account=None, remembered=()):
    """The people of the slot's cohort whom this phone is known to belong to, as Met, in Thai order.

    `phone` is the hash of its mark, `remembered` are ids of registrations that this browser sent or has just proven.
    A phone that signed in several people belongs to none of them.
    """
    ids = {number for number in remembered if number}
    before = phones.people_of(phone, slot.cohort)
    if len(before) == 1:
        ids |= before
    by_mail = [func.lower(Person.email) == account.email.lower()] if account is not None else []
    if not ids and not by_mail:
        return []
    own = (Presence.slot_id == slot.id) & (Presence.registration_id == Registration.id)
    found = queries.registrations_of(slot.cohort).where(or_(Registration.id.in_(ids), *by_mail))
    rows = db.session.execute(found.outerjoin(Presence, own).add_columns(Presence.at))
    return [Met(registration, since) for registration, since in rows]


def identified(cohort, who, digits):
    """The Registration of the cohort that a person means who types a name or a number, and four digits (or all).

    Raises Refused, its `place` naming the field, for what is typed incompletely; else with `place` "who", the same for
    everybody who is not found, or "elsewhere" for who is found in another cohort that is held today.
    """
    who, digits = clean(who), "".join(filter(str.isdecimal, arabic_digits(digits)))[-DIGITS:]
    if not who:
        raise Refused(_("Please write your name, or your number in the name list."), place="who")
    if len(digits) < DIGITS:
        raise Refused(_("Please write the last four digits of the telephone number that you registered with."),
                      place="digits")  # fmt: skip
    found = _meant(cohort, who, digits)
    if len(found) == 1:
        return found[0]
    other = None if found else _elsewhere(cohort, who, digits)
    if other is not None:
        raise Refused(_("You are registered in %(cohort)s, and this is the screen of another course. Please ask at "
                        "the desk which hall is yours.", cohort=other.label), place="elsewhere")  # fmt: skip
    raise Refused(_("Nobody was found with this name or number and these four digits. Look at both once more, sign in "
                    "with a code by e-mail, or go to the desk."), place="who")  # fmt: skip


def spelt(who):
    """The keys that a typed name may have: as it stands, and without its title."""
    name = names.split(who)
    return {key(who), key(f"{name.first}{name.last or ''}")}


def _meant(cohort, who, digits):
    """Those of the cohort whose telephone ends so, and who are called so or have that number."""
    ending = queries.registrations_of(cohort).where(Person.phone.endswith(digits))
    number = arabic_digits(who)
    if number.isdecimal():
        placed = _numbered(cohort, int(number[:LONGEST]))
        return db.session.scalars(ending.where(Registration.id == placed)).all()
    return [one for one in db.session.scalars(ending) if _is_called(one.person, who)]


def _numbered(cohort, number):
    """The id of the registration with a number in the name list, as a select of one; no such number is no row."""
    seated = select(Registration.id, NUMBER.label("number")).join(Registration.person).where(
        Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED
    ).subquery()  # fmt: skip
    return select(seated.c.id).where(seated.c.number == number).scalar_subquery()


def _is_called(person, who):
    own = {person.name_key.replace(" ", ""), key(person.full_name)}
    return not own.isdisjoint(spelt(who))


def _elsewhere(cohort, who, digits):
    """The other cohort, held today, in which somebody is registered who is called so; None where there is none."""
    others = queries.registrations().where(
        Registration.cohort_id != cohort.id, Registration.state != State.MERGED, Person.phone.endswith(digits),
        Cohort.starts_on <= today(), Cohort.ends_on >= today(),
    )  # fmt: skip
    return next((one.cohort for one in db.session.scalars(others) if _is_called(one.person, who)), None)
