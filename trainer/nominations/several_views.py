"""Several people at once by the reply form that an office has filled in anyway."""

from dataclasses import replace

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.access import EVERYONE, open_to
from trainer.applications.blueprint import private
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language
from trainer.nominations import nominating, several, standing
from trainer.nominations.blueprint import LINK, nominations
from trainer.nominations.forms import SeveralForm
from trainer.nominations.nominator_views import gone, link_of
from trainer.nominations.words import owner
from trainer.protection import limiter
from trainer.registration.notice import notice

NAMED, LONGEST = 10, 60  # names, and characters of each, of those left out: a message travels in a cookie

@nominations.route(f"{LINK}/several", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit("60 per minute")
def several_people(token):
    """Choose a file or copy rows; they are shown as understood."""
    link = link_of(token)
    if link is None:
        return gone()
    form, read = SeveralForm(), several.Reading([], [])
    if form.validate_on_submit():
        try:
            read = several.reading(link, several.book_of(form.file.data, form.written.data))
        except Refused as refusal:
            db.session.rollback()
            link = link_of(token)
            form.say(Refused(refusal.message, "file"))
    return shown(link, token, form, read)


@nominations.route(f"{LINK}/several/nominations", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit("30 per minute")
def nominate_several(token):
    """Nominate the people ticked, as corrected; who cannot be nominated stays on the page with the reason."""
    link = link_of(token)
    if link is None:
        return gone()
    rows, left_aside = several.from_form(request.form), several.unread_of(request.form)
    if said := unready(rows, request.form):
        entries = [several.understood(link, each) for each in rows]
        return shown(link, token, SeveralForm(formdata=None), several.Reading(entries, left_aside), said)
    made, remaining = [], []
    for each in rows:
        problem = tried(token, each, made) if each.ticked else ""
        if problem or not each.ticked:
            remaining.append(replace(each, problem=problem))
    tell(made, remaining)
    if any(each.problem for each in remaining):
        link = link_of(token)
        read = several.Reading(remaining, left_aside)
        return shown(link, token, SeveralForm(formdata=None), read) if link else gone()
    return redirect(url_for(".page", token=token, _anchor="nominees"), 303)


def unready(rows, form):
    """The sentence that says what the page still lacks, or None."""
    if not any(each.ticked for each in rows):
        return _("Tick at least one person.")
    return None if form.get("told") else _("Please tell the people first, then tick below.")


def tell(made, remaining):
    """Say how many were nominated, and who of the list was not ticked."""
    if made:
        flash(ngettext("%(num)d person is nominated.", "%(num)d people are nominated.", len(made)), "success")
    if left_out := [each.called[:LONGEST] for each in remaining if not each.ticked]:
        names = ", ".join([*left_out[:NAMED], *(["…"] if len(left_out) > NAMED else [])])
        flash(_("Not ticked, and therefore not nominated: %(count)s of the list (%(names)s).",
                count=len(left_out), names=names), "info")  # fmt: skip


def tried(token, entry, made):
    """Nominate somebody whose name raises no question, or was looked at; the sentence that says why not, or None."""
    if entry.check and entry.facts["name"] not in request.form.getlist("seen"):
        return entry.check
    return nominated(token, entry.facts, made)


def nominated(token, facts, made):
    """Nominate one person in a transaction of their own; returns the sentence that says why not, or None."""
    link = link_of(token)
    if link is None:
        return _("This link no longer works.")
    try:
        made.append(nominating.nominate(link, facts, language=language()).label)
        db.session.commit()
        return None
    except nominating.AlreadyHere as known:
        known_id = known.registration.id
        db.session.rollback()
        nominating.note_again(link_of(token), known_id)
        db.session.commit()
        return str(known)
    except Refused as refusal:
        db.session.rollback()
        return str(refusal)


def shown(link, token, form, read, problem=""):
    """The page: where nothing was read yet the ways to send a form, else the rows."""
    return private("nominations/several.html", link=link, token=token, form=form, read=read, cohort=link.cohort,
                   owner=owner(link), left=standing.left(link), problem=problem, notice=notice(link.cohort),
                   fields=nominating.FIELDS)  # fmt: skip
