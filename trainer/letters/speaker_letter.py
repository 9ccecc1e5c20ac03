"""The invitation of one speaker on paper: an external official letter, signed as the cohort's other invitations are."""

from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import paper
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import official
from trainer.letters.placeholders import is_monk
from trainer.mail import attachments
from trainer.schedule.days import clock_of
from trainer.schedule.speaker_invitations import SpeakerInvitation, own_sessions
from trainer.thai import dates, names, numerals
from trainer.thai.text import clean

SUBJECT = "ขอเรียนเชิญเป็นวิทยากร"


def body(invitation, sessions):
    """The words that are usual, about these sessions; paragraphs are parted by blank lines."""
    cohort, programme = invitation.cohort, invitation.cohort.programme
    held = ""
    if cohort.starts_on:
        between = "ในวันที่" if cohort.starts_on == cohort.ends_on else "ระหว่างวันที่"
        held = f" {between} {dates.date_range(cohort.starts_on, cohort.ends_on)}"
    where = f" ณ {clean(cohort.venue)}" if cohort.venue else ""
    topics = "\n".join(about(session) for session in sessions)
    return (
        f"ด้วย{clean(programme.issuing_body) or 'หน่วยงานผู้จัด'} กำหนดจัด{course(programme.name)} "
        f"รุ่นที่ {cohort.number}{held}{where}\n\n"
        "ในการนี้ พิจารณาแล้วเห็นว่าท่านเป็นผู้มีความรู้ ความสามารถ และประสบการณ์ในเรื่องดังกล่าวเป็นอย่างดี "
        f"จึงขอเรียนเชิญท่านเป็นวิทยากร ตามหัวข้อและเวลาดังต่อไปนี้\n\n{topics}\n\n"
        "จึงเรียนมาเพื่อโปรดพิจารณาให้ความอนุเคราะห์ จะขอบคุณยิ่ง"
    )


def course(name):
    """What is held, as a sentence names it: the word for a training only where the name has none of its own."""
    name = clean(name)
    return name if name.startswith(("โครงการ", "การ", "หลักสูตร")) else f"การอบรม{name}"


def about(session):
    """หัวข้อ “…” วันพุธที่ ๒๙ มกราคม ๒๕๖๓ เวลา ๐๙.๐๐ – ๑๐.๓๐ น."""
    span = dates.time_range(clock_of(session.starts_at), clock_of(session.ends_at))
    return f"หัวข้อ “{clean(session.title)}” {dates.weekday_date(session.day)} เวลา {span}"


def missing(invitation, frame):
    """What the letter cannot leave without, by field."""
    lacking = [name for name in ("number", "dated_on") if not getattr(invitation, name)]
    return [*lacking, *(name for name in ("signatory", "position") if not getattr(frame, name))]


def pdf(invitation):
    """The bytes of the letter, with Thai digits; its office, signatory and contact are those of the cohort's letter."""
    frame = official.letter_of(invitation.cohort)
    words = invitation.words or body(invitation, own_sessions(invitation.cohort, invitation.speaker))
    monk = is_monk(names.split(invitation.speaker.name).title)
    with force_locale("th"):
        return paper.pdf("print/speaker_invitation.html", invitation=invitation, frame=frame, subject=SUBJECT,
                         opening="นมัสการ" if monk else "เรียน",
                         closing="ขอนมัสการด้วยความเคารพ" if monk else "ขอแสดงความนับถือ",
                         paragraphs=[one.strip() for one in words.replace("\r\n", "\n").split("\n\n") if one.strip()],
                         digits=numerals.thai_digits)  # fmt: skip


@attachments.kind("speaker_letter")
def attached(_message, invitation):
    """The letter to a speaker, as it stands when the message is sent."""
    found = db.session.get(SpeakerInvitation, invitation)
    if missing(found, official.letter_of(found.cohort)):
        raise Refused(_("The invitation letter is not finished: give its number, date and signatory first."))
    return "หนังสือเชิญวิทยากร.pdf", pdf(found), "application/pdf"
