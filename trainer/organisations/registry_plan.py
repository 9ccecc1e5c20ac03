"""What a registry workbook would change, organisation by organisation; nothing is written here."""

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.errors import Refused
from trainer.look import long_date, province, short_date
from trainer.organisations import matching, registry_sheet
from trainer.organisations.registry_finder import Finder
from trainer.wording import words

# What keeps a row from being understood; everything else is taken over and mentioned.
BLOCKING = {
    "name_missing": "name", "certified_on_unreadable": "certified_on", "revoked_on_missing": "revoked_on",
    "revoked_before_certified": "revoked_on", "cell_broken": "",
}  # fmt: skip
SHOWN_REFUSALS = 12


@dataclass
class Held:
    """A certification as it will be: `record` is the one we have, None for one that is new to us."""

    certified_on: date
    revoked_on: date | None
    number: str | None
    record: object = None


@dataclass
class Plan:
    """All steps in the order of the workbook."""

    file: str
    steps: list

    def having(self, outcome):
        """The steps that add, change, or leave as it is: "added", "changed", "unchanged"."""
        return [step for step in self.steps if outcome_of(step) == outcome]

    @property
    def problems(self):
        """What was doubtful, in sentences that name their row."""
        return [note for step in self.steps for note in step.notes]


def plan(book, organisations):
    """Hold a registry workbook against the organisations that we have.

    Raises Refused naming each row, and its column, that cannot be understood: a registry is taken over whole.
    """
    rows = registry_sheet.rows_of(book)
    refusals = [_refusal(row, code) for row in rows for code in row.problems if code in BLOCKING]
    steps = [] if refusals else _steps(rows, organisations, refusals)
    if refusals:
        raise Refused(_many(book.name, refusals), place=book.name)
    for step in steps:
        _think_through(step)
    return Plan(book.name, steps)


def outcome_of(step):
    """What the workbook does to this organisation: "added", "changed" or "unchanged"."""
    if step.organisation is None:
        return "added"
    return "changed" if changes_of(step) else "unchanged"


def changes_of(step):
    """What changes of an organisation that we have, as (words, before, after); empty for a new one."""
    return [*_fact_changes(step), *_certification_changes(step)] if step.organisation else []


def _steps(rows, organisations, refusals):
    finder, steps = Finder(organisations, rows), {}
    for row in rows:
        try:
            step = finder.step_of(row)
            steps[id(step)] = step
        except Refused as refusal:
            refusals.append(str(refusal))
    return list(steps.values())


def _refusal(row, code):
    columns = {"name": _("organisation's name"), "certified_on": _("day of certification"),
               "revoked_on": _("status or day of revocation")}  # fmt: skip
    column = columns.get(BLOCKING[code])
    sentence = registry_sheet.sentence(code)
    if column is None:
        return _("Row %(row)s: %(sentence)s", row=row.row, sentence=sentence)
    return _("Row %(row)s, column “%(column)s”: %(sentence)s", row=row.row, column=column, sentence=sentence)


def _many(name, refusals):
    shown = refusals[:SHOWN_REFUSALS]
    if len(refusals) > len(shown):
        shown.append(_("… and %(count)s more.", count=len(refusals) - len(shown)))
    head = ngettext(
        "%(file)s was not taken over, for %(num)s row cannot be understood:",
        "%(file)s was not taken over, for %(num)s rows cannot be understood:",
        len(refusals), file=name,
    )  # fmt: skip
    return "\n".join([head, *shown])


def _think_through(step):
    step.rows.sort(key=lambda row: (row.certified_on or date.min, row.row))
    latest, have = step.rows[-1], step.organisation
    step.facts = {
        "name": latest.name,
        "kind": latest.kind,
        "province": latest.province or (have and have.province),
        "registration_no": latest.registration_no or (have and have.registration_no),
    }
    step.certifications = [Held(c.certified_on, c.revoked_on, c.number, c) for c in have.certifications] if have else []
    for row in step.rows:
        step.notes += [_note(row, registry_sheet.sentence(code)) for code in row.problems if code not in BLOCKING]
        if row.status in ("certified", "revoked"):
            _place(step, row)
    if have and not matching.names_agree(have.name, latest.name):
        step.notes.append(_note(latest, _("%(old)s is now called %(new)s.", old=have.name, new=latest.name)))


def _place(step, row):
    """Put one row's certification into the history."""
    held = _meant(step, row)
    if held is None and row.certified_on:
        _open(step, row)
    elif held is not None:
        _update(step, row, held)


def _meant(step, row):
    """The certification that a row is about: of the same day, else the one still held under the same number."""
    same_day = next((held for held in step.certifications if held.certified_on == row.certified_on), None)
    others = {other.certified_on for other in step.rows}
    number = matching.number_key(row.registration_no)
    open_ones = [held for held in step.certifications if held.revoked_on is None and held.certified_on not in others
                 and matching.number_key(held.number) in (number, None)]  # fmt: skip
    return same_day or next(iter(open_ones), None)


def _open(step, row):
    last = row.revoked_on or date.max
    for held in step.certifications:
        if held.certified_on < last and row.certified_on < (held.revoked_on or date.max):
            step.notes.append(_note(row, _(
                "The certification of %(day)s is left out, for one of %(other)s is still held. Revoke that one first.",
                day=short_date(row.certified_on), other=short_date(held.certified_on))))  # fmt: skip
            return
    step.certifications.append(Held(row.certified_on, row.revoked_on, row.registration_no))


def _update(step, row, held):
    if row.certified_on and row.certified_on != held.certified_on:
        step.notes.append(_note(row, _("The day of certification was %(old)s here and is corrected to %(new)s.",
                                       old=short_date(held.certified_on), new=short_date(row.certified_on))))
        held.certified_on = row.certified_on
    held.number = row.registration_no or held.number
    if row.status == "revoked":
        held.revoked_on = row.revoked_on
    elif held.revoked_on:
        step.notes.append(_note(row, _(
            "The file does not say that it was revoked on %(day)s. It stays revoked; correct it by hand if need be.",
            day=short_date(held.revoked_on))))  # fmt: skip


def _note(row, sentence):
    return _("Row %(row)s, %(name)s: %(sentence)s", row=row.row, name=row.name, sentence=sentence)


def _fact_changes(step):
    shown = {"name": (_("Organisation's name"), str), "kind": (_("Kind"), lambda code: str(words(code, "kind"))),
             "province": (_("Province"), province), "registration_no": (_("Registration number"), str)}  # fmt: skip
    for name, value in step.facts.items():
        before = getattr(step.organisation, name)
        if before != value:
            label, write = shown[name]
            yield label, before and write(before), value and write(value)


def _certification_changes(step):
    for held in step.certifications:
        record = held.record
        if record is None or record.certified_on != held.certified_on:
            yield _("Certified on"), record and long_date(record.certified_on), long_date(held.certified_on)
        if held.revoked_on != (record and record.revoked_on):
            before = record and record.revoked_on
            yield _("Revoked on"), before and long_date(before), held.revoked_on and long_date(held.revoked_on)
        if record is not None and record.number != held.number:
            yield _("Registration number"), record.number, held.number
