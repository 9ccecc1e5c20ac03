"""The print day, one page in the order of the day: choose, print, have signed for, put into envelopes, send."""

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import load_only

from trainer import journal, paper, workbook
from trainer.access import STAFF, open_to
from trainer.awards import (
    calling,
    day_papers,
    envelopes,
    giving,
    parcel,
    post_round,
    posting,
    printing,
    queries,
)
from trainer.awards.blueprint import BOARD, awards
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.print_day import ORDERS, WITH_REGION, Choice, lines_of
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.thai import places

DAY = f"{BOARD}/print-day"
A_PAGE = 150
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@awards.route(DAY)
@open_to(*STAFF)
def print_day(slug, number):
    """What is to be done on the day, step by step, for the certificates chosen."""
    cohort, choice = asked(slug, number)
    lines = lines_of(cohort, choice)
    return render_template(
        "awards/print_day.html", tab="awards.board", cohort=cohort, choice=choice, lines=lines, orders=ORDERS,
        page=paged(list(enumerate(lines, 1)), A_PAGE), counts=giving.counts(cohort), regions=places.regions(),
        with_region=WITH_REGION, **works(cohort, choice, lines), **mail(cohort, choice, lines),
    )  # fmt: skip


def works(cohort, choice, lines):
    """What was made: `works` {name: (newest job, whether it is out of date)}; `long` lists are made by jobs, too."""
    long = len(lines) > day_papers.AT_ONCE
    moments = load_only(IssuedCertificate.issued_at, IssuedCertificate.revoked_at)
    issued = db.session.scalars(queries.issued_of(cohort, choice.kind).options(moments)).all()
    order = calling.order_of(cohort, choice.kind)
    found = {
        "run": queries.print_runs_of(cohort, **choice.told),
        "marked": queries.print_runs_of(cohort, **choice.told, marks=printing.CROP),
        "parcel": queries.jobs_of(cohort, "certificate_parcel", **choice.told),
    }
    if long:
        found |= {name: day_papers.orders_of(cohort, choice, name) for name in day_papers.PAPERS}
    newest = {name: db.session.scalar(wanted.limit(1)) for name, wanted in found.items()}
    made = {name: (job, printing.outdated(job, issued, order)) for name, job in newest.items() if job}
    return {"works": made, "long": long, "calling": order}


def mail(cohort, choice, lines):
    """What was sent by e-mail: `sent` letters by certificate, the `round`, who is `due`, who is `unreachable`."""
    mails = choice.kind == Recipient.PARTICIPANT
    sent = posting.letters_of(cohort) if mails else {}
    return {
        "mails": mails, "sent": sent, "round": post_round.of(cohort) if mails else None,
        "due": [one for one in lines if one.email and one.certificate.id not in sent],
        "unreachable": [one for one in lines if not one.email],
    }  # fmt: skip


@awards.route(f"{DAY}/print-runs", methods=["POST"])
@open_to(*STAFF)
def order_day_run(slug, number):
    """Have those chosen laid out in one file, with crop marks or without."""
    cohort, choice = asked(slug, number)
    marks = printing.CROP if request.form.get("marks") == printing.CROP else ""
    printing.order(cohort, journal.actor(), choice=choice, marks=marks)
    db.session.commit()
    return back(slug, number, choice, "print-run")


@awards.route(f"{DAY}/parcels", methods=["POST"])
@open_to(*STAFF)
def order_parcel(slug, number):
    """Have those chosen put into a ZIP, a PDF each."""
    cohort, choice = asked(slug, number)
    parcel.order(cohort, journal.actor(), choice)
    db.session.commit()
    return back(slug, number, choice, "parcel")


@awards.route(f"{DAY}/receipts.pdf")
@open_to(*STAFF)
def receipts(slug, number):
    """The list on which everybody signs, in the order chosen."""
    return day_paper(slug, number, "receipts")


@awards.route(f"{DAY}/labels.pdf")
@open_to(*STAFF)
def labels(slug, number):
    """Labels for envelopes."""
    return day_paper(slug, number, "labels")


def day_paper(slug, number, name):
    """One of the lists, made now."""
    cohort, choice, lines = chosen(slug, number)
    return paper.show(day_papers.PAPERS[name](cohort, choice, lines), day_papers.called(name, cohort, choice))


@awards.route(f"{DAY}/papers", methods=["POST"])
@open_to(*STAFF)
def order_day_paper(slug, number):
    """Have a long list made in the background."""
    cohort, choice = asked(slug, number)
    name = request.form.get("paper", "")
    day_papers.order(cohort, journal.actor(), choice, name)
    db.session.commit()
    return back(slug, number, choice, name)


@awards.route(f"{DAY}/envelopes.xlsx")
@open_to(*STAFF)
def envelope_workbook(slug, number):
    """The same as a workbook, for whoever prints envelopes elsewhere."""
    cohort, choice, lines = chosen(slug, number)
    made = workbook.write([envelopes.page(cohort, envelopes.labels(lines, choice.kind))])
    return paper.show(made, day_papers.called("envelopes", cohort, choice, ".xlsx"), XLSX, as_attachment=True)


def asked(slug, number):
    """The cohort at an address, or 404, and what was chosen of it."""
    return db.one_or_404(cohort_at(slug, number)), Choice.of(request.values)


def chosen(slug, number):
    """(cohort, choice, the Lines chosen). Raises Refused without any."""
    cohort, choice = asked(slug, number)
    lines = lines_of(cohort, choice)
    if not lines:
        raise printing.nothing()
    return cohort, choice, lines


def back(slug, number, choice, anchor):
    """To the page again, with the same choice, at one of its steps."""
    return redirect(url_for(".print_day", slug=slug, number=number, **choice.told, _anchor=anchor), 303)
