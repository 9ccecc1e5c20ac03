"""The roster import: choose files, say which column is what, and in the end take everybody in, or nobody."""

from collections import Counter

from flask import abort, flash, make_response, redirect, render_template, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import drafting, queries
from trainer.registration.blueprint import COHORT, DRAFT, registration
from trainer.registration.models import State
from trainer.registration.problems import FIELD_WORDS
from trainer.registration.roster_forms import FinishForm, UploadForm, columns_form
from trainer.workbook import as_written

TAB = "registration.people"
SHOWN_ROWS = 12


@registration.route(f"{COHORT}/roster", methods=["GET", "POST"])
@open_to(*STAFF)
def roster_new(slug, number):
    """Choose the spreadsheets to import."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = UploadForm()
    if form.validate_on_submit():
        try:
            books = [workbook.read(file.filename, file.read()) for file in form.files.data]
            draft = drafting.open_draft(cohort, books, by=journal.actor())
            db.session.commit()
            return redirect(url_for("registration.roster_review", slug=slug, number=number, draft_id=draft.id), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.files.errors = [*form.files.errors, str(refusal)]
    return render_template("registration/roster_new.html", cohort=cohort, form=form, tab=TAB)


@registration.route(f"{DRAFT}/files/<int:file_id>/columns", methods=["GET", "POST"])
@open_to(*STAFF)
def roster_columns(slug, number, draft_id, file_id):
    """Which column holds what; shown with the first rows of the sheet."""
    draft = loaded(slug, number, draft_id)
    file = file_of(draft, file_id)
    sheet = drafting.sheet_of(file)
    form = columns_form(file, heads(sheet, file.header_row))
    if form.validate_on_submit():
        try:
            drafting.map_columns(file, form.header_row.data, form.chosen())
            db.session.commit()
            return redirect(url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id), 303)
        except Refused as refusal:
            db.session.rollback()
            draft = loaded(slug, number, draft_id)
            file = file_of(draft, file_id)
            form.say(refusal)
    return render_template(
        "registration/roster_columns.html", cohort=draft.cohort, draft=draft, file=file, form=form, tab=TAB,
        sample=sample(sheet, file.header_row), width=width(sheet), as_written=as_written, letter=workbook.letter,
        words_of={int(column): FIELD_WORDS[name] for name, column in file.columns.items() if name in FIELD_WORDS},
    )  # fmt: skip


@registration.route(f"{DRAFT}/registrations", methods=["POST"])
@open_to(*STAFF)
def roster_finish(slug, number, draft_id):
    """Take everything in, in one transaction."""
    made = drafting.finish(loaded(slug, number, draft_id), by=journal.actor(), give_seats=FinishForm().give_seats.data)
    db.session.commit()
    said = ngettext("%(num)d person was registered.", "%(num)d people were registered.", len(made))
    flash(f"{said} {seated(made)}", "success")
    return redirect(url_for("registration.people", slug=slug, number=number), 303)


@registration.route(f"{DRAFT}/removal", methods=["POST"])
@open_to(*STAFF)
def roster_discard(slug, number, draft_id):
    """Throw the import away; nothing of it was registered."""
    drafting.discard(loaded(slug, number, draft_id), by=journal.actor())
    db.session.commit()
    flash(_("The import was thrown away; nobody was registered by it."), "success")
    return redirect(url_for("registration.people", slug=slug, number=number), 303)


def loaded(slug, number, draft_id):
    """The unfinished draft of this cohort, with its files and decisions.

    410 with a page of its own for one that is over; 404 for one of another cohort, of which nothing is told.
    """
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.session.scalar(queries.draft_at(cohort, draft_id)) or over(cohort, draft_id)


def over(cohort, draft_id):
    """Answer 410 for an import that was finished or thrown away; 404 where the cohort never had it."""
    acts = db.session.scalars(queries.acts_on_draft(cohort, draft_id)).all() or abort(404)
    thrown_away = "discarded_draft" in acts
    page = render_template("registration/roster_over.html", cohort=cohort, thrown_away=thrown_away, tab=TAB)
    abort(make_response(page, 410))


def seated(made):
    """A sentence about the seats that were given with an import."""
    states = Counter(one.state for one in made)
    if not states[State.ACCEPTED] + states[State.RESERVE]:
        return ""
    return _("%(seats)s got a seat, %(reserves)s became reserves.", seats=states[State.ACCEPTED],
             reserves=states[State.RESERVE])  # fmt: skip


def file_of(draft, file_id):
    """One file of the draft; 404 for a file of another draft."""
    return next((file for file in draft.files if file.id == file_id), None) or abort(404)


def width(sheet):
    """How many columns the sheet shows."""
    return max((len(row.cells) for row in sheet.rows[:50]), default=0)


def sample(sheet, header_row):
    """Rows of the sheet around its header: what stands above it, and the first people below."""
    above = sum(row.number < header_row for row in sheet.rows)
    first = max(above - SHOWN_ROWS // 2, 0)
    return sheet.rows[first : first + SHOWN_ROWS]


def heads(sheet, header_row):
    """(column, "C · heading") pairs of the sheet, for choosing."""
    header = next((row for row in sheet.rows if row.number == header_row), None)
    said = [" ".join(as_written(header.at(column)).split())[:40] if header else "" for column in range(width(sheet))]
    letters = [workbook.letter(column) for column in range(len(said))]
    called = [f"{letter} · {head}" if head else letter for letter, head in zip(letters, said, strict=True)]
    return [(str(column), words) for column, words in enumerate(called)]
