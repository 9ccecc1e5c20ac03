"""The agenda as a spreadsheet: sent out, and read in, shown row by row as understood before anything is saved."""

import json
from dataclasses import asdict
from datetime import date, time

from flask import flash, render_template, request
from flask_babel import gettext as _
from itsdangerous import BadSignature

from trainer import journal, links, paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.schedule import queries, sheet, sheet_page, taking
from trainer.schedule.blueprint import schedule
from trainer.schedule.days import by_day, days_of
from trainer.schedule.editor_views import place, to_editor
from trainer.schedule.forms import SheetForm
from trainer.schedule.models import SessionKind
from trainer.schedule.sheet import Known, Line
from trainer.schedule.versions import draft

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TAB = "schedule.agenda"


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda.xlsx")
@open_to(*STAFF)
def workbook_of_agenda(slug, number):
    """The draft as the sheet that can be read in again."""
    cohort = db.one_or_404(cohort_at(slug, number))
    data = workbook.write([sheet_page.page(cohort, by_day(cohort, draft(cohort)))])
    return paper.show(data, f"กำหนดการ-{slug}-รุ่นที่-{number}.xlsx", XLSX, as_attachment=True)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/sheet", methods=["GET", "POST"])
@open_to(*STAFF)
def read_sheet(slug, number):
    """Choose a sheet, and see each row as it was understood."""
    cohort, form, lines, notes = db.one_or_404(cohort_at(slug, number)), SheetForm(), [], ()
    if form.validate_on_submit():
        try:
            book = workbook.read(form.file.data.filename, form.file.data.read())
            lines, notes = sheet.understand(book, known(cohort)), book.notes
        except Refused as refusal:
            form.file.errors = [*form.file.errors, str(refusal)]
    titles = {line.title for line in lines}
    gone = [one.title for one in draft(cohort) if one.title not in titles] if lines else []
    faulty = [line for line in lines if line.problems]
    return render_template(
        "schedule/sheet.html", tab=TAB, cohort=cohort, place=place(cohort), form=form, lines=lines, notes=notes,
        faulty=faulty, gone=gone,
        kept="" if faulty or not lines else kept(cohort, lines), known=known(cohort) if lines else None,
        rooms={room.name for room in db.session.scalars(queries.rooms_of(cohort))},
    ), 422 if form.errors or faulty else 200  # fmt: skip


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/sheet/entries", methods=["POST"])
@open_to(*STAFF)
def take_sheet(slug, number):
    """Take over what was shown."""
    cohort = db.one_or_404(cohort_at(slug, number))
    lines = restored(cohort, request.form.get("lines", ""))
    taken = taking.take_over(cohort, lines, journal.actor())
    db.session.commit()
    text = _("The sheet is taken over. Unchanged: %(unchanged)s, moved: %(moved)s, changed otherwise: %(changed)s, "
             "new: %(added)s, gone: %(removed)s.", **asdict(taken))  # fmt: skip
    flash(" ".join([text, *taken.said]), "success")
    return to_editor(cohort)


def known(cohort):
    """What a sheet of this cohort can name."""
    topics = frozenset(topic.name for topic in cohort.programme.topics)
    speakers = frozenset((one.name, one.position) for one in db.session.scalars(queries.speakers()))
    return Known(days_of(cohort), topics, speakers)


def kept(cohort, lines):
    """The lines as the page carries them until they are taken over: signed, for they were checked."""
    return links.signer("agenda-sheet").dumps([cohort.id, json.dumps([asdict(line) for line in lines], default=str)])


def restored(cohort, words):
    """The lines that `kept` made for this cohort. Raises Refused for anything else."""
    try:
        cohort_id, lines = links.signer("agenda-sheet").loads(words)
    except (BadSignature, TypeError, ValueError):
        cohort_id, lines = None, "[]"
    if cohort_id != cohort.id:
        raise Refused(_("Choose the sheet again: what was shown is no longer known."))
    return [line(facts) for facts in json.loads(lines)]


def line(facts):
    facts["day"] = date.fromisoformat(facts["day"])
    facts["starts"], facts["ends"] = time.fromisoformat(facts["starts"]), time.fromisoformat(facts["ends"])
    facts["kind"], facts["groups"] = SessionKind(facts["kind"]), tuple(facts["groups"])
    facts["speakers"] = tuple(map(tuple, facts["speakers"]))
    return Line(**facts)
