"""`flask seats …` and `flask waiting …`: who sits where and who is next, on the command line."""

import click
from flask.cli import AppGroup
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.commands import saying_why
from trainer.database import db
from trainer.look import long_date
from trainer.programmes.queries import cohort_called
from trainer.registration import admission, offered, queries, seat_words
from trainer.registration.intake import intake_of
from trainer.registration.models import Registration
from trainer.registration.standing import standing

seats = AppGroup("seats", help="Who sits where, and who waits for a seat.")
waiting = AppGroup("waiting", help="The waiting list.")
COHORT = click.option("--cohort", "address", required=True, help="The cohort as programme/number, e.g. executive/5.")
NO_PLACE = ("turn", "terms", "taken_back")  # reasons that have nothing to do with those who stand before


@seats.command("show")
@COHORT
@saying_why
def show(address):
    """Tell who sits where by which rule, then who waits and why; writes nothing."""
    cohort = cohort_called(address)
    plan = standing(cohort)
    names = labels(cohort)
    click.echo(cohort.label)
    click.echo(_("%(taken)s of %(seats)s seats are taken or offered", taken=plan.seating.taken, seats=cohort.seats))
    for row in plan.pots:
        click.echo(_("  %(name)s: %(filled)s of %(seats)s, %(free)s free",
                     name=seat_words.called(row.pot), filled=row.filled, seats=row.seats, free=row.free))  # fmt: skip
    for registration_id, pot in plan.sitting:
        click.echo(f"{names[registration_id]} · {seat_words.rule(pot)}")
    for one in plan.waiting:
        ahead = one.place - 1 if one.reason.code not in NO_PLACE else None
        click.echo(f"{one.place}. {names[one.id]} · {seat_words.why(one.reason, ahead)}")


@waiting.command("promote")
@COHORT
@click.option("--dry-run", is_flag=True, help="Only say who would get what, and why; nothing is written.")
@saying_why
def promote(address, dry_run):
    """Give or offer the free seats to the next reserves; exit status 1 when nobody can move up."""
    cohort = cohort_called(address)
    said = "\n".join(would_get(cohort)) if dry_run else seat_words.moved(admission.promote(cohort, by=None))
    db.session.commit()  # before anything is said: a reader that hangs up (| head) must not undo it
    click.echo(said)


def would_get(cohort):
    """Sentences: who would get a seat or an offer now, who would be next but is held up, or that nobody would."""
    plan, names = standing(cohort), labels(cohort)
    days = intake_of(cohort).offer_days
    deadline = offered.deadline(cohort, days) if days else None
    for one in plan.blocking:
        yield _("%(name)s would be next, but does not meet the terms.", name=names[one.id])
    for one in plan.in_turn:
        what = _("an offer until %(day)s", day=long_date(deadline)) if deadline else _("a seat")
        yield _("%(name)s (rank %(rank)s) would get %(what)s.", name=names[one.id], rank=one.place, what=what)
    if not plan.in_turn:
        yield ngettext("Nobody can move up: %(num)d seat is free.", "Nobody can move up: %(num)d seats are free.",
                       plan.seating.free)  # fmt: skip
    for one in plan.waiting:
        if one.reason.code not in NO_PLACE:
            yield _("After that the first who waits on: %(name)s (rank %(rank)s). %(why)s", name=names[one.id],
                    rank=one.place, why=seat_words.why(one.reason, one.place - 1))  # fmt: skip
            break


def labels(cohort):
    """{registration id: name} of everybody in the cohort."""
    people = queries.registrations().where(Registration.cohort_id == cohort.id).order_by(None)
    return {one.id: one.label for one in db.session.scalars(people)}
