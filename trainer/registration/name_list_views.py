"""The name list as it stands today: those who hold a seat by number, then the reserves by rank; page, PDF and
workbook. The page also tells what changed since it was announced, and announces it anew."""

from flask import render_template
from flask_babel import gettext as _

from trainer import paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.look import province, today
from trainer.programmes.queries import cohort_at
from trainer.registration import announcement_words, queries
from trainer.registration.announcement_sheets import XLSX
from trainer.registration.announcements import as_listed, headings_of, latest
from trainer.registration.blueprint import COHORT, registration
from trainer.registration.consent import agreed
from trainer.registration.consent_texts import Purpose
from trainer.registration.desk_counts import counts_of
from trainer.registration.list_numbers import numbered, ranked
from trainer.registration.listing import NameList, differences
from trainer.registration.models import State
from trainer.thai import dates

TAB = "registration.people"


@registration.route(f"{COHORT}/name-list")
@open_to(*STAFF)
def name_list(slug, number):
    """The list as it would be printed, and how it differs from the last announcement."""
    facts = lists(slug, number)
    return render_template("registration/name_list.html", tab=TAB, **facts, **standing(facts["cohort"], facts))


def standing(cohort, facts):
    """What was announced so far, what changed since, and the usual text of the next announcement."""
    last = latest(cohort)
    earlier = db.session.scalars(headings_of(cohort)).all()
    people = NameList(*(tuple(map(as_listed, facts[name])) for name in ("accepted", "reserves")))
    ids = [one.registration_id for one in (*people.accepted, *people.reserves)]
    return {
        "earlier": earlier,
        "last": last,
        "changes": differences(last.people, people) if last else [],
        "preamble": announcement_words.preamble(cohort, people, last),
        "consenting": len(agreed(Purpose.PUBLICATION, ids)),
        "in_public": cohort.in_public(today()),
        "undecided": undecided(cohort),
    }


def undecided(cohort):
    """{state: people} of those who stand on neither list, because their answer or the organiser's is still missing."""
    counts = counts_of(cohort)
    return {state: counts.of(state) for state in (State.OFFERED, State.APPLIED)}


@registration.route(f"{COHORT}/name-list.pdf")
@open_to(*STAFF)
def name_list_pdf(slug, number):
    """The list on paper, in Thai digits."""
    facts = lists(slug, number)
    return paper.pdf_response(file_name(facts["cohort"], "pdf"), "print/name_list.html", today=today(), **facts)


@registration.route(f"{COHORT}/name-list.xlsx")
@open_to(*STAFF)
def name_list_workbook(slug, number):
    """The list as a workbook that prints well."""
    facts = lists(slug, number)
    cohort = facts["cohort"]
    pages = [page(cohort, _("Accepted"), numbered(facts["accepted"])),
             page(cohort, _("Reserves"), ranked(facts["reserves"]))]
    return paper.show(workbook.write(pages), file_name(cohort, "xlsx"), XLSX, as_attachment=True)


def lists(slug, number):
    """The cohort, its participants in the order of their numbers and its reserves by rank."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return {
        "cohort": cohort,
        "accepted": db.session.scalars(queries.participants_of(cohort)).all(),
        "reserves": db.session.scalars(queries.reserves_of(cohort)).all(),
    }


def page(cohort, title, places):
    """One sheet of the workbook; `places` are pairs (number, registration)."""
    head = [_("No."), _("Name"), _("Position"), _("Organisation"), _("Province")]
    rows = [
        [place, one.label, one.position, one.organisation_label, province(one.province)]
        for place, one in places
    ]
    days = dates.date_range(cohort.starts_on, cohort.ends_on) if cohort.starts_on else ""
    name = f"{cohort.programme.name} {_('cohort %(number)s', number=cohort.number)}"
    return workbook.Page(title=title, heading=(name, days), header=tuple(head), rows=rows)


def file_name(cohort, ending):
    return f"รายชื่อ {cohort.programme.slug} รุ่นที่ {cohort.number}.{ending}"
