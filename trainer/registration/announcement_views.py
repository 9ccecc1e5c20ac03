"""Announcements of the name list for the office: published, read as frozen, printed, withdrawn."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import journal, paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.look import local
from trainer.programmes.queries import cohort_at
from trainer.registration import announcements
from trainer.registration.announcement_sheets import XLSX, pages
from trainer.registration.blueprint import ANNOUNCEMENT, COHORT, registration
from trainer.registration.listing import differences
from trainer.thai import dates

TAB = "registration.people"


@registration.route(f"{COHORT}/announcements", methods=["POST"])
@open_to(*STAFF)
def publish(slug, number):
    """Announce the name list as it stands."""
    cohort = db.one_or_404(cohort_at(slug, number))
    made = announcements.publish(cohort, journal.actor(), request.form.get("preamble", ""))
    db.session.commit()
    flash(_("The name list is announced as no. %(number)s.", number=made.number), "success")
    return redirect(url_for(".announcement", slug=slug, number=number, place=made.number), 303)


@registration.route(ANNOUNCEMENT)
@open_to(*STAFF)
def announcement(slug, number, place):
    """One announcement as it was published, beside what differed from the one before."""
    facts = told(slug, number, place)
    entries = db.session.scalars(journal.entries_of(facts["announcement"])).all()
    return render_template("registration/announcement.html", tab=TAB, entries=entries, **facts)


@registration.route(f"{ANNOUNCEMENT}.pdf")
@open_to(*STAFF)
def announcement_pdf(slug, number, place):
    """The announcement on paper: the notice, the lists attached, and what changed."""
    facts = told(slug, number, place)
    with force_locale("th"):  # the form is the ministry's, whatever the reader's language
        given = dates.long_date(local(facts["announcement"].published_at).date(), era_word="พ.ศ.")
        name = file_name(facts["announcement"], "pdf")
        return paper.pdf_response(name, "print/announcement.html", given=given, **facts)


@registration.route(f"{ANNOUNCEMENT}.xlsx")
@open_to(*STAFF)
def announcement_workbook(slug, number, place):
    """The announcement as a workbook that prints well."""
    facts = told(slug, number, place)
    with force_locale("th"):
        data = workbook.write(pages(facts["announcement"], facts["before"], facts["changes"]))
    return paper.show(data, file_name(facts["announcement"], "xlsx"), XLSX, as_attachment=True)


@registration.route(f"{ANNOUNCEMENT}/withdrawal", methods=["POST"])
@open_to(*STAFF)
def withdraw_name_list(slug, number, place):
    """Take an announcement back."""
    found = announcement_at(slug, number, place)
    found.withdraw(request.form.get("reason", ""), by=journal.actor())
    db.session.commit()
    flash(_("Announcement no. %(number)s is withdrawn. The public page says so.", number=place), "success")
    return redirect(url_for(".announcement", slug=slug, number=number, place=place), 303)


def told(slug, number, place):
    """What every form of an announcement needs."""
    found = announcement_at(slug, number, place)
    before = announcements.before(found)
    people = found.people
    changes = differences(before.people, people) if before else []
    return {"cohort": found.cohort, "announcement": found, "people": people, "before": before, "changes": changes}


def announcement_at(slug, number, place):
    """The announcement of a cohort's under this number, else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return db.one_or_404(announcements.announcements_of(cohort).where(announcements.Announcement.number == place))


def file_name(found, ending):
    cohort = found.cohort
    return f"ประกาศรายชื่อ {cohort.programme.slug} รุ่นที่ {cohort.number} ครั้งที่ {found.number}.{ending}"
