"""Mailing speakers their private link, with the letter on paper once it is finished; and reminding them."""

from datetime import timedelta

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.letters import official, speaker_letter
from trainer.letters.placeholders import greeting
from trainer.look import today
from trainer.mail import outbox
from trainer.mail.address import written_to
from trainer.programmes.models import Cohort
from trainer.schedule.days import clock_of
from trainer.schedule.speaker_invitations import SpeakerInvitation, invitations_of, own_sessions, standing
from trainer.thai import dates, names
from trainer.thai.text import clean

CODE, REMINDER = "speaker_link", "speaker_reminder"
PATIENCE = timedelta(days=4)  # for which nobody is reminded by itself

SUBJECTS = {
    CODE: {
        "th": "ขอเรียนเชิญเป็นวิทยากร {programme} รุ่นที่ {cohort}",
        "en": "Invitation to speak: {programme}, cohort {cohort}",
    },
    REMINDER: {
        "th": "เรียนสอบถามการตอบรับเป็นวิทยากร {programme} รุ่นที่ {cohort}",
        "en": "Will you speak? {programme}, cohort {cohort}",
    },
}
BODIES = {
    CODE: {
        "th": (
            "{greeting}\n\n{body} ขอเรียนเชิญท่านเป็นวิทยากรใน{course} รุ่นที่ {cohort} ดังนี้\n\n{sessions}\n\n"
            "สถานที่: {venue}\n\n"
            "ตอบรับ แก้ไขประวัติ ส่งเอกสารประกอบการบรรยาย และดูกำหนดการ ได้ที่หน้าของท่าน\n\n{address}\n\n"
            "ลิงก์นี้เป็นของท่านโดยเฉพาะ โปรดอย่าส่งต่อ\n\nขอแสดงความนับถือ\n{body}"
        ),
        "en": (
            "{greeting}\n\n{body} would like you to speak at {programme}, cohort {cohort}:\n\n{sessions}\n\n"
            "Venue: {venue}\n\n"
            "On your own page you answer, correct your profile, send your slides and see the agenda:\n\n{address}\n\n"
            "This link is yours alone; please do not pass it on.\n\nYours sincerely,\n{body}"
        ),
    },
    REMINDER: {
        "th": (
            "{greeting}\n\nตามที่{body} ได้เรียนเชิญท่านเป็นวิทยากรใน{course} รุ่นที่ {cohort} ดังนี้\n\n{sessions}\n\n"
            "ขอความกรุณาท่านแจ้งการตอบรับที่หน้าของท่าน\n\n{address}\n\n"
            "ลิงก์นี้เป็นของท่านโดยเฉพาะ โปรดอย่าส่งต่อ\n\nขอแสดงความนับถือ\n{body}"
        ),
        "en": (
            "{greeting}\n\n{body} asked you to speak at {programme}, cohort {cohort}:\n\n{sessions}\n\n"
            "Please tell us on your own page whether you will come:\n\n{address}\n\n"
            "This link is yours alone; please do not pass it on.\n\nYours sincerely,\n{body}"
        ),
    },
}


def mail(invitation, by, token):
    """Mail the link; returns whether a message was written: the same `token` again writes none.

    The letter on paper goes along once it has its number, date and signatory. Raises Refused without an address and
    without a session, and for a link that was withdrawn.
    """
    lock(invitation.cohort).refuse_if_closed()
    sessions = reachable(invitation)
    frame = official.letter_of(invitation.cohort)
    letter = {"kind": "speaker_letter", "invitation": invitation.id}
    along = [] if speaker_letter.missing(invitation, frame) else [letter]
    made = put(invitation, sessions, CODE, token, by, along)
    if made:
        invitation.message_id, invitation.asked_at = made, invitation.asked_at or now()
        journal.record(by, "mailed_link", invitation)
    return bool(made)


