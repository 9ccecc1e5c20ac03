"""The roster import: upload, columns, every row as understood beside what was written, then all goes in or nothing."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import drafting, queries
from trainer.registration.blueprint import COHORT, registration
from trainer.registration.problems import FIELD_WORDS, sentence
from trainer.registration.roster_forms import CORRECTABLE, FinishForm, UploadForm, columns_form
from trainer.workbook import as_written

DRAFT = f"{COHORT}/roster/<int:draft_id>"
TAB = "registration.people"
ROWS_A_PAGE = 50


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


@registration.route(DRAFT)
@open_to(*STAFF)
def roster_review(slug, number, draft_id):
    """Every row as it is understood, beside what was written."""
    draft = loaded(slug, number, draft_id)
    rows = drafting.review(draft)
    counts = {status: sum(row.checked.status == status for row in rows) for status in ("blocked", "ready", "done", "left_out")}
    status = request.args.get("status", "blocked" if counts["blocked"] else "")
    shown = [row for row in rows if not status or row.checked.status == status]
    page = max(request.args.get("page", 1, type=int), 1)
    return render_template(
        "registration/roster_review.html", cohort=draft.cohort, draft=draft, tab=TAB, counts=counts, status=status,
        rows=shown[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE], page=page, pages=-(-len(shown) // ROWS_A_PAGE),
        sentence=sentence, fields=CORRECTABLE, words_of=FIELD_WORDS, as_written=as_written, form=FinishForm(give_seats=True),
    )  # fmt: skip


@registration.route(f"{DRAFT}/files/<int:file_id>/columns", methods=["GET", "POST"])
@open_to(*STAFF)
def roster_columns(slug, number, draft_id, file_id):
    """Which column holds what; shown with the first rows of the sheet."""
    draft = loaded(slug, number, draft_id)
    file = file_of(draft, file_id)
    sheet = drafting.sheet_of(file)
    form = columns_form(file, letters(sheet, file.header_row))
    if form.validate_on_submit():
        try:
            drafting.map_columns(file, form.header_row.data, form.chosen())
            db.session.commit()
            return redirect(url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return render_template(
        "registration/roster_columns.html", cohort=draft.cohort, draft=draft, file=file, form=form, tab=TAB,
        sample=sheet.rows[:12], width=max((len(row.cells) for row in sheet.rows[:50]), default=0), as_written=as_written,
    )  # fmt: skip


@registration.route(f"{DRAFT}/files/<int:file_id>/rows/<int:row>/decision", methods=["POST"])
@open_to(*STAFF)
def roster_decide(slug, number, draft_id, file_id, row):
    """Keep what was decided about one row, and come back to it."""
    file = file_of(loaded(slug, number, draft_id), file_id)
    drafting.decide(file, row, **decided(request.form))
    db.session.commit()
    back = url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id)
    came_from = request.referrer or ""
    return redirect((came_from if back in came_from else back).split("#")[0] + f"#row-{file_id}-{row}", 303)


@registration.route(f"{DRAFT}/left-out", methods=["POST"])
@open_to(*STAFF)
def roster_leave_out(slug, number, draft_id):
    """Leave out every row that still has a blocking problem."""
    count = drafting.leave_out_blocked(loaded(slug, number, draft_id))
    db.session.commit()
    flash(ngettext("%(num)d row was left out.", "%(num)d rows were left out.", count), "success")
    return redirect(url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id), 303)


@registration.route(f"{DRAFT}/registrations", methods=["POST"])
@open_to(*STAFF)
def roster_finish(slug, number, draft_id):
    """Take everything in, in one transaction."""
    made = drafting.finish(loaded(slug, number, draft_id), by=journal.actor(), give_seats=FinishForm().give_seats.data)
    db.session.commit()
    flash(ngettext("%(num)d person was registered.", "%(num)d people were registered.", len(made)), "success")
    return redirect(url_for("registration.people", slug=slug, number=number), 303)


@registration.route(f"{DRAFT}/removal", methods=["POST"])
@open_to(*STAFF)
def roster_discard(slug, number, draft_id):
    """Throw the import away; nothing of it was registered."""
    drafting.discard(loaded(slug, number, draft_id))
    db.session.commit()
    flash(_("The import was thrown away; nobody was registered by it."), "success")
    return redirect(url_for("registration.people", slug=slug, number=number), 303)


def loaded(slug, number, draft_id):
    """The unfinished draft of this cohort, with its files and decisions; 404 for one of another cohort."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.one_or_404(queries.draft_at(cohort, draft_id))


def file_of(draft, file_id):
    """One file of the draft; 404 for a file of another draft."""
    return next((file for file in draft.files if file.id == file_id), None) or abort(404)


def letters(sheet, header_row):
    """(column, "C · heading") pairs of the sheet, for choosing."""
    width = max((len(row.cells) for row in sheet.rows[:50]), default=0)
    header = next((row.cells for row in sheet.rows if row.number == header_row), ())
    heads = [as_written(header[column])[:40] if column < len(header) else "" for column in range(width)]
    return [(str(column), f"{workbook.letter(column)} · {head}" if head else workbook.letter(column)) for column, head in enumerate(heads)]


def decided(sent):
    """What a row's form sent, as `drafting.decide` takes it; only fields that were sent are decided."""
    facts = {name: sent[name] == "1" for name in ("left_out", "not_a_duplicate") if name in sent}
    if "organisation_id" in sent:
        facts["organisation_id"] = sent.get("organisation_id", type=int)
    if "exception_reason" in sent:
        facts["exception_reason"] = sent["exception_reason"].strip()[:500]
    corrections = {name: sent[name].strip()[:500] for name in CORRECTABLE if name in sent}
    return facts | ({"corrections": corrections} if corrections else {})
