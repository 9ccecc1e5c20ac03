"""Paper: signature sheets to be printed, and their entry afterwards."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.attendance import queries, roll
from trainer.attendance.blueprint import attendance
from trainer.attendance.printed import remember, sheet_at, sheets_of
from trainer.attendance.sheets import file_name, order_sheets, sheet_of
from trainer.attendance.tally import Entry, Seen, Tally
from trainer.database import SAFE_METHODS, aside, db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.registration import list_numbers

SHEETS = "/desk/cohorts/<slug>/<int:number>/attendance/sheets"
SLOT = "/desk/cohorts/<slug>/<int:number>/attendance/<int:slot_id>"
STEPS = ("save", "keep")  # count what the sheet says; keep what it says and decide about differences later


@attendance.route(f"{SLOT}/paper", methods=["GET", "POST"])
@open_to(*STAFF)
def paper_entry(slug, number, slot_id):
    """Enter a signature sheet, by who did not sign it or by who did. Shows the difference, then writes it."""
    cohort = numbered_cohort(slug, number)
    slot = db.one_or_404(queries.slot_of(cohort, slot_id))
    printed, typed, refusal = db.session.scalars(sheets_of(slot)).all(), request.form.get("called", "").strip(), None
    tally, entry = _asked(slot, printed), _entry()
    if request.form.get("step") in STEPS:
        try:
            flash(_saved(tally, typed, by_what_it_says=request.form["step"] == "save"), "success")
            return redirect(_next(slot), 303)
        except Refused as error:
            db.session.rollback()
            refusal = error
    elif typed:
        tally, unclear = tally.called(typed, entry)
        typed = ", ".join(unclear)
        refusal = typed and _("Not on this list, or several people: %(typed)s", typed=typed)
    facts = {"tally": tally, "typed": typed, "refusal": refusal, "entry": entry, "printed": printed}
    return render_template("attendance/paper.html", cohort=cohort, slot=slot, **facts)


@attendance.route(f"{SLOT}/sheet.pdf")
@open_to(*STAFF)
def sheet(slug, number, slot_id):
    """The signature sheet of one slot; which number is whom is remembered."""
    cohort = numbered_cohort(slug, number)
    slot = db.one_or_404(queries.slot_of(cohort, slot_id))
    lines = roll.asked_at(slot)
    with aside():
        sheet_id = remember(slot_id, lines)
    return paper.show(sheet_of(slot, lines, sheet_id), file_name(cohort, slot))


@attendance.route("/desk/sheets/<token>")
@open_to(*STAFF)
def printed(token):
    """What the QR code of a sheet opens: the entry of that sheet."""
    found = sheet_at(token) or abort(404)
    cohort = found.slot.cohort
    here = {"slug": cohort.programme.slug, "number": cohort.number, "slot_id": found.slot_id}
    return redirect(url_for(".paper_entry", sheet=found.id, **here))


@attendance.route(SHEETS, methods=["POST"])
@open_to(*STAFF)
def sheets(slug, number):
    """Have the signature sheets of all slots made in the background."""
    cohort = db.one_or_404(cohort_at(slug, number))
    job = order_sheets(cohort, journal.actor())
    db.session.commit()
    back = ".sheet_list" if request.form.get("back") == "sheets" else ".matrix"
    return redirect(url_for(back, slug=slug, number=number, sheets=job.id), 303)


def numbered_cohort(slug, number):
    """The cohort at the address. From the first sheet on that is printed or opened, its people have lasting numbers."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if request.method in SAFE_METHODS:
        list_numbers.settle(cohort, journal.actor())
    return cohort


def _saved(tally, typed, by_what_it_says):
    """Write what the sheet says and tell it. Refused while the entry still holds a text that marked nobody."""
    if typed:
        raise Refused(
            _(
                "Nothing was saved: the entry field still holds “%(typed)s”. Mark these people, or empty the field, "
                "and save again.",
                typed=typed,
            ),
            place="called",
        )
    seen = Seen(frozenset(_ids("recorded")), request.form.get("entered", ""))
    added, removed = tally.write(journal.actor(), request.form.get("reason", ""), seen, presences=by_what_it_says)
    db.session.commit()
    told = {"slot": tally.slot.label, "signed": len(tally.counted)}
    if by_what_it_says:
        return _("%(slot)s: %(signed)s signed. Presences: %(added)s added, %(removed)s taken back.",
                 added=added, removed=removed, **told)  # fmt: skip
    return _("%(slot)s: %(signed)s signed. Presences stay as they were.", **told)


def _next(slot):
    """Where one goes on: to the other sheets, or to the differences that were left to be decided."""
    here = {"slug": slot.cohort.programme.slug, "number": slot.cohort.number}
    if request.form["step"] == "keep":
        return url_for(".differences", slot_id=slot.id, **here)
    return url_for(".sheet_list", after=slot.id, **here)


def _asked(slot, printed):
    """The Tally that the form sends, or that a new page begins with, on the sheet that was asked for or printed last.

    `sheet=0` asks for the name list of today.
    """
    wanted = request.values.get("sheet", type=int)
    sheet = next((each for each in printed if wanted in (None, each.id)), None)
    if request.method == "POST":
        return Tally.of(slot, sheet, request.form.getlist("present", type=int))
    usual = "entered" if slot.paper_entered_at else "nobody" if _entry() == Entry.SIGNED else "everybody"
    return Tally.of(slot, sheet, start=request.args.get("start", usual))


def _entry():
    return Entry.SIGNED if request.values.get("entry") == Entry.SIGNED else Entry.ALL_BUT


def _ids(field):
    return [int(text) for text in request.form.get(field, "").split() if text.isascii() and text.isdigit()]