def remind(invitation, by, token):
    """Mail a reminder; returns whether one was written. Raises Refused as `mail` does, and for who has answered."""
    invitation.cohort.refuse_if_closed()
    sessions = reachable(invitation)
    if standing(invitation, sessions) not in ("waiting", "moved"):
        raise Refused(_("%(name)s has answered, or was not asked yet.", name=invitation.label))
    made = put(invitation, sessions, REMINDER, token, by, [])
    if made:
        invitation.message_id, invitation.reminded_at = made, now()
        journal.record(by, "reminded_speaker", invitation)
    return bool(made)


def reachable(invitation):
    """The speaker's sessions, or the reason why nothing can be mailed."""
    if not written_to(invitation.speaker.email):
        raise Refused(_("%(name)s has no e-mail address yet.", name=invitation.label), "email")
    if invitation.revoked_at:
        raise Refused(_("The link of %(name)s is withdrawn. Give a new one before you mail it.", name=invitation.label))
    sessions = own_sessions(invitation.cohort, invitation.speaker)
    if not sessions:
        raise Refused(_("%(name)s does not stand on this agenda.", name=invitation.label))
    return sessions


def remind_all(cohort, by, token):
    """Remind everyone of a cohort who has not answered and has an address; returns how many messages were written."""
    count = 0
    for one in db.session.scalars(invitations_of(cohort)).all():
        sessions = own_sessions(cohort, one.speaker)
        able = written_to(one.speaker.email) and not one.revoked_at and sessions
        if able and standing(one, sessions) in ("waiting", "moved"):
            count += remind(one, by, token)
    return count


def remind_due():
    """Remind, once, those who were asked days ago and have not answered; commits one by one. For the worker."""
    count = 0
    for key in db.session.scalars(due()).all():
        one = lock(db.session.get(SpeakerInvitation, key))
        if one.answer is None and one.reminded_at is None:
            try:
                count += remind(one, None, "due")
            except Refused:  # no address any more, or off the agenda: nobody to remind
                db.session.rollback()
        db.session.commit()
    return count


def due():
    """The ids of invitations that wait since long enough, of cohorts that are still to come."""
    return (
        select(SpeakerInvitation.id)
        .join(SpeakerInvitation.cohort)
        .where(SpeakerInvitation.answer.is_(None), SpeakerInvitation.reminded_at.is_(None))
        .where(SpeakerInvitation.revoked_at.is_(None), SpeakerInvitation.asked_at <= now() - PATIENCE)
        .where(Cohort.closed_at.is_(None), Cohort.starts_on > today())
        .order_by(SpeakerInvitation.id)
    )


def put(invitation, sessions, code, token, by, along):
    """Put the message into the outbox; its id, or None where it was put before."""
    subject, body = written(invitation, sessions, code)
    key = f"{code}:{invitation.id}:{invitation.link_version}:{token[:40]}"
    return outbox.put(
        key, code, invitation.speaker.email, subject, body, name=invitation.label, language=invitation.language,
        attachments=along, cohort_id=invitation.cohort_id, account_id=by.id if by else None,
    )  # fmt: skip


def written(invitation, sessions, code):
    """(subject, body) in the language of the invitation; whatever a name holds is plain text."""
    cohort, language = invitation.cohort, invitation.language if invitation.language in ("th", "en") else "th"
    with force_locale(language):
        held = "\n".join(f"- {line(session, language)}" for session in sessions)
    facts = {
        "programme": clean(cohort.programme.called(language)),
        "course": speaker_letter.course(cohort.programme.name), "cohort": cohort.number, "sessions": held,
        "greeting": greeting(names.split(invitation.label).title, clean(invitation.label), language),
        "body": clean(cohort.programme.issuing_body),
        "venue": clean(cohort.venue) or "–", "address": invitation.address,
    }  # fmt: skip
    return SUBJECTS[code][language].format(**facts), BODIES[code][language].format(**facts)


def line(session, language):
    """One session in a mail."""
    span = dates.time_range(clock_of(session.starts_at), clock_of(session.ends_at), locale=language)
    return f"{clean(session.title)}: {dates.weekday_date(session.day, locale=language)} {span}"
