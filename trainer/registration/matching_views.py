"""The names of organisations that stand in no register, side by side with those of the register that may be meant."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.organisations.matching import Matcher
from trainer.organisations.queries import known_organisations
from trainer.organisations.queries import sought as organisations_sought
from trainer.paging import paged
from trainer.programmes.queries import cohort_at
from trainer.registration import desk_page, matches, twins, undoing
from trainer.registration.blueprint import COHORT, registration

TAB = "registration.people"
MATCHING = f"{COHORT}/organisations"
GROUPS_A_PAGE = 10
FOUND_AT_MOST = 10


@registration.route(MATCHING)
@open_to(*STAFF)
def matching(slug, number):
    """Names to be matched, those of most people first, each with what may be meant; below them what was decided."""
    cohort = db.one_or_404(cohort_at(slug, number))
    found = matches.groups(cohort)
    page = paged([one for one in found if not one.unlisted], GROUPS_A_PAGE)
    matcher = Matcher(known_organisations()) if page.items else None
    return render_template(
        "registration/matching.html", cohort=cohort, tab=TAB, page=page, undo=undoing.offered(),
        suggestions={one.key: matcher.match(one.name) for one in page.items},
        unlisted=[one for one in found if one.unlisted], sought=request.args.get("words", ""),
        asked=request.args.get("of", ""), found=found_by(request.args.get("words", "")),
        entries=db.session.scalars(matches.matches_of(cohort).limit(10)).all(),
        waiting=desk_page.waiting(cohort, twins.pairs(cohort)),
    )  # fmt: skip


@registration.route(f"{MATCHING}/found")
@open_to(*STAFF)
def matching_found(slug, number):
    """Organisations of the register by the words typed, each as a button; at most ten."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return render_template(
        "registration/matching_found.html", cohort=cohort, found=found_by(request.args.get("words", "")),
        words=request.args.get("words", ""),
    )  # fmt: skip


@registration.route(f"{COHORT}/matches", methods=["POST"])
@open_to(*STAFF)
def match(slug, number):
    """The organisation chosen is that of everybody who wrote the name."""
    cohort = db.one_or_404(cohort_at(slug, number))
    chosen = db.session.scalar(matches.organisation_at(request.form.get("organisation", -1, type=int)))
    if chosen is None:
        raise Refused(_("Choose an organisation of the register."))
    entry, people = matches.match(cohort, request.form.get("key", ""), chosen, journal.actor())
    db.session.flush()
    entry_id, name = entry.id, chosen.name
    db.session.commit()
    said = ngettext("%(num)d person is of %(name)s now.", "%(num)d people are of %(name)s now.", len(people), name=name)
    undoing.offer(said, url_for(".unmatch", slug=slug, number=number, entry_id=entry_id))
    return to_matching(slug, number)


@registration.route(f"{COHORT}/matches/<int:entry_id>/removal", methods=["POST"])
@open_to(*STAFF)
def unmatch(slug, number, entry_id):
    """Take a match back."""
    count = matches.unmatch(db.one_or_404(cohort_at(slug, number)), entry_id, journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d person stands as before.", "%(num)d people stand as before.", count), "success")
    return to_matching(slug, number)


@registration.route(f"{COHORT}/unlisted-organisations", methods=["POST"])
@open_to(*STAFF)
def note_unlisted(slug, number):
    """The name really stands in no register."""
    cohort, key = db.one_or_404(cohort_at(slug, number)), request.form.get("key", "")
    matches.note_unlisted(cohort, key, journal.actor())
    db.session.commit()
    undoing.offer(_("The name is not asked about again."), url_for(".look_again", slug=slug, number=number), key=key)
    return to_matching(slug, number)


@registration.route(f"{COHORT}/unlisted-organisations/removal", methods=["POST"])
@open_to(*STAFF)
def look_again(slug, number):
    """Ask about the name again."""
    matches.look_again(db.one_or_404(cohort_at(slug, number)), request.form.get("key", ""), journal.actor())
    db.session.commit()
    return to_matching(slug, number)


def found_by(words):
    """Organisations of the register by name in any spelling, number or province."""
    words = words.strip()[:300]
    return db.session.scalars(organisations_sought(words).limit(FOUND_AT_MOST)).all() if len(words) > 1 else []


def to_matching(slug, number):
    return redirect(url_for(".matching", slug=slug, number=number), 303)
