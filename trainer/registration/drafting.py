"""A roster import in the making: opened from workbooks, decided upon row by row, then taken in or thrown away."""

from collections import Counter
from dataclasses import dataclass

from flask_babel import gettext as _

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.models import Organisation
from trainer.registration import columns, importing, queries
from trainer.registration.drafts import RosterDraft, RosterFile, RowDecision
from trainer.registration.problems import EXCEPTABLE
from trainer.registration.roster import Decision
from trainer.registration.rosterfiles import roster_file, roster_sheet
from trainer.thai.text import clean
from trainer.workbook import Sheet

MOST_FILES = 20
LONGEST_REASON = 500  # letters


@dataclass(frozen=True)
class DraftRow:
    """A row of the draft as the review page shows it: the file it stands in, and how it is understood."""

    file: RosterFile
    checked: object  # roster.CheckedRow

    @property
    def anchor(self):
        return f"row-{self.file.id}-{self.checked.row}"

    @property
    def look(self):
        """Equal as long as nothing that the page shows of the row has changed."""
        return self.checked, [problem.facts for problem in self.checked.problems]


def open_draft(cohort, books, by):
    """Keep the sheets of people of these workbooks for a look through. Raises Refused for none, or too many."""
    cohort.refuse_if_closed()
    if not books or len(books) > MOST_FILES:
        raise Refused(_("Choose between 1 and %(most)s files.", most=MOST_FILES), "files")
    if cohort.starts_on is None:
        raise Refused(_("This cohort has no dates; whether an organisation is certified depends on its first day."))
    draft = RosterDraft(cohort=cohort, account_id=by.id if by else None)
    for book in books:
        read = roster_file(book)
        draft.files += [kept(read.name, one.sheet, one.layout, read.notes) for one in read.sheets]
    db.session.add(draft)
    journal.record(by, "opened_draft", draft)
    return draft


def kept(name, sheet, layout, notes):
    """One sheet as the draft keeps it."""
    return RosterFile(
        name=name, sheet=sheet.title, notes=list(notes), table=sheet.to_table(),
        header_row=layout.header_row, columns=dict(layout.columns),
    )  # fmt: skip


def sheet_of(file):
    """The sheet of a draft's file, as it was read."""
    return Sheet.from_table(file.sheet, file.table)


def understood(file):
    """The rosterfiles.RosterSheet of a file under its present columns, with the decisions taken on its rows."""
    sheet = sheet_of(file)
    layout = columns.layout_with(sheet, file.header_row, file.columns)
    return roster_sheet(file.name, sheet, layout, {one.row: decision_of(one) for one in file.decisions})


def decision_of(kept_decision):
    return Decision(
        corrections=kept_decision.corrections, organisation_id=kept_decision.organisation_id,
        left_out=kept_decision.left_out, not_a_duplicate=kept_decision.not_a_duplicate,
        exception_reason=kept_decision.exception_reason,
    )  # fmt: skip


def review(draft):
    """Every row of the draft, all files checked together, as DraftRows."""
    sheets = [(file, understood(file)) for file in draft.files]
    owners = [file for file, sheet in sheets for _row in sheet.rows]
    checked = importing.check(draft.cohort, [row for _file, sheet in sheets for row in sheet.rows])
    return [DraftRow(file, row) for file, row in zip(owners, checked, strict=True)]


def side_by_side(rows):
    """These DraftRows in their order, but whoever may be one person stands together."""
    first = {}
    for place, row in enumerate(rows):
        one = row.checked
        others = [place for problem in one.problems if problem.code == "possible_duplicate"
                  for place in (first.get(other) for other in problem.facts["rows"]) if place is not None]
        first[one.file, one.row] = min([place, *others])
    return sorted(rows, key=lambda row: first[row.checked.file, row.checked.row])


def tally(rows):
    """How many DraftRows there are of each status."""
    return Counter(row.checked.status for row in rows)


def map_columns(file, header_row, chosen):
    """Say which column is what; `chosen` is {field: 0-based column}. Raises Refused where no column holds names."""
    if header_row == file.header_row and "sequence" in file.columns:
        chosen = {**chosen, "sequence": file.columns["sequence"]}  # nobody chooses it; it tells people from totals
    columns.layout_with(sheet_of(file), header_row, chosen)
    file.header_row, file.columns = header_row, chosen


def decide(file, row, **facts):
    """Keep what a person decided about a row: any of corrections, organisation_id, left_out, not_a_duplicate,
    exception_reason; what is not named stays as it was. Raises Refused for an organisation that does not exist."""
    if facts.get("organisation_id") and db.session.get(Organisation, facts["organisation_id"]) is None:
        raise Refused(_("This organisation is no longer in the register."), "organisation_id")
    found = next((one for one in file.decisions if one.row == row), None) or RowDecision(row=row, corrections={})
    if found not in file.decisions:
        file.decisions.append(found)
    for name, value in facts.items():
        setattr(found, name, {**found.corrections, **value} if name == "corrections" else value)
    return found


def choose_organisation(row, organisation_id, rows):
    """Say which organisation a row means, and all blocked `rows` that say the same in the same words; returns them."""
    alike = [one for one in rows if one.checked.status == "blocked" and meant(one) == meant(row) and meant(one)[0]]
    chosen = [row, *(one for one in alike if one.anchor != row.anchor and not one.checked.decision.organisation_id)]
    for one in chosen:
        decide(one.file, one.checked.row, organisation_id=organisation_id)
    return chosen


def meant(row):
    """What a row says of its organisation."""
    one = row.checked
    return one.organisation_name, one.registration_no, one.province


def finish(draft, by, give_seats=True):
    """Take in every row that nobody left out, in one transaction, and forget the draft; returns the registrations.

    Raises Refused while rows are blocked, and when somebody else finished the import or threw it away meanwhile.
    """
    cohort = lock(draft.cohort)
    draft = db.session.scalar(queries.draft_at(cohort, draft.id).execution_options(populate_existing=True))
    if draft is None:
        raise Refused(_("This import was finished or thrown away already."))
    made = importing.take_in(cohort, [one.checked for one in review(draft)], by, give_seats)
    db.session.delete(draft)
    return made


def leave_out_blocked(draft):
    """Leave out every row that still has a blocking problem; returns how many."""
    blocked = [one for one in review(draft) if one.checked.status == "blocked"]
    for one in blocked:
        decide(one.file, one.checked.row, left_out=True)
    return len(blocked)


def admissible(rows):
    """Those of the blocked rows that nothing but the terms keeps back: a reason admits them by exception."""
    return [
        one for one in rows
        if one.checked.status == "blocked"
        and all(each.code in EXCEPTABLE for each in one.checked.problems if each.blocking)
    ]  # fmt: skip


def admit_blocked(draft, reason):
    """Admit every row that only the terms keep back by exception, for one reason; returns how many.

    Raises Refused without a reason.
    """
    if not (reason := clean(reason)[:LONGEST_REASON]):
        raise Refused(_("Please say why they are admitted by exception."), "exception_reason")
    kept_back = admissible(review(draft))
    for one in kept_back:
        decide(one.file, one.checked.row, exception_reason=reason)
    return len(kept_back)


def discard(draft, by):
    """Throw the draft away, with the personal data in it."""
    journal.record(by, "discarded_draft", draft)
    db.session.delete(draft)
