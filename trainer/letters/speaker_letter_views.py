"""Inviting one speaker: the letter on paper, and the mail with the private link; reminding many."""

import secrets

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal, paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import official, speaker_letter, speaker_mail
from trainer.letters.blueprint import letters
from trainer.programmes.queries import cohort_at
from trainer.registration.record_blocks import Block
from trainer.schedule import speaker_invitations, speakers
from trainer.schedule.signals import speaker_board_shown
from trainer.schedule.speaker_board_views import BOARD, ONE, asked_for
from trainer.schedule.speaker_forms import LetterForm
from trainer.schedule.speaker_invitations import SpeakerInvitation

FACTS = ("number", "dated_on", "words", "language")


def init_app():
    """Offer on the organiser's page of speakers to remind those who have not answered."""
    speaker_board_shown.connect(on_board)


@letters.route(f"{ONE}/letter", methods=["GET", "POST"])
@open_to(*STAFF)
def speaker_invitation(slug, number, speaker_id):
    """The letter and the mail before they leave; a POST keeps what was entered, and with `send` mails it."""
    cohort, speaker = asked_for(slug, number, speaker_id)
    form = LetterForm(obj=invitation_of(cohort, speaker))
    if form.validate_on_submit():
        try:
            return sent(cohort, speaker, form)
        except Refused as refusal:
            db.session.rollback()
            cohort, speaker = asked_for(slug, number, speaker_id)
            form.say(refusal)
    return shown(cohort, speaker, form), 422 if request.method == "POST" else 200


def sent(cohort, speaker, form):
    """Keep the letter; mail it where that was asked for."""
    by, one = journal.actor(), speaker_invitations.invite(cohort, speaker, journal.actor())
    facts = {name: form[name].data or "" for name in FACTS} | {"dated_on": form.dated_on.data}
    speaker_invitations.word(one, by, **facts | {"words": kept(facts["words"], usual(cohort, speaker))})
    if form.email.data and form.email.data != speaker.email:
        speakers.correct(speaker, by, speaker.name, speaker.position, email=form.email.data)
    if "send" in request.form:
        speaker_mail.mail(one, by, request.form.get("token", ""))
        said = _("The invitation of %(name)s is in the outbox.", name=speaker.name)
    else:
        said = _("The letter to %(name)s is saved.", name=speaker.name)
    db.session.commit()
    flash(said, "success")
    place = {"slug": cohort.programme.slug, "number": cohort.number}
    if "send" in request.form:
        return redirect(url_for("schedule.speaker_board", **place, _anchor=f"speaker-{speaker.id}"), 303)
    return redirect(url_for("letters.speaker_invitation", speaker_id=speaker.id, **place), 303)


def kept(words, usual_words):
    """The words as they are kept: nothing where they are the usual ones, which follow the agenda."""
    words = words.replace("\r\n", "\n").strip()
    return "" if words == usual_words else words


def usual(cohort, speaker):
    """The usual words of the letter."""
    sessions = speaker_invitations.own_sessions(cohort, speaker)
    return speaker_letter.body(SpeakerInvitation(cohort=cohort, speaker=speaker), sessions)


def invitation_of(cohort, speaker):
    """The invitation that there is, or one that is not kept."""
    return speaker_invitations.invitation_of(cohort, speaker) or SpeakerInvitation(cohort=cohort, speaker=speaker,
                                                                                   language="th", words="")  # fmt: skip


def shown(cohort, speaker, form):
    """The page."""
    one, frame = invitation_of(cohort, speaker), official.letter_of(cohort)
    if request.method == "GET":
        form.words.data = one.words or usual(cohort, speaker)
        form.email.data = speaker.email
    return render_template(
        "letters/speaker_invitation.html", cohort=cohort, speaker=speaker, one=one, form=form, tab="schedule.agenda",
        missing=speaker_letter.missing(one, frame), place={"slug": cohort.programme.slug, "number": cohort.number},
        sessions=speaker_invitations.own_sessions(cohort, speaker), token=secrets.token_hex(12),
    )  # fmt: skip


@letters.route(f"{ONE}/letter.pdf")
@open_to(*STAFF)
def speaker_letter_pdf(slug, number, speaker_id):
    """The letter on paper."""
    cohort, speaker = asked_for(slug, number, speaker_id)
    return paper.show(speaker_letter.pdf(invitation_of(cohort, speaker)), f"หนังสือเชิญ {speaker.name}.pdf")


@letters.route(f"{BOARD}/reminders", methods=["POST"])
@open_to(*STAFF)
def remind_speakers(slug, number):
    """Remind everyone who has not answered."""
    cohort = db.one_or_404(cohort_at(slug, number))
    count = speaker_mail.remind_all(cohort, journal.actor(), request.form.get("token", ""))
    db.session.commit()
    said = ngettext("%(num)d reminder is in the outbox.", "%(num)d reminders are in the outbox.", count)
    flash(said, "success" if count else "warning")
    return redirect(url_for("schedule.speaker_board", slug=slug, number=number), 303)


def on_board(cohort, people, standings):
    """The button that reminds, while somebody has not answered."""
    waiting = sum(code in ("waiting", "moved") for code in standings.values())
    facts = {"waiting": waiting, "token": secrets.token_hex(12)}
    return Block("letters/speaker_reminders.html", facts) if waiting else None
