"""The finance sheet of a cohort's speakers: on the screen, as a workbook, and on paper with room for signatures."""

from flask import flash, redirect, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.programmes.queries import cohort_at
from trainer.schedule import queries, speaker_fee_sheet, speaker_fees
from trainer.schedule.blueprint import schedule
from trainer.schedule.models import FeeCategory
from trainer.schedule.speaker_forms import RatesForm

PAGE = "/desk/cohorts/<slug>/<int:number>/agenda/fees"


@schedule.route(PAGE, methods=["GET", "POST"])
@open_to(*STAFF)
def fees(slug, number):
    """Hours by category, and the rates."""
    cohort = db.one_or_404(cohort_at(slug, number))
    rates = speaker_fees.rates_of(cohort)
    form = RatesForm(data={str(key): rate for key, rate in rates.items()})
    if form.validate_on_submit():
        try:
            wanted = {one: form[one.value].data for one in speaker_fees.PAID}
            speaker_fees.set_rates(cohort, wanted, journal.actor())
            db.session.commit()
            flash(_("The rates are saved."), "success")
            return redirect(url_for("schedule.fees", slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    found = lines_of(cohort)
    page = render_template("schedule/speaker_fees.html", cohort=cohort, form=form, lines=found, tab="schedule.agenda",
                           place={"slug": slug, "number": number}, FeeCategory=FeeCategory,
                           hours=speaker_fees.hours_by_category(found), total=speaker_fees.total(found))  # fmt: skip
    return page, 422 if form.is_submitted() else 200


def lines_of(cohort):
    """The FeeLines of the agenda as it stands."""
    sessions = db.session.scalars(queries.sessions_of(cohort)).all()
    return speaker_fees.lines(sessions, speaker_fees.rates_of(cohort))


@schedule.route(f"{PAGE}.xlsx")
@open_to(*STAFF)
def fees_workbook(slug, number):
    """The sheet as a workbook."""
    cohort = db.one_or_404(cohort_at(slug, number))
    with force_locale("th"):  # the form is the finance office's
        data = speaker_fee_sheet.workbook_of(cohort, lines_of(cohort))
    return paper.show(data, f"ค่าตอบแทนวิทยากร รุ่นที่ {number}.xlsx", speaker_fee_sheet.XLSX, as_attachment=True)


@schedule.route(f"{PAGE}.pdf")
@open_to(*STAFF)
def fees_paper(slug, number):
    """The sheet on paper, with Thai digits."""
    cohort = db.one_or_404(cohort_at(slug, number))
    with force_locale("th"):
        facts = speaker_fee_sheet.facts(cohort, lines_of(cohort))
        return paper.pdf_response(f"ค่าตอบแทนวิทยากร รุ่นที่ {number}.pdf", "print/speaker_fees.html", today=today(), **facts)
