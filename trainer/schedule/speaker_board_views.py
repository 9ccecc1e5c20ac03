"""The organiser's page of a cohort's speakers: who comes, who has not answered, what clashes; and asking them."""

from flask import abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.schedule import queries, speaker_consent, speaker_invitations
from trainer.schedule.blueprint import schedule
from trainer.schedule.circumstances import circumstances_of
from trainer.schedule.clashes import clashes
from trainer.schedule.days import by_day
from trainer.schedule.models import Speaker
from trainer.schedule.signals import speaker_board_shown
from trainer.schedule.speaker_forms import AnswerForm
from trainer.schedule.speaker_invitations import SpeakerAnswer

BOARD = "/desk/cohorts/<slug>/<int:number>/agenda/speakers"
ONE = f"{BOARD}/<int:speaker_id>"
THEIRS = ("speaker", "elsewhere")  # the clashes that are about speakers


@schedule.route(BOARD)
@open_to(*STAFF)
def speaker_board(slug, number):
    """Every speaker of the cohort with their sessions, their answer and what they agreed to; clashes first."""
    cohort = db.one_or_404(cohort_at(slug, number))
    sessions = db.session.scalars(queries.sessions_of(cohort)).all()
    people = speaker_invitations.by_speaker(sessions)
    asked = {one.speaker_id: one for one in db.session.scalars(speaker_invitations.invitations_of(cohort))}
    standings = {one.id: speaker_invitations.standing(asked.get(one.id), held) for one, held in people.items()}
    doubts = clashes(by_day(cohort, sessions), circumstances_of(cohort, sessions))
    return render_template(
        "schedule/speaker_board.html", tab="schedule.agenda", cohort=cohort, people=people, asked=asked,
        standings=standings, clashes=[one for one in doubts if one.code in THEIRS],
        agreed=speaker_consent.agreed({one.id for one in people}), place={"slug": slug, "number": number},
        counts={code: list(standings.values()).count(code) for code in ORDER},
        blocks=[block for _receiver, block in speaker_board_shown.send(cohort, people=people, standings=standings)
                if block],
        gone=[one for one in asked.values() if one.speaker_id not in standings],
    )  # fmt: skip


ORDER = ("confirmed", "waiting", "moved", "declined", "not_asked", "revoked")


@schedule.route(f"{ONE}/invitation", methods=["POST"])
@open_to(*STAFF)
def speaker_link(slug, number, speaker_id):
    """Make the private link, to be handed on by other means than mail."""
    cohort, speaker = asked_for(slug, number, speaker_id)
    speaker_invitations.invite(cohort, speaker, journal.actor())
    return back(slug, number, speaker_id, _("The private link of %(name)s is ready.", name=speaker.name))


@schedule.route(f"{ONE}/answer", methods=["POST"])
@open_to(*STAFF)
def speaker_said(slug, number, speaker_id):
    """Write down what a speaker said on the telephone."""
    cohort, speaker = asked_for(slug, number, speaker_id)
    form = AnswerForm()
    if not form.validate():
        raise Refused(_("Choose whether the speaker comes."))
    one = speaker_invitations.invite(cohort, speaker, journal.actor())
    speaker_invitations.answer(one, SpeakerAnswer(form.said.data), form.note.data or "", journal.actor())
    return back(slug, number, speaker_id, _("The answer of %(name)s is written down.", name=speaker.name))


@schedule.route(f"{ONE}/link/removal", methods=["POST"])
@open_to(*STAFF)
def speaker_link_gone(slug, number, speaker_id):
    """Withdraw the link."""
    one = invitation_at(slug, number, speaker_id)
    speaker_invitations.revoke(one, journal.actor())
    return back(slug, number, speaker_id, _("The link of %(name)s opens nothing any more.", name=one.label))


@schedule.route(f"{ONE}/link", methods=["POST"])
@open_to(*STAFF)
def speaker_link_anew(slug, number, speaker_id):
    """Give a new link; the old one ends."""
    one = invitation_at(slug, number, speaker_id)
    speaker_invitations.renew(one, journal.actor())
    return back(slug, number, speaker_id, _("%(name)s has a new link; the old one ends.", name=one.label))


def asked_for(slug, number, speaker_id):
    """The cohort and the speaker, or 404."""
    return db.one_or_404(cohort_at(slug, number)), db.get_or_404(Speaker, speaker_id)


def invitation_at(slug, number, speaker_id):
    """The invitation of a speaker in a cohort, or 404."""
    cohort, speaker = asked_for(slug, number, speaker_id)
    return speaker_invitations.invitation_of(cohort, speaker) or abort(404)


def back(slug, number, speaker_id, sentence):
    """Commit, say so, and go back to the speaker on the page."""
    db.session.commit()
    flash(sentence, "success")
    anchor = f"speaker-{speaker_id}"
    return redirect(url_for("schedule.speaker_board", slug=slug, number=number, _anchor=anchor), 303)
