"""Name badges and table signs: for everybody or for those ticked, at once or in the background."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal, paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.registration import badges, list_numbers, logistics_queries
from trainer.registration.blueprint import COHORT, LOGISTICS_TAB, registration
from trainer.registration.lodging_views import PEOPLE_A_PAGE
from trainer.registration.logistics_sheets import XLSX, badge_pages, file_name
from trainer.registration.ticked import chosen, here

BADGES = f"{COHORT}/badges"


@registration.route(BADGES)
@open_to(*STAFF)
def badge_list(slug, number):
    """Everybody who gets a badge, in the order of printing, and the latest print run."""
    cohort = db.one_or_404(cohort_at(slug, number))
    order, q = asked_order(), request.args.get("q", "")
    people = badges.in_order(db.session.scalars(logistics_queries.attending(cohort, q)).all(), order)
    return render_template(
        "registration/logistics/badges.html", cohort=cohort, tab=LOGISTICS_TAB, page=paged(people, PEOPLE_A_PAGE),
        order=order, q=q, orders=badges.ORDERS, job=db.session.scalar(logistics_queries.prints_of(cohort).limit(1)),
    )  # fmt: skip


@registration.route(f"{BADGES}.xlsx")
@open_to(*STAFF)
def badge_workbook(slug, number):
    """The same as a workbook, for whoever prints badges elsewhere."""
    cohort = db.one_or_404(cohort_at(slug, number))
    list_numbers.settle(cohort, journal.actor())
    people = badges.in_order(db.session.scalars(logistics_queries.attending(cohort)).all(), asked_order())
    name = file_name(cohort, badges.WORDS["badges"], "xlsx")
    return paper.show(workbook.write(badge_pages(cohort, people)), name, XLSX, as_attachment=True)


@registration.route(f"{BADGES}/print-runs", methods=["POST"])
@open_to(*STAFF)
def print_badges(slug, number):
    """Badges or table signs (`paper`) of the people ticked, of everybody with `everybody`.

    A few are answered at once; more are made in the background, which the page then shows.
    """
    cohort = db.one_or_404(cohort_at(slug, number))
    kind = request.form.get("paper", "")
    if kind not in badges.PAPERS:
        raise Refused(_("Choose between badges and table signs."))
    list_numbers.give(cohort, journal.actor())
    everybody = "everybody" in request.form
    people = db.session.scalars(logistics_queries.attending(cohort)).all() if everybody else chosen(cohort)
    if not people:
        raise Refused(_("Nobody holds a seat yet, so there is nobody to make a badge for."))
    people = badges.in_order(people, asked_order())
    if len(people) <= badges.AT_ONCE:
        db.session.commit()
        return paper.show(badges.PAPERS[kind](cohort, people), badges.file_name(cohort, kind))
    badges.order_print(cohort, people, kind, journal.actor())
    db.session.commit()
    flash(_("They are being made; the file appears below when it is ready."), "success")
    return redirect(url_for(".badge_list", **here(cohort), order=asked_order(), _anchor="print-run"), 303)


def asked_order():
    """The order that the address or the form asks for; that of the name list when it asks for none."""
    order = request.values.get("order", "")
    return order if order in badges.ORDERS else badges.ORDERS[0]
