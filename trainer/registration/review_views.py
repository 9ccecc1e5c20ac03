"""The review of a roster import: every row as understood beside what was written, and what is decided about it."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import ngettext

from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.registration import comparison, drafting, seats
from trainer.registration.blueprint import DRAFT, registration
from trainer.registration.problems import EXCEPTABLE, FIELD_WORDS, sentence
from trainer.registration.roster_forms import FinishForm
from trainer.registration.roster_views import TAB, file_of, loaded
from trainer.thai import places

ROWS_A_PAGE = 50


@registration.route(DRAFT)
@open_to(*STAFF)
def roster_review(slug, number, draft_id):
    """Every row as it is understood, beside what was written; first those that somebody has to decide."""
    draft = loaded(slug, number, draft_id)
    rows = drafting.review(draft)
    seen = view_of(drafting.tally(rows))
    shown = [row for row in rows if not seen["status"] or row.checked.status == seen["status"]]
    if seen["status"] == "blocked":
        shown = drafting.side_by_side(shown)
    pages = max(-(-len(shown) // ROWS_A_PAGE), 1)
    page = min(seen["page"], pages)
    part = shown[(page - 1) * ROWS_A_PAGE : page * ROWS_A_PAGE]
    return render_template(
        "registration/roster_review.html", **(words(draft, rows) | seen), rows=part, pages=pages, found=len(shown),
        tab=TAB, provinces=[one.name_th for one in places.PROVINCES.values()],
    )  # fmt: skip


@registration.route(f"{DRAFT}/files/<int:file_id>/rows/<int:row>/decision", methods=["POST"])
@open_to(*STAFF)
def roster_decide(slug, number, draft_id, file_id, row):
    """Keep what was decided about one row; answers with the rows that look different now, or goes back to the page."""
    draft = loaded(slug, number, draft_id)
    before = drafting.review(draft)
    one = row_of(before, file_of(draft, file_id), row)
    if request.headers.get("HX-Request"):
        return decided_in_place(draft, before, one)
    settle(one, before)
    db.session.commit()
    back = url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id, **view_of())
    return redirect(f"{back}#{one.anchor}", 303)


def decided_in_place(draft, before, one):
    """The answer to htmx; a refusal stands in the row itself, where the person is looking."""
    anchor, address, refusal = one.anchor, request.view_args, None
    try:
        settle(one, before)
        db.session.flush()
    except Refused as refused:
        db.session.rollback()
        draft, refusal = loaded(address["slug"], address["number"], address["draft_id"]), refused
    page = answer(draft, before, anchor, refusal)
    db.session.commit()
    return page


@registration.route(f"{DRAFT}/left-out", methods=["POST"])
@open_to(*STAFF)
def roster_leave_out(slug, number, draft_id):
    """Leave out every row that still has a blocking problem."""
    count = drafting.leave_out_blocked(loaded(slug, number, draft_id))
    db.session.commit()
    flash(ngettext("%(num)d row was left out.", "%(num)d rows were left out.", count), "success")
    return redirect(url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id), 303)


@registration.route(f"{DRAFT}/exceptions", methods=["POST"])
@open_to(*STAFF)
def roster_admit(slug, number, draft_id):
    """Admit every row that only the terms keep back by exception, for one reason."""
    count = drafting.admit_blocked(loaded(slug, number, draft_id), request.form.get("exception_reason", ""))
    db.session.commit()
    said = ngettext("%(num)d row was admitted by exception.", "%(num)d rows were admitted by exception.", count)
    flash(said, "success")
    return redirect(url_for("registration.roster_review", slug=slug, number=number, draft_id=draft_id), 303)


def answer(draft, before, anchor, refusal):
    """What htmx puts in place: the row decided, every other row that looks different now, and the new counts."""
    rows = drafting.review(draft)
    looks = {row.anchor: row.look for row in before}
    others = [row for row in rows if row.anchor != anchor and row.look != looks.get(row.anchor)]
    decided = next(row for row in rows if row.anchor == anchor)
    facts = words(draft, rows) | view_of()
    return render_template("registration/roster_decided.html", decided=decided, others=others, refusal=refusal, **facts)


def settle(one, rows):
    """Carry out what the row's form sent; only what was sent is decided."""
    sent, facts = request.form, {}
    for name in ("left_out", "not_a_duplicate"):
        if name in sent:
            facts[name] = sent[name] == "1"
    if "exception_reason" in sent:
        facts["exception_reason"] = sent["exception_reason"].strip()[:drafting.LONGEST_REASON]
    if changed := comparison.corrections(one.checked, sent):
        facts["corrections"] = changed
    if {"organisation", "registration_no"} & changed.keys():
        facts["organisation_id"] = None  # what is written now decides
    if facts:
        drafting.decide(one.file, one.checked.row, **facts)
    if "organisation_id" in sent:
        drafting.choose_organisation(one, sent.get("organisation_id", type=int), rows)


def row_of(rows, file, number):
    """The row of this number in a file of the draft; 404 where no person stands."""
    return next((one for one in rows if one.file is file and one.checked.row == number), None) or abort(404)


def view_of(counts=None):
    """Which rows the page shows: its filter and its number, as they stand in the address."""
    status = request.args.get("status", "blocked" if counts and counts["blocked"] else "")
    return {"status": status, "page": max(request.args.get("page", 1, type=int), 1)}


def ready(rows):
    """The seating.Group of each person who can be registered."""
    sure = [one.checked for one in rows if one.checked.status == "ready"]
    return [seats.group(one.province or (one.organisation and one.organisation.province),
                        one.organisation and one.organisation.kind) for one in sure]  # fmt: skip


def words(draft, rows):
    """What the templates of the review have in common; how many get a seat is asked once every row is decided."""
    counts = drafting.tally(rows)
    return {
        "cohort": draft.cohort, "draft": draft, "counts": counts, "total": len(rows),
        "here": {"slug": draft.cohort.programme.slug, "number": draft.cohort.number, "draft_id": draft.id},
        "form": FinishForm(formdata=None),
        "seats": 0 if counts["blocked"] else seats.seated_of(draft.cohort, ready(rows)),
        "sentence": sentence, "words_of": FIELD_WORDS,
        "lines": comparison.lines, "entry_of": comparison.entry_of, "fields": comparison.CORRECTABLE,
        "EXCEPTABLE": EXCEPTABLE, "admissible": len(drafting.admissible(rows)),
    }  # fmt: skip
