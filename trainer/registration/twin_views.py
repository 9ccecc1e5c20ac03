"""Possible duplicates, two entries side by side: the same person, two people, or later."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.registration import desk_page, merging, queries, record, twin_queries, twins, undoing
from trainer.registration.blueprint import COHORT, RECORD, registration

TAB = "registration.people"
TWINS = f"{COHORT}/duplicates"
PAIR = f"{TWINS}/<int:first_id>/<int:second_id>"
PAIRS_A_PAGE = 25


@registration.route(TWINS, endpoint="twins")
@open_to(*STAFF)
def twin_list(slug, number):
    """The pairs that wait for an answer, and what was answered before."""
    cohort = db.one_or_404(cohort_at(slug, number))
    pairs = twins.pairs(cohort)
    page = paged(pairs, PAIRS_A_PAGE)
    ids = twins.ids_of(page.items)
    people = {one.id: one for one in db.session.scalars(queries.chosen(cohort, ids))} if ids else {}
    return render_template(
        "registration/twins.html", cohort=cohort, tab=TAB, page=page, people=people, undo=undoing.offered(),
        waiting=desk_page.waiting(cohort, pairs),
        apart=db.session.scalars(twin_queries.told_apart(cohort).limit(50)).all(),
        merged=db.session.scalars(twin_queries.merged(cohort).limit(50)).all(),
    )  # fmt: skip


@registration.route(PAIR)
@open_to(*STAFF)
def twin(slug, number, first_id, second_id):
    """Two entries side by side: what differs, what would stay, and both journals."""
    cohort = db.one_or_404(cohort_at(slug, number))
    one, other = both(cohort, first_id, second_id)
    kept = merging.better(one, other)
    gone = other if kept is one else one
    pairs = twins.pairs(cohort)
    return render_template(
        "registration/twins_pair.html", cohort=cohort, tab=TAB, pair=(one, other), kept=kept, fields=merging.FIELDS,
        facts={each.id: record.as_typed(each) for each in (one, other)}, taken=merging.filled(kept, gone),
        entries=journals(one, other), positions=queries.reserve_positions(cohort, [one, other]),
        place=pairs.index((one.id, other.id)) + 1 if (one.id, other.id) in pairs else 0, count=len(pairs),
        later=next_pair(cohort, pairs, (one.id, other.id)), undo=undoing.offered(),
        waiting=desk_page.waiting(cohort, pairs),
    )  # fmt: skip


@registration.route(f"{PAIR}/merger", methods=["POST"])
@open_to(*STAFF)
def merge(slug, number, first_id, second_id):
    """The same person: the entry chosen stays, with the values chosen."""
    cohort = db.one_or_404(cohort_at(slug, number))
    one, other = both(cohort, first_id, second_id)
    kept, gone = (other, one) if request.form.get("stays", type=int) == other.id else (one, other)
    choices = [name for name in merging.FIELDS if request.form.get(name, type=int) == gone.id]
    passed_on = merging.merge(kept, gone, choices, journal.actor(), request.form.get("reason", ""))
    gone_id, name, others = gone.id, kept.label, ", ".join(each.label for each in passed_on)
    db.session.commit()
    said = _("Both entries of %(name)s are one now.", name=name)
    if others:
        said += " " + _("The seat that became free went on to: %(names)s", names=others)
    undoing.offer(said, url_for(".part", registration_id=gone_id))
    return to_next(cohort, (first_id, second_id))


@registration.route(f"{PAIR}/difference", methods=["POST"])
@open_to(*STAFF)
def tell_apart(slug, number, first_id, second_id):
    """Two people: never asked about again."""
    cohort = db.one_or_404(cohort_at(slug, number))
    twins.tell_apart(*both(cohort, first_id, second_id), journal.actor())
    db.session.commit()
    back = url_for(".ask_again", slug=slug, number=number, first_id=first_id, second_id=second_id)
    undoing.offer(_("They are two people; they are not asked about again."), back)
    return to_next(cohort, (first_id, second_id))


@registration.route(f"{PAIR}/difference/removal", methods=["POST"])
@open_to(*STAFF)
def ask_again(slug, number, first_id, second_id):
    """Take back that they are two people."""
    cohort = db.one_or_404(cohort_at(slug, number))
    twins.ask_again(*both(cohort, first_id, second_id), journal.actor())
    db.session.commit()
    flash(_("They are asked about again."), "success")
    return redirect(url_for(".twins", slug=slug, number=number), 303)


@registration.route(f"{RECORD}/parting", methods=["POST"])
@open_to(*STAFF)
def part(registration_id):
    """Take a merge back: the entry waits for a decision again."""
    gone = db.one_or_404(queries.registration_at(registration_id))
    merging.part(gone, journal.actor(), request.form.get("reason", ""))
    db.session.commit()
    flash(_("The entry of %(name)s stands on its own again and waits for a decision.", name=gone.label), "success")
    return redirect(url_for(".show", registration_id=registration_id), 303)


def both(cohort, first_id, second_id):
    """Two entries of the cohort, the lower id first; 404 where one is not there."""
    found = db.session.scalars(twin_queries.pair(cohort, first_id, second_id)).all()
    if len(found) != 2:
        db.one_or_404(queries.registration_at(0))
    return found


def journals(one, other):
    """{id: entries} of both, newest first; one statement."""
    found = {one.id: [], other.id: []}
    for entry in db.session.scalars(twin_queries.entries_of_both(one, other)):
        found[entry.registration_id].append(entry)
    return found


def next_pair(cohort, waiting, pair):
    """The address of the pair that waits behind this one, or the first; None where no other waits."""
    others = [one for one in waiting if one != pair]
    if not others:
        return None
    first, second = next((one for one in others if one > pair), others[0])
    return url_for(".twin", slug=cohort.programme.slug, number=cohort.number, first_id=first, second_id=second)


def to_next(cohort, pair):
    """On to the next pair, or back to the list when none waits."""
    listed = url_for(".twins", slug=cohort.programme.slug, number=cohort.number)
    return redirect(next_pair(cohort, twins.pairs(cohort), tuple(sorted(pair))) or listed, 303)
