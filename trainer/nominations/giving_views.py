"""One link: given, shown, changed, mailed, renewed, withdrawn."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.applications import finding
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.nominations import giving, posting, queries
from trainer.nominations.blueprint import LINKS, ONE_LINK, TAB, nominations
from trainer.nominations.forms import LinkForm, NewLinkForm
from trainer.nominations.letter_texts import written
from trainer.nominations.posting import address
from trainer.nominations.standing import standing, used
from trainer.nominations.words import owner
from trainer.programmes.queries import cohort_at
from trainer.registration.intake import intake_of
from trainer.registration.queries import reserve_positions


@nominations.route(f"{LINKS}/new", methods=["GET", "POST"])
@open_to(*STAFF)
def new_link(slug, number):
    """Give a link to one organisation, or to one provincial office."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = NewLinkForm(data=giving.usual(cohort))
    if form.validate_on_submit():
        try:
            made = giving.give(cohort, journal.actor(), **whose(form), **form.facts())
            db.session.commit()
            flash(_("%(name)s has a link. Mail it or copy it.", name=owner(made)), "success")
            return redirect(url_for(".link", link_id=made.id, slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    return render_template("nominations/link_form.html", cohort=cohort, form=form, tab=TAB)


def whose(form):
    """{"organisation": …} or {"province": code}. Raises Refused, its place the field, when neither can be told."""
    if form.to.data == "province":
        if not form.province.data:
            raise Refused(_("Choose a province."), "province")
        return {"province": form.province.data}
    words = form.organisation.data or ""
    found = finding.candidates(words)
    if len(found) != 1:
        said = _("Several organisations of the register are called so; write the registration number.")
        said = said if found else _("The register has no organisation “%(name)s”.", name=words[:200])
        alike = [] if found else [one.name for one in finding.offered(words)][:3]
        said += " " + _("Is one of these meant: %(names)s?", names=", ".join(alike)) if alike else ""
        raise Refused(said, "organisation")
    return {"organisation": found[0]}


@nominations.route(ONE_LINK)
@open_to(*STAFF)
def link(slug, number, link_id):
    """One link: its address, its mail, whom it sent, its journal."""
    found = link_here(slug, number, link_id)
    sent = db.session.scalars(queries.nominations_of(found)).all()
    people = [each.registration for each in sent]
    return render_template(
        "nominations/link.html", cohort=found.cohort, link=found, owner=owner(found), address=address(found), tab=TAB,
        mail=written(found, address(found)),
        standing=standing(found, intake_of(found.cohort), today()), used=used([found]).get(found.id, 0), people=people,
        places=reserve_positions(found.cohort, people), token=secrets.token_hex(12),
        substitutions=db.session.scalars(queries.substitutions_of(found)).all(),
        entries=db.session.scalars(journal.entries_of(found).limit(50)).all(),
    )  # fmt: skip


@nominations.route(f"{ONE_LINK}/edit", methods=["GET", "POST"])
@open_to(*STAFF)
def edit_link(slug, number, link_id):
    """Change contact, limit and last day."""
    found = link_here(slug, number, link_id)
    form = LinkForm(obj=found)
    if form.validate_on_submit():
        try:
            giving.change(found, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("The link was changed."), "success")
            return redirect(url_for(".link", slug=slug, number=number, link_id=link_id), 303)
        except Refused as refusal:
            db.session.rollback()
            found = link_here(slug, number, link_id)
            form.say(refusal)
    return render_template(
        "nominations/link_form.html", cohort=found.cohort, form=form, link=found, owner=owner(found), tab=TAB
    )


@nominations.route(f"{ONE_LINK}/mail", methods=["POST"])
@open_to(*STAFF)
def mail_link(slug, number, link_id):
    """Mail the link to its contact."""
    token = request.form.get("token", "")
    return act(slug, number, link_id, lambda one, by: posting.mail(one, by, token), _("The link is in the outbox."))


@nominations.route(f"{ONE_LINK}/renewal", methods=["POST"])
@open_to(*STAFF)
def renew(slug, number, link_id):
    """Make a new address; the old one leads nowhere."""
    return act(slug, number, link_id, giving.renew,
               _("The link has a new address. The old one no longer works: mail or copy the new one."))  # fmt: skip


@nominations.route(f"{ONE_LINK}/withdrawal", methods=["POST"])
@open_to(*STAFF)
def withdraw_link(slug, number, link_id):
    """Take the link back."""
    return act(slug, number, link_id, giving.withdraw, _("The link is withdrawn."))


@nominations.route(f"{ONE_LINK}/return", methods=["POST"])
@open_to(*STAFF)
def give_link_back(slug, number, link_id):
    """Let a withdrawn link be used again."""
    return act(slug, number, link_id, giving.give_back, _("The link can be used again."))


def act(slug, number, link_id, verb, said):
    """Load, let the verb act, commit, and show the link."""
    verb(link_here(slug, number, link_id), journal.actor())
    db.session.commit()
    flash(said, "success")
    return redirect(url_for(".link", slug=slug, number=number, link_id=link_id), 303)


def link_here(slug, number, link_id):
    """The link of a cohort with this number, else 404."""
    return db.one_or_404(queries.link_at(db.one_or_404(cohort_at(slug, number)), link_id))


