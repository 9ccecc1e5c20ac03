"""Checks the rows of rosters, all files together: what each row means, and what is wrong with it. Writes nothing."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trainer.organisations import matching
from trainer.registration import cells, duplicates
from trainer.registration.lodging import Stay
from trainer.registration.problems import EXCEPTABLE, problem
from trainer.thai import names, text
from trainer.workbook.book import as_written

MOST_OTHERS = 5  # rows named beside one that may be a duplicate; one line filled down may repeat thousands of times


@dataclass(frozen=True)
class Decision:
    """What a person decided about a row: corrected cells, the organisation meant, and what is all right as it is."""

    corrections: Mapping = field(default_factory=dict)  # field → text
    organisation_id: int | None = None
    left_out: bool = False
    not_a_duplicate: bool = False
    exception_reason: str = ""  # why the person is admitted although the terms speak against the organisation


UNDECIDED = Decision()


@dataclass(frozen=True)
class RosterRow:
    """A person's row of a roster: `raw` is {field: cell as it was}, `cells` {heading: text} to keep."""

    file: str
    row: int
    raw: Mapping
    sheet: str = ""
    cells: Mapping = field(default_factory=dict)
    decision: Decision = UNDECIDED

    @property
    def fingerprint(self):
        """The same for the same row in the same words, in whichever file: known again after any correction."""
        said = {name: text.clean(as_written(value)) for name, value in self.raw.items() if name != "sequence"}
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:32]


@dataclass(frozen=True)
class CheckedRow:
    """A row as it was understood; `problems` are in the order of the columns."""

    file: str
    row: int
    raw: Mapping
    sheet: str = ""
    cells: Mapping = field(default_factory=dict)
    fingerprint: str = ""
    title: str | None = None
    first_name: str = ""
    last_name: str | None = None
    name: str = ""  # as printed
    phone: str | None = None
    extension: str | None = None
    phones: tuple = ()
    email: str | None = None
    province: str | None = None  # ISO 3166-2
    position: str = ""
    food: str = ""
    needs: str = ""
    publication: bool | None = None  # whether the row consents to publishing the name; None where it does not say
    lodging: Stay = Stay.UNKNOWN
    organisation: matching.KnownOrganisation | None = None
    organisation_name: str = ""  # as written, clean
    registration_no: str | None = None  # as written, ASCII digits
    suggestions: tuple = ()
    problems: tuple = ()
    decision: Decision = UNDECIDED

    @property
    def status(self):
        """ "left_out" by a person, "done" (registered before), "blocked", or "ready" to go in."""
        if self.decision.left_out:
            return "left_out"
        if "already_registered" in self.codes:
            return "done"
        return "blocked" if any(problem.blocking for problem in self.problems) else "ready"

    @property
    def codes(self):
        """The codes of the problems, in order, each once."""
        return list(dict.fromkeys(problem.code for problem in self.problems))

    @property
    def keys(self):
        """What this person is known by from one import to the next (see `duplicates.keys`)."""
        return duplicates.keys(self.first_name, self.last_name, self.phones,
                               self.organisation.id if self.organisation else None)

    @property
    def organisation_key(self):
        """Equal for two rows of one organisation: the registry's, or the same words."""
        return self.organisation.id if self.organisation else matching.name_key(self.organisation_name) or None

    def to_json(self):
        """The row as `roster check --json` prints it."""
        own = self.organisation and matching.number_text(self.organisation.registration_no)
        return {
            "file": self.file, "sheet": self.sheet, "row": self.row, "title": self.title,
            "first_name": self.first_name or None, "last_name": self.last_name, "phone": self.phone,
            "email": self.email, "province": self.province, "registration_no": own or None, "problems": self.codes,
        }  # fmt: skip


