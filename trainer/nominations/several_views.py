"""Several people at once by the reply form that an office has filled in anyway."""

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


@nominations.route(f"{LINK}/several", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit("60 per minute")
def several_people(token):
    """Choose a file or copy rows; they are shown as understood."""
    link = link_of(token)
    if link is None:
        return gone()
    form, entries = SeveralForm(), []
    if form.validate_on_submit():
        try:
            entries = several.entries(link, several.book_of(form.file.data, form.written.data))
        except Refused as refusal:
            db.session.rollback()
            link = link_of(token)
            form.say(Refused(refusal.message, "file"))
    return shown(link, token, form, entries)


@nominations.route(f"{LINK}/several/nominations", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit("30 per minute")
def nominate_several(token):
    """Nominate the people ticked, as corrected; who cannot be nominated stays on the page with the reason."""
    link = link_of(token)
    if link is None:
        return gone()
    chosen = several.from_form(request.form)
    if not chosen or not request.form.get("told"):
        entries = [several.understood(link, facts, written) for written, facts in chosen]
        said = _("Please tell the people first, then tick below.") if chosen else _("Tick at least one person.")
        return shown(link, token, SeveralForm(formdata=None), entries, said)
    made, left_over = [], []
    for written, facts in chosen:
        problem = nominated(token, facts, made)
        if problem:
            left_over.append(several.Entry(facts, written, problem=problem))
    if made:
        flash(ngettext("%(num)d person is nominated.", "%(num)d people are nominated.", len(made)), "success")
    if left_over:
        link = link_of(token)
        return shown(link, token, SeveralForm(formdata=None), left_over) if link else gone()
    return redirect(url_for(".page", token=token, _anchor="nominees"), 303)


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


def shown(link, token, form, entries=(), problem=""):
    """The page: where nothing was read yet the ways to send a form, else the rows."""
    return private("nominations/several.html", link=link, token=token, form=form, entries=entries, cohort=link.cohort,
                   owner=owner(link), left=standing.left(link), problem=problem, notice=notice(link.cohort),
                   fields=nominating.FIELDS)  # fmt: skip
