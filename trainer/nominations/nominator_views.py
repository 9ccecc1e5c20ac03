"""The nominator's own page: whoever holds the link sees the cohort, the limit, and whom this link has sent."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer.access import EVERYONE, open_to
from trainer.applications.blueprint import private
from trainer.database import db
from trainer.errors import Refused
from trainer.links import record_of
from trainer.look import language, today
from trainer.nominations import nominating, queries, standing
from trainer.nominations.blueprint import LINK, LOOKS, NOMINEE, nominations
from trainer.nominations.forms import PersonForm, ProvincePersonForm
from trainer.nominations.models import NominationLink
from trainer.nominations.posting import PURPOSE
from trainer.nominations.words import owner
from trainer.organisations.queries import sought as organisations_sought
from trainer.programmes import terms
from trainer.protection import limiter
from trainer.registration.intake import intake_of
from trainer.registration.notice import notice
from trainer.registration.queries import reserve_positions

OFFERED = 10  # names of organisations while one is typed


def link_of(token):
    """The link that a token opens, or None: forged, renewed since, or withdrawn."""
    found = record_of(PURPOSE, token, lambda one: db.session.get(NominationLink, one))
    return found if found is not None and found.withdrawn_at is None else None


def gone():
    """What is said of a link that opens nothing: the same whatever was wrong with it."""
    return private("errors/link_gone.html", status=404)


@nominations.route(LINK, methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def page(token):
    """The page of one link; a POST nominates one person."""
    link = link_of(token)
    if link is None:
        return gone()
    form = form_of(link)
    if request.method == "POST" and form.validate():
        try:
            return nominated(link, token, form)
        except nominating.AlreadyHere as known:
            link = noted(token, known.registration.id)
            form.say(known)
        except Refused as refusal:
            db.session.rollback()
            link = link_of(token)
            form.say(refusal)
    return shown(link, token, form) if link else gone()


def nominated(link, token, form):
    """Send the person, and come back to the page, which names them."""
    made = nominating.nominate(link, form.facts(), language=language())
    db.session.commit()
    flash(_("%(name)s is nominated.", name=made.label), "success")
    return redirect(url_for(".page", token=token, _anchor="nominees"), 303)


def noted(token, registration_id):
    """Undo what was begun, and note for the organiser that the person was sent once more; returns the link."""
    db.session.rollback()
    link = link_of(token)
    nominating.note_again(link, registration_id)
    db.session.commit()
    return link


def form_of(link):
    """The empty form for a person of this link, or as it was sent."""
    return PersonForm() if link.organisation_id else ProvincePersonForm()


def shown(link, token, form):
    """The page as it stands."""
    sent = db.session.scalars(queries.nominations_of(link)).all()
    people = [each.registration for each in sent]
    state = standing.standing(link, intake_of(link.cohort), today())
    used = sum(1 for one in people if one.state not in standing.GONE)
    return private(
        "nominations/page.html", link=link, token=token, form=form, cohort=link.cohort, owner=owner(link),
        standing=state, open=state == standing.Standing.OPEN, used=used, left=max(link.most - used, 0), people=people,
        gone=standing.GONE, places=reserve_positions(link.cohort, people),
        terms=[*terms.eligibility(link.cohort.programme)], notice=notice(link.cohort),
        substitutions=db.session.scalars(queries.substitutions_of(link)).all(),
    )  # fmt: skip


@nominations.route(f"{LINK}/organisation-names")
@open_to(EVERYONE)
@limiter.limit("240 per minute")
def organisation_names(token):
    """Names of the province's organisations for the list that opens while one is typed; at most ten."""
    link, words = link_of(token), request.args.get("organisation", "")[:300]
    found = []
    if link is not None and link.province and len(words.strip()) > 1:
        found = db.session.scalars(organisations_sought(words, province=link.province).limit(OFFERED)).all()
    return render_template("registration/organisation_names.html", organisations=found)


@nominations.route(f"{NOMINEE}/withdrawal", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def withdrawal(token, registration_id):
    """Take a nominee back, with a reason."""
    link = link_of(token)
    if link is None:
        return gone()
    nomination = db.one_or_404(queries.nomination_at(link, registration_id))
    if request.method == "GET":
        return private("nominations/withdrawal.html", link=link, token=token, one=nomination.registration,
                       cohort=link.cohort, owner=owner(link))  # fmt: skip
    nominating.take_back(nomination, request.form.get("reason", ""))
    db.session.commit()
    flash(_("The nomination of %(name)s is withdrawn.", name=nomination.label), "success")
    return redirect(url_for(".page", token=token, _anchor="nominees"), 303)
