"""Deciding about many people of the list: those ticked, or everybody whom its filters find."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import admission, bulk, desk, desk_columns, desk_sheet, finding, undoing
from trainer.registration.blueprint import COHORT, registration
from trainer.registration.ticked import is_id

MOST_WRITTEN_TO = 300  # numbers that an address can carry


@registration.route(f"{COHORT}/acceptances", methods=["POST"])
@open_to(*STAFF)
def accept_many(slug, number):
    """Give seats to them: reserves in their turn, then the others by the programme's rule."""
    cohort, chosen = few(slug, number)
    accepted, reserves = admission.accept_in_order(cohort, chosen, by=journal.actor())
    db.session.commit()
    said = _("%(seats)s got a seat, %(reserves)s became reserves.", seats=len(accepted), reserves=len(reserves))
    seated = len(chosen) - len(accepted) - len(reserves)
    if seated:
        said += " " + ngettext("%(num)d had a seat already.", "%(num)d had a seat already.", seated)
    flash(said, "success" if accepted or reserves else "info")
    return back_to(cohort)


@registration.route(f"{COHORT}/refusals", methods=["POST"])
@open_to(*STAFF)
def decline_many(slug, number):
    """Turn them down, all for the reason given."""
    cohort, chosen = meant(slug, number)
    reason = request.form.get("reason", "")
    if len(chosen) > bulk.LARGE:
        entry = bulk.order_turning_down(cohort, chosen, reason, by=journal.actor())
        count = f"{len(chosen):,}"
        return done(cohort, entry, _("%(count)s people are being turned down, some at a time.", count=count))
    entry = bulk.turn_down(cohort, chosen, reason, by=journal.actor())
    said = ngettext("%(num)d person was turned down.", "%(num)d people were turned down.", len(chosen))
    return done(cohort, entry, said)


@registration.route(f"{COHORT}/reserve-places", methods=["POST"])
@open_to(*STAFF)
def reserve_many(slug, number):
    """Put them on the reserve list, behind those who wait already."""
    cohort, chosen = few(slug, number)
    entry = bulk.put_on_reserve(cohort, chosen, by=journal.actor())
    said = ngettext("%(num)d person became a reserve.", "%(num)d people became reserves.", len(chosen))
    return done(cohort, entry, said)


@registration.route(f"{COHORT}/reconsiderations", methods=["POST"])
@open_to(*STAFF)
def reconsider_many(slug, number):
    """Let them wait for a decision again."""
    cohort, chosen = few(slug, number)
    entry = bulk.take_up_again(cohort, chosen, by=journal.actor())
    said = ngettext("%(num)d person waits for a decision again.", "%(num)d people wait for a decision again.",
                    len(chosen))  # fmt: skip
    return done(cohort, entry, said)


@registration.route(f"{COHORT}/acts/<int:entry_id>/removal", methods=["POST"])
@open_to(*STAFF)
def take_back_act(slug, number, entry_id):
    """Take an act on many back, as far as nobody decided otherwise since."""
    cohort = db.one_or_404(cohort_at(slug, number))
    count = bulk.take_back(cohort, entry_id, by=journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d person stands as before.", "%(num)d people stand as before.", count), "success")
    return back_to(cohort)


@registration.route(f"{COHORT}/promotions", methods=["POST"])
@open_to(*STAFF)
def promote(slug, number):
    """Let the first reserves move up into the free seats."""
    cohort = db.one_or_404(cohort_at(slug, number))
    moved = admission.promote(cohort, by=journal.actor())
    db.session.commit()
    flash(_("Moved up: %(names)s", names=", ".join(one.label for one in moved)), "success")
    return back_to(cohort)


@registration.route(f"{COHORT}/letters-to", methods=["POST"])
@open_to(*STAFF)
def write_many(slug, number):
    """From the list to a letter for them. Everybody found is named by filters where the letter knows them, too."""
    if "everyone" not in request.form:
        ids = ticked_ids()
        return to_letter(slug, number, people=",".join(map(str, ids)))
    filters = finding.in_force(finding.asked(request.args))
    filters.pop("order", "")
    if filters.keys() <= {"q", "state", "region"}:
        return to_letter(slug, number, **{"state": "", **filters})
    ids = desk.everyone(db.one_or_404(cohort_at(slug, number)), filters)
    if len(ids) > MOST_WRITTEN_TO:
        raise Refused(_("A letter to people found in this way goes to at most %(most)s at a time, and %(count)s are "
                        "found. Narrow the list down.", most=MOST_WRITTEN_TO, count=f"{len(ids):,}"))  # fmt: skip
    return to_letter(slug, number, people=",".join(map(str, ids)))


@registration.route(f"{COHORT}/people-workbooks", methods=["POST"])
@open_to(*STAFF)
def people_workbook(slug, number):
    """A workbook of everybody found: at once, or when they are many, made in the background."""
    cohort = db.one_or_404(cohort_at(slug, number))
    filters, columns = finding.in_force(finding.asked(request.args)), desk_columns.chosen(request.args)
    ids = desk.everyone(cohort, filters)
    if len(ids) <= desk_sheet.AT_ONCE:
        data = desk_sheet.book(cohort, ids, columns)
        return paper.show(data, desk_sheet.file_name(cohort), desk_sheet.XLSX, as_attachment=True)
    desk_sheet.order(cohort, filters, columns, journal.actor())
    db.session.commit()
    flash(_("The workbook is being made; it appears above the list when it is ready."), "success")
    return back_to(cohort)


def meant(slug, number):
    """The cohort, held, and the people whom the form means as they stand now, in the order of registering."""
    cohort = lock(db.one_or_404(cohort_at(slug, number)))
    if "everyone" in request.form:
        expected = request.form.get("found", -1, type=int)
        return cohort, bulk.everyone(cohort, finding.in_force(finding.asked(request.args)), expected)
    return cohort, bulk.people(cohort, ticked_ids())


def few(slug, number):
    """The same, where they are not more than can be decided about at once."""
    cohort, chosen = meant(slug, number)
    bulk.refuse_too_many(chosen)
    return cohort, chosen


def ticked_ids():
    """The ids that were ticked. Raises Refused when nobody was."""
    ids = [int(one) for one in request.form.getlist("people") if is_id(one)]
    if not ids:
        raise Refused(_("Tick at least one person first."))
    return ids


def done(cohort, entry, said):
    """Commit an act on many, and say it on the list with the way to take it back."""
    db.session.flush()
    entry_id, here = entry.id, {"slug": cohort.programme.slug, "number": cohort.number}
    db.session.commit()
    undoing.offer(said, url_for(".take_back_act", entry_id=entry_id, **here))
    return back_to(cohort)


def to_letter(slug, number, **whom):
    return redirect(url_for("letters.compose", slug=slug, number=number, code="note", **whom), 303)


def back_to(cohort):
    """To the list the person came from, filters and all."""
    fallback = url_for("registration.people", slug=cohort.programme.slug, number=cohort.number)
    back = request.referrer or ""
    return redirect(back if back.startswith(request.host_url) and "/people" in back else fallback, 303)
