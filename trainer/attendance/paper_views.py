"""Paper: signature sheets to be printed, and their entry afterwards."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.attendance import queries, roll
from trainer.attendance.blueprint import attendance
from trainer.attendance.printed import remember, sheet_at
from trainer.attendance.sheets import file_name, order_sheets, sheet_of
from trainer.attendance.tally import Tally
from trainer.database import aside, db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance/<int:slot_id>/paper", methods=["GET", "POST"])
@open_to(*STAFF)
def paper_entry(slug, number, slot_id):
    """Enter a signature sheet: everybody was there but these. Shows the difference, then writes it."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slot = db.one_or_404(queries.slot_of(cohort, slot_id))
    tally, typed, refusal = Tally.of(slot, _ticked(slot)), request.form.get("absent", "").strip(), None
    if request.form.get("step") == "save":
        try:
            flash(_saved(tally, typed), "success")
            return redirect(url_for(".matrix", slug=slug, number=number, slot=slot_id), 303)
        except Refused as error:
            db.session.rollback()
            refusal = error
    elif typed:
        tally, unclear = tally.without(typed)
        typed = ", ".join(unclear)
        refusal = typed and _("Not on this list, or several people: %(typed)s", typed=typed)
    return render_template(
        "attendance/paper.html", cohort=cohort, slot=slot, tally=tally, typed=typed, refusal=refusal
    )


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance/<int:slot_id>/sheet.pdf")
@open_to(*STAFF)
def sheet(slug, number, slot_id):
    """The signature sheet of one half-day."""
    cohort = db.one_or_404(cohort_at(slug, number))
    slot, lines = db.one_or_404(queries.slot_of(cohort, slot_id)), roll.roll_of(cohort)
    with aside():
        sheet_id = remember(slot_id, [line.id for line in lines])
    return paper.show(sheet_of(slot, lines, sheet_id), file_name(cohort, slot))


@attendance.route("/desk/sheets/<token>")
@open_to(*STAFF)
def printed(token):
    """What the QR code of a sheet opens: the entry of that sheet."""
    found = sheet_at(token) or abort(404)
    cohort = found.slot.cohort
    here = {"slug": cohort.programme.slug, "number": cohort.number, "slot_id": found.slot_id}
    return redirect(url_for(".paper_entry", sheet=found.id, **here))


@attendance.route("/desk/cohorts/<slug>/<int:number>/attendance/sheets", methods=["POST"])
@open_to(*STAFF)
def sheets(slug, number):
    """Have the signature sheets of all half-days made in the background."""
    cohort = db.one_or_404(cohort_at(slug, number))
    job = order_sheets(cohort, journal.actor())
    db.session.commit()
    return redirect(url_for(".matrix", slug=slug, number=number, sheets=job.id), 303)


def _saved(tally, typed):
    """Write what the sheet says and tell it. Refused while the entry still holds a text that marked nobody."""
    if typed:
        raise Refused(
            _(
                "Nothing was saved: the entry field still holds “%(typed)s”. Mark these people as absent, or empty "
                "the field, and save again.",
                typed=typed,
            ),
            place="absent",
        )
    added, removed = tally.write(journal.actor(), request.form.get("reason", ""), _ids("recorded"))
    db.session.commit()
    return _("%(slot)s: %(added)s added, %(removed)s taken back.", slot=tally.slot.label, added=added, removed=removed)


def _ticked(slot):
    """The ids that the form sends; on a new page everybody (None), or who is recorded when one asks for that."""
    if request.method == "POST":
        return request.form.getlist("present", type=int)
    return roll.present_at(slot).keys() if request.args.get("start") == "recorded" else None


def _ids(field):
    return [int(text) for text in request.form.get(field, "").split() if text.isascii() and text.isdigit()]
