"""The filters of the review desk as conditions on registrations; which there are, and what each may be.

They stand in the address of the page, in saved views, in the workbook's address and in bulk acts: everywhere the same.
"""

from sqlalchemy import String, cast, exists, false, func, literal_column, or_

from trainer.journal import Entry
from trainer.organisations.models import Kind, Organisation
from trainer.people.models import Person
from trainer.registration.appeals import Appeal
from trainer.registration.models import Registration, State
from trainer.thai import numerals, places, text

FILTERS = (
    "q", "state", "region", "province", "kind", "register", "rule", "came", "appeal", "twins", "mail"
)  # fmt: skip
ORDERS = ("", "newest", "rank", "score")
NONE = "none"  # of a region: no province is known
APPEALS = ("waiting", "answered")
PROVINCE = func.coalesce(func.nullif(Registration.province, literal_column("''")), Organisation.province)
LONGEST = 300  # of what is sought: names are no longer


def asked(args):
    """{filter: text} and "order" out of what an address carries; empty texts for what it does not."""
    return {name: text.clean(args.get(name, ""))[:LONGEST] for name in (*FILTERS, "order")}


def in_force(filters):
    """Those of the filters that say something, for addresses and saved views."""
    return {name: value for name, value in filters.items() if value and name in (*FILTERS, "order")}


def narrow(found, q="", twin_ids=None, **filters):
    """A select of registrations joined with Person and Organisation, narrowed to whom every filter names.

    `q` are words that stand in name, organisation, phone or e-mail; `twin_ids` the ids that may be somebody's second
    entry, given where the filter `twins` asks for them. A value that no filter knows finds nobody.
    """
    for word in text.clean(q).split():
        found = found.where(says(word))
    for name, value in filters.items():
        if value and name in CONDITIONS:
            found = found.where(CONDITIONS[name](value))
    return found.where(Registration.id.in_(twin_ids)) if filters.get("twins") else found


def says(word):
    """That a word stands in name, organisation, phone or e-mail."""
    digits = "".join(filter(str.isdigit, numerals.arabic_digits(word)))
    columns = [Person.first_name, Person.last_name, Person.email, Registration.organisation_name, Organisation.name]
    conditions = [column.icontains(word, autoescape=True) for column in columns]
    return or_(*conditions, Person.phone.contains(digits)) if len(digits) > 2 else or_(*conditions)


def of_region(name):
    """People of a region by its Thai name; NONE: of no province that is known."""
    if name == NONE:
        return or_(PROVINCE.is_(None), PROVINCE.not_in(list(places.PROVINCES)))
    return PROVINCE.in_([each.code for one in places.regions() if one.name_th == name for each in one.provinces])


def of_kind(kind):
    """People of organisations of a kind that stand in the register."""
    return Organisation.kind == kind if kind in list(Kind) else false()


def not_met(rule):
    """Whom a rule leaves out, by its code; "any": any rule."""
    frozen = cast(Registration.shortcomings, String)
    return frozen != "[]" if rule == "any" else frozen.contains(f'"rule": "{rule}"', autoescape=True)


def came(how):
    """By which way people came (`origin.Origin`), as the journal tells it; what came by a file keeps its row."""

    def by(act):
        return exists().where(Entry.registration_id == Registration.id, Entry.act == act)

    row = func.coalesce(Registration.source["row"].as_integer(), 0)
    told = {"public": by("applied"), "nominated": by("nominated")}
    if how in told:
        return told[how]
    return {"imported": row > 0, "by_hand": row == 0}.get(how, false()) & ~or_(*told.values())


def with_appeal(standing):
    """Who appealed, and the appeal waits or was answered."""
    answered = {"waiting": Appeal.granted.is_(None), "answered": Appeal.granted.is_not(None)}.get(standing, false())
    return exists().where(Appeal.registration_id == Registration.id, answered)


CONDITIONS = {
    "state": lambda state: Registration.state == state if state in list(State) else false(),
    "region": of_region,
    "province": lambda code: PROVINCE == code,
    "kind": of_kind,
    "register": lambda _value: Registration.organisation_id.is_(None),
    "rule": not_met,
    "came": came,
    "appeal": with_appeal,
    "mail": lambda _value: or_(Person.email.is_(None), Person.email == ""),
}
