"""Logistics of a cohort: where it stands, and food; bedrooms, groups and badges have modules of their own."""

from flask import render_template, request
from flask_babel import force_locale

from trainer import paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.look import today
from trainer.programmes.queries import cohort_at
from trainer.registration import badge_views, bed_views, food, group_views, lodging_views, logistics_queries  # noqa: F401
from trainer.registration.blueprint import COHORT, LOGISTICS_TAB, registration
from trainer.registration.groups import groups_of
from trainer.registration.lodging import Stay
from trainer.registration.logistics_sheets import XLSX, file_name, food_pages
from trainer.registration.rooms import side_of


@registration.route(f"{COHORT}/logistics")
@open_to(*STAFF)
def logistics(slug, number):
    """What is arranged and what is not yet, at a glance."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people = db.session.scalars(logistics_queries.attending(cohort)).all()
    beds = [one for one in people if one.lodging == Stay.YES]
    return render_template(
        "registration/logistics/index.html", cohort=cohort, tab=LOGISTICS_TAB, people=people, beds=beds,
        unsaid=[one for one in people if one.lodging == Stay.UNKNOWN],
        no_food=[one for one in people if not one.food],
        asked=[one for one in beds if not one.place and side_of(one) is None],
        roomless=[one for one in beds if not one.place],
        groups=db.session.scalars(groups_of(cohort)).all(),
        groupless=[one for one in people if one.training_group_id is None],
    )  # fmt: skip


@registration.route(f"{COHORT}/food")
@open_to(*STAFF)
def meals(slug, number):
    """How many people eat what, who has a need, and who said nothing."""
    return render_template("registration/logistics/food.html", tab=LOGISTICS_TAB, **table(slug, number))


@registration.route(f"{COHORT}/food.pdf")
@open_to(*STAFF)
def meals_pdf(slug, number):
    """The kitchen's paper: numbers first, then names only where the kitchen must know them.

    `needs` in the address are the ids whose needs concern the kitchen; without `chosen` all of them do.
    """
    facts = table(slug, number)
    if "chosen" in request.args:
        ids = set(request.args.getlist("needs", type=int))
        facts["needs"] = [one for one in facts["needs"] if one.id in ids]
    with force_locale("th"):
        made = paper.pdf("print/food.html", today=today(), **facts)
    return paper.show(made, file_name(facts["cohort"], "อาหาร", "pdf"))


@registration.route(f"{COHORT}/food.xlsx")
@open_to(*STAFF)
def meals_workbook(slug, number):
    """Meals, and the names for each kind, as a workbook."""
    facts = table(slug, number)
    name = file_name(facts["cohort"], "อาหาร", "xlsx")
    return paper.show(workbook.write(food_pages(**facts)), name, XLSX, as_attachment=True)


def table(slug, number):
    """The cohort, its meals, {kind: people} in the order of the kinds, and who has a need."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people = db.session.scalars(logistics_queries.attending(cohort)).all()
    eaters = [food.eater(one) for one in people]
    by_kind = {kind: [] for kind in food.counts(eaters)}
    for one, eater in zip(people, eaters, strict=True):
        by_kind[eater.kind].append(one)
    return {
        "cohort": cohort, "people": people, "by_kind": by_kind, "needs": [one for one in people if one.needs],
        "meals": food.meals(cohort.starts_on, cohort.ends_on, eaters),
        "before_noon": [one for one, eater in zip(people, eaters, strict=True) if eater.before_noon],
    }  # fmt: skip
