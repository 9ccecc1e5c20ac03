"""The speaker's own page: whoever holds the link answers, corrects the profile and says what may be shown of it."""

import functools

from flask import abort, flash, g, redirect, request, url_for
from flask_babel import gettext as _

from trainer import paper
from trainer.access import EVERYONE, open_to
from trainer.applications.blueprint import private
from trainer.database import db
from trainer.errors import Refused
from trainer.links import record_of
from trainer.look import language
from trainer.protection import limiter
from trainer.schedule import speaker_calendar, speaker_consent, speaker_invitations, speaker_photo
from trainer.schedule.blueprint import schedule
from trainer.schedule.days import by_day
from trainer.schedule.signals import speaker_page_shown
from trainer.schedule.speaker_consent_texts import SpeakerPurpose, newest, text
from trainer.schedule.speaker_forms import AnswerForm, PhotoForm, ProfileForm
from trainer.schedule.speaker_invitations import PURPOSE, SpeakerAnswer, SpeakerInvitation
from trainer.schedule.speaker_shown import picture
from trainer.schedule.speakers import correct
from trainer.schedule.versions import entries_of, published

LINK = "/speakers/<token>"
LOOKS = "120/minute"  # of one network; no link can be guessed, and nobody shall try


def invitation_of(token):
    """The invitation that the link opens; a page that says why not, otherwise. The journal names the speaker."""
    one = record_of(PURPOSE, token, lambda number: db.session.get(SpeakerInvitation, number))
    if one is None or one.revoked_at or one.speaker.merged_into_id:
        abort(private("errors/link_gone.html", status=404))
    g.acting = {None: one.speaker.name}  # see `journal.stranger`
    return one


@schedule.route(LINK)
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_page(token):
    """Everything at one address: the question, own sessions and the agenda, the profile, what may be shown."""
    return shown(invitation_of(token), token)


def shown(one, token, status=200, **forms):
    """The page; `forms` are those that were sent and refused."""
    sessions = speaker_invitations.own_sessions(one.cohort, one.speaker)
    version = published(one.cohort)
    return private(
        "schedule/speaker_link.html", status, one=one, cohort=one.cohort, speaker=one.speaker, token=token,
        sessions=entries_of(sessions), version=version, own={each.id for each in sessions},
        days=by_day(one.cohort, version.sessions) if version else [],
        standing=speaker_invitations.standing(one, sessions), agreements=agreements(one.speaker),
        blocks=[block for _receiver, block in speaker_page_shown.send(one, token=token, sessions=sessions) if block],
        answer_form=forms.get("answer") or AnswerForm(None, data={"said": one.answer, "note": one.note}),
        profile_form=forms.get("profile") or ProfileForm(None, obj=one.speaker),
        photo_form=forms.get("photo") or PhotoForm(None),
    )  # fmt: skip


def agreements(speaker):
    """[(purpose, its words, the consent that stands or None)], in the reader's language."""
    stands = speaker_consent.standing_of(speaker)
    found = []
    for purpose in SpeakerPurpose:
        given = stands.get(purpose)
        found.append((purpose, text(purpose, given.text_version if given else newest(purpose), language()), given))
    return found


@schedule.route(f"{LINK}/answer", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_answer(token):
    """Confirm or decline, with a word to the organiser."""
    one, form = invitation_of(token), AnswerForm()
    if not form.validate():
        return shown(one, token, 422, answer=form)
    return done(token, form, "answer", lambda: speaker_invitations.answer(
        one, SpeakerAnswer(form.said.data), form.note.data or "", one.speaker.actor),
        _("Thank you. The organiser sees your answer."), "answer")  # fmt: skip


@schedule.route(f"{LINK}/profile", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_profile(token):
    """Correct name, position, telephone and profile."""
    one, form = invitation_of(token), ProfileForm()
    if not form.validate():
        return shown(one, token, 422, profile=form)
    return done(token, form, "profile", lambda: correct(one.speaker, one.speaker.actor, **form.facts()),
                _("Your profile is saved."), "profile")  # fmt: skip


@schedule.route(f"{LINK}/photo", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit("20/minute")
def speaker_photo_new(token):
    """Another photo."""
    one, form = invitation_of(token), PhotoForm()
    return done(token, form, "photo", lambda: speaker_photo.keep(one.speaker, sent(form), one.speaker.actor),
                _("Your photo is saved."), "photo")  # fmt: skip


def sent(form):
    if not form.photo.data:
        raise Refused(_("Choose a picture first."), "photo")
    return form.photo.data


@schedule.route(f"{LINK}/photo/removal", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_photo_gone(token):
    """Delete the photo."""
    one = invitation_of(token)
    return done(token, PhotoForm(None), "photo", lambda: speaker_photo.remove(one.speaker, one.speaker.actor),
                _("Your photo is deleted."), "photo")  # fmt: skip


@schedule.route(f"{LINK}/photo.jpg")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_own_photo(token):
    """The photo, for the speaker to see."""
    return picture(invitation_of(token).speaker)


@schedule.route(f"{LINK}/consents/<any({', '.join(SpeakerPurpose)}):purpose>", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_consents(token, purpose):
    """Agree to one thing; the box stands unticked, and without it nothing is written down."""
    one = invitation_of(token)
    said = _("Thank you. Your consent is written down; you can take it back here at any time.")
    return done(token, None, "", lambda: agree(one.speaker, SpeakerPurpose(purpose)), said, "consents")


def agree(speaker, purpose):
    if request.form.get("agreed") != "yes":
        raise Refused(_("Tick the box first, if you agree."))
    speaker_consent.give(speaker, purpose, speaker.actor)


@schedule.route(f"{LINK}/consents/<any({', '.join(SpeakerPurpose)}):purpose>/withdrawal", methods=["POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_withdrawal(token, purpose):
    """Take a consent back."""
    speaker, said = invitation_of(token).speaker, _("Your consent is taken back. The website no longer shows it.")
    verb = functools.partial(speaker_consent.withdraw, speaker, SpeakerPurpose(purpose), speaker.actor)
    return done(token, None, "", verb, said, "consents")


def done(token, form, name, verb, sentence, anchor):
    """Do the verb, commit and say so; a refusal is shown beside the field that it names, or above the page."""
    try:
        verb()
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        if form is None:
            flash(str(refusal), "danger")
            return redirect(url_for("schedule.speaker_page", token=token, _anchor=anchor), 303)
        getattr(form, "refuse", form.say)(refusal)
        return shown(invitation_of(token), token, 422, **{name: form})
    flash(sentence, "success")
    return redirect(url_for("schedule.speaker_page", token=token, _anchor=anchor), 303)


@schedule.route(f"{LINK}/sessions.ics")
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def speaker_sessions(token):
    """Own sessions for the calendar."""
    one = invitation_of(token)
    return paper.show(speaker_calendar.calendar_of(one), "sessions.ics", speaker_calendar.MIMETYPE, as_attachment=True)