def check(rows, matcher, terms, existing=frozenset()):
    """A CheckedRow for each RosterRow, in order.

    `matcher` is a matching.Matcher, `terms` the cohort's eligibility.Terms. `existing` holds the `duplicates.keys` of
    everyone already in the cohort, and the fingerprints of the rows they came from: such rows have nothing to do.
    """
    checked = [_checked(row, matcher, terms) for row in rows]
    checked = _with_duplicates(checked)
    return [_if_registered(row, existing) for row in checked]


def _checked(row, matcher, terms):
    sheet = cells.Cells({**row.raw, **row.decision.corrections}, row.decision.corrections)
    name = sheet.name()
    phone = sheet.phone()
    email = sheet.email()
    organisation, match, number = _organisation(sheet, matcher, row.decision)
    province = sheet.province(organisation)
    position, food, needs = map(sheet.shortened, ("position", "food", "needs"))
    publication = sheet.publication()
    _judge(sheet, organisation, match, number, terms, row.decision)
    return CheckedRow(
        row.file, row.row, row.raw, row.sheet, row.cells, row.fingerprint,
        title=name.title, first_name=name.first, last_name=name.last, name=names.written(name) if name.first else "",
        phone=phone.number, extension=phone.extension,
        phones=tuple(filter(None, (phone.number, *phone.others))), email=email, province=province,
        position=position, food=food, needs=needs, lodging=sheet.lodging(), publication=publication,
        organisation=organisation,
        organisation_name=matching.plain_name(sheet.text("organisation"))[:cells.LONGEST["organisation"]],
        registration_no=number, suggestions=match.suggestions, problems=tuple(sheet.problems), decision=row.decision,
    )  # fmt: skip


def _organisation(sheet, matcher, decision):
    """(the organisation or None, the Match, the number as written): a person's choice goes before any match."""
    number = matching.number_text(sheet.value("registration_no"))
    chosen = matcher.known.get(decision.organisation_id)
    if chosen:
        return chosen, matching.Match(chosen, how="chosen"), number
    match = matcher.match(sheet.text("organisation"), number, sheet.province_code())
    return match.organisation, match, number


def _judge(sheet, organisation, match, number, terms, decision):
    """Note what speaks against the organisation, each rule of the programme's terms in its own words."""
    name = matching.plain_name(sheet.text("organisation"))
    if match.problem:
        owner = match.organisation or (match.suggestions[0].organisation if match.suggestions else None)
        sheet.note(match.problem, "organisation", name=name, number=number, owner=owner and owner.name,
                   own=owner and matching.number_text(owner.registration_no))
    if match.problem == "registration_no_mismatch":
        sheet.note("organisation_unknown", "organisation", name=name)
    if organisation is not None:
        for shortcoming in terms.shortcomings(organisation):
            sheet.note(shortcoming.rule, "organisation", **shortcoming.facts)
    if decision.exception_reason:
        sheet.problems = [replace(one, blocking=one.blocking and one.code not in EXCEPTABLE) for one in sheet.problems]


def _with_duplicates(checked):
    """Flag every row of each group that may be one person; rows left out, or cleared by a person, stay outside."""
    asked = [index for index, row in enumerate(checked)
             if not (row.decision.left_out or row.decision.not_a_duplicate)]
    flagged = list(checked)
    for group in duplicates.groups([checked[index] for index in asked]):
        members = [asked[index] for index in group]
        for index in members:
            others = [other for other in members[: MOST_OTHERS + 1] if other != index][:MOST_OTHERS]
            places = [(checked[other].file, checked[other].row) for other in others]
            found = problem("possible_duplicate", "name", rows=places, more=len(members) - 1 - len(others))
            flagged[index] = replace(checked[index], problems=(*checked[index].problems, found))
    return flagged


def _if_registered(row, existing):
    namesake = row.decision.not_a_duplicate  # a person said that this is somebody else of the same name
    known = row.first_name and row.keys & existing and not namesake
    if row.fingerprint not in existing and not known:
        return row
    found = problem("already_registered", "name", same_row=row.fingerprint in existing)
    return replace(row, problems=(*row.problems, found))
