"""Giving points: to many applicants in one table, or to one on the own page."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import marking, queries, scheme, scores
from trainer.registration.blueprint import COHORT, RECORD, registration
from trainer.registration.criteria import Mark
from trainer.registration.models import Registration

PER_PAGE = 50


@registration.route(f"{COHORT}/marks", methods=["GET", "POST"])
@open_to(*STAFF)
def marks(slug, number):
    """The applicants who wait, a row each, with a field for each criterion that somebody gives points for."""
    cohort = db.one_or_404(cohort_at(slug, number))
    criteria = scheme.criteria_of(cohort)
    hand = [one for one in criteria if one.by_hand]
    problems = {}
    if request.method == "POST":
        given, problems = typed(hand)
        if not problems and (done := saved(cohort, given)):
            return done
        cohort = db.one_or_404(cohort_at(slug, number))
    filters = {name: request.args.get(name, "") for name in ("q", "state", "open")}
    page = db.paginate(found(cohort, hand, **filters), per_page=PER_PAGE, max_per_page=PER_PAGE)
    return render_template(
        "registration/marks.html", cohort=cohort, criteria=criteria, hand=hand, page=page, filters=filters,
        points=scores.scores_of(cohort, page.items), problems=problems, typed=request.form, MARKED=marking.MARKED,
        left=db.session.scalar(unmarked(cohort, hand)) if hand else 0, tab="registration.people",
    ), 422 if request.method == "POST" else 200  # fmt: skip


@registration.route(f"{RECORD}/marks", methods=["POST"])
@open_to(*STAFF)
def record_marks(registration_id):
    """Give one applicant points."""
    one = db.one_or_404(queries.registration_at(registration_id))
    given, problems = typed([each for each in scheme.criteria_of(one.cohort) if each.by_hand])
    if problems:
        raise Refused(" ".join(problems.values()))
    marking.give(one.cohort, {key: points for key, points in given.items() if key == one.id}, by=journal.actor())
    db.session.commit()
    flash(_("The points are saved."), "success")
    return redirect(url_for("registration.show", registration_id=registration_id), 303)


def saved(cohort, given):
    """Save the points and lead back to the list; None where they were refused, which is said above it."""
    slug, number = cohort.programme.slug, cohort.number
    try:
        changed = marking.give(cohort, given, by=journal.actor())
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        flash(str(refusal), "danger")
        return None
    flash(ngettext("The points of %(num)d person are saved.", "The points of %(num)d people are saved.", changed)
          if changed else _("Nothing was changed."), "success" if changed else "info")  # fmt: skip
    return redirect(url_for("registration.marks", slug=slug, number=number, **request.args.to_dict()), 303)


def typed(criteria):
    """What was typed and differs from what the page showed: ({registration id: {criterion id: points}}, {field: why}).

    The fields are m<registration>-<criterion>; w… holds what the page showed, so that two people who mark at the same
    time overwrite nothing that they did not touch.
    """
    known = {one.id: one for one in criteria}
    given, problems = {}, {}
    for name, written in request.form.items():
        person, _dash, criterion = name[1:].partition("-")
        if name[:1] != "m" or not (person.isdecimal() and criterion.isdecimal()):
            continue
        if written.strip() == request.form.get(f"w{name[1:]}", "") or int(criterion) not in known:
            continue
        try:
            given.setdefault(int(person), {})[int(criterion)] = marking.read(written, known[int(criterion)])
        except Refused as refusal:
            problems[name] = str(refusal)
    return given, problems


def found(cohort, hand, q, state, open):
    """Those who wait, narrowed by words, by state, and to those whom somebody still owes points."""
    people = queries.sought(cohort, q=q).order_by(None).order_by(Registration.created_at, Registration.id)
    states = [state] if state in marking.MARKED else marking.MARKED
    people = people.where(Registration.state.in_(states))
    return people.where(number_given(hand) < len(hand)) if open and hand else people


def unmarked(cohort, hand):
    """How many of those who wait are still owed points."""
    return (
        select(func.count(Registration.id))
        .where(Registration.cohort_id == cohort.id, Registration.state.in_(marking.MARKED))
        .where(number_given(hand) < len(hand))
    )


def number_given(hand):
    """How many of these criteria somebody was given points for, within a select of registrations."""
    ids = [one.id for one in hand]
    return (
        select(func.count())
        .where(Mark.registration_id == Registration.id, Mark.criterion_id.in_(ids))
        .correlate(Registration)
        .scalar_subquery()
    )
