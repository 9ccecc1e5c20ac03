"""Answers as staff see them: on the record of a person, corrected there, as files and as a workbook."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal, paper, workbook
from trainer.access import STAFF, open_to
from trainer.applications import answer_files, answer_sheets, answers, asking
from trainer.applications.blueprint import COHORT, applications
from trainer.applications.models import Answer, QuestionKind
from trainer.database import db
from trainer.programmes.queries import cohort_at
from trainer.registration import consent, queries
from trainer.registration.blueprint import RECORD
from trainer.registration.consent_texts import Purpose

TAB = "registration.people"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@applications.route(f"{RECORD}/answers", methods=["GET", "POST"])
@open_to(*STAFF)
def record_answers(registration_id):
    """Correct the answers of somebody; what need not be known yet may stay open."""
    found = db.one_or_404(queries.registration_at(registration_id))
    asked = asking.questions_of(found.cohort)
    if request.method == "POST":
        reading = asking.read(asked, request.form, request.files, request.form.get("asked", ""), must=False)
        if not reading.problems:
            return corrected(found, reading)
        entered, before = reading.entered, reading.before
    else:
        reading, entered = None, answers.entered_of(found)
        before = asking.earlier(asked, entered)
    return render_template(
        "applications/record_answers.html", one=found, cohort=found.cohort, tab=TAB, questions=asked, entered=entered,
        problems=reading.problems if reading else {}, before=before, notice=reading.notice if reading else "",
        stamp=asking.stamp(asked), agreed=consent.standing(found, Purpose.SENSITIVE_NEEDS) is not None,
    )  # fmt: skip


def corrected(registration, reading):
    """Keep the answers, and show the record."""
    answers.correct(registration, reading, journal.actor())
    db.session.commit()
    flash(_("The answers are saved."), "success")
    if reading.sensitive and consent.standing(registration, Purpose.SENSITIVE_NEEDS) is None:
        flash(_("Sensitive answers were not kept: there is no consent to keep them."), "warning")
    return redirect(url_for("registration.show", registration_id=registration.id, _anchor="answers"), 303)


@applications.route(f"{RECORD}/answers/<int:question_id>/file")
@open_to(*STAFF)
def answer_file(registration_id, question_id):
    """The file that somebody sent as an answer, to be saved; the journal notes who opened it."""
    answer = db.one_or_404(select(Answer).where(
        Answer.registration_id == registration_id, Answer.question_id == question_id
    ))  # fmt: skip
    if answer.question.kind != QuestionKind.FILE:
        abort(404)
    try:
        sent = answer_files.response(answer.value)
    except FileNotFoundError:
        abort(404)
    note(journal.record(journal.actor(), "opened_answer_file", answer.registration, file=answer.value["name"]))
    return sent


@applications.route(f"{COHORT}/answers.xlsx")
@open_to(*STAFF)
def answers_xlsx(slug, number):
    """The answers of everybody, a person a row; the journal notes who took them."""
    cohort = db.one_or_404(cohort_at(slug, number))
    pages = answer_sheets.pages(cohort)
    name = f"{_('Answers')} {slug} รุ่นที่ {number}.xlsx"
    data = workbook.write(pages)
    note(journal.record(journal.actor(), "exported_answers", cohort, count=len(pages[0].rows)))
    return paper.show(data, name, XLSX, as_attachment=True)


def note(entry):
    """Commit an entry about something that was only read.

    A transaction that has read cannot begin to write on SQLite once another wrote in between (see `database.begin`),
    so the entry gets one of its own.
    """
    db.session.expunge(entry)
    db.session.rollback()
    db.session.add(entry)
    db.session.commit()
