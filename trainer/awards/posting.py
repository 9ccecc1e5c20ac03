"""Certificates by e-mail: each to its holder once, however often it is asked for, with pause and resume.

A mailing is nothing but its messages in the outbox: what waits, was sent or came back is theirs to say, so it survives
whatever stops, and is sent as all mail is (see `trainer.mail.sending`): claimed first, never twice. The PDF is made
when the message leaves; a certificate that is no longer valid by then is not sent.
"""

from flask_babel import gettext as _
from sqlalchemy import ForeignKey, UniqueConstraint, insert, select
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from trainer import journal
from trainer.awards import press, print_day, sealing
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.filing import file_name
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.letters import mailing
from trainer.letters.placeholders import facts_of
from trainer.letters.texts import text_of
from trainer.mail import attachments, outbox
from trainer.mail.models import Message, MessageState

CODE = "certificate"
FIRST = 1
# What `Message.standing` needs: a thousand letters are not read for it.
STANDING = (Message.state, Message.attempts, Message.error, Message.claimed_at, Message.undeliverable,
            Message.bounced_at, Message.held)  # fmt: skip


class CertificateLetter(db.Model):
    """A message that brings a certificate to its holder; `nth` is 1, more where somebody sent it again on purpose."""

    __tablename__ = "certificate_letter"
    __table_args__ = (UniqueConstraint("certificate_id", "nth"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("issued_certificate.id"))
    nth: Mapped[int]
    message_id: Mapped[int] = mapped_column(ForeignKey("message.id"), unique=True)
    certificate: Mapped[IssuedCertificate] = relationship()
    message: Mapped[Message] = relationship()


def letters_of(cohort):
    """{certificate id: its newest CertificateLetter, with how the message stands} of a cohort; one statement."""
    found = select(CertificateLetter).join(CertificateLetter.certificate).join(CertificateLetter.message)
    found = found.where(IssuedCertificate.cohort_id == cohort.id).options(
        contains_eager(CertificateLetter.message).load_only(*STANDING)
    )
    return {one.certificate_id: one for one in db.session.scalars(found.order_by(CertificateLetter.nth))}


def send_all(cohort, choice, by):
    """Put a message with the certificate for each of those chosen who can be written to and was not; returns how many.

    Raises Refused when there is nobody. Two who press the button at once send one message each.
    """
    lock(cohort)
    made = put(cohort, due(cohort, choice), by, bulk=True)
    journal.record(by, "mailed_certificates", cohort, count=len(made))
    return len(made)


def due(cohort, choice):
    """The certificates of those chosen who can be written to and were not. Raises Refused when there are none."""
    lines = print_day.lines_of(cohort, choice)
    if not any(line.email for line in lines):
        raise Refused(_("None of those chosen has an e-mail address that can be written to."))
    known = letters_of(cohort)
    found = [line.certificate for line in lines if line.email and line.certificate.id not in known]
    if not found:
        raise Refused(_("Everybody who can be written to was sent the certificate before. Send it again one by one."))
    return found


def send_one(certificate, nth, by):
    """Send one certificate, again on purpose where `nth` is more than 1; returns the message's id, or None.

    Raises Refused for one that is not valid, whose holder has no address, or that waits in the outbox.
    """
    cohort = lock(certificate.cohort)
    db.session.refresh(certificate)
    refuse_invalid(certificate)
    latest = letters_of(cohort).get(certificate.id)
    if nth != (latest.nth + 1 if latest else FIRST):
        return None
    if latest and latest.message.state == MessageState.WAITING:
        raise Refused(_("The message to %(name)s still waits to be sent.", name=certificate.facts["name"]))
    if not mailing.written_to(address_of(certificate)):
        raise Refused(_("%(name)s has no e-mail address that can be written to.", name=certificate.facts["name"]))
    [made] = put(cohort, [certificate], by, nth)
    journal.record(by, "mailed_certificate", certificate)
    return made


def put(cohort, certificates, by, nth=FIRST, bulk=False):
    """Write a message for each of these certificates of participants, in the holder's language; returns their ids.

    All at once, so that nobody waits for a thousand of them; `bulk` ones let other mail go first.
    """
    people = [one.award.registration for one in certificates]
    filled = {}
    for language in dict.fromkeys(one.language for one in people):
        theirs = [one for one in people if one.language == language]
        text = text_of(cohort.programme, CODE, language)
        facts = facts_of(cohort, theirs, language, text.names)
        filled |= {one.id: text.filled(facts[one.id]) for one in theirs}
    keys = {f"certificate:{one.id}:{nth}": one for one in certificates}
    written = outbox.put_all(
        (mailing.letter(cohort, person, filled[person.id], key, by, CODE, person.language, [CODE])
         for key, person in zip(keys, people, strict=True)), bulk)  # fmt: skip
    if written:
        rows = [{"certificate_id": keys[key].id, "nth": nth, "message_id": one} for key, one in written.items()]
        db.session.execute(insert(CertificateLetter), rows)
    return list(written.values())


def messages_of(cohort):
    """The ids of the messages of a cohort's mailing, as a select, without those sent one by one on purpose."""
    found = select(CertificateLetter.message_id).join(CertificateLetter.certificate).join(CertificateLetter.message)
    return found.where(IssuedCertificate.cohort_id == cohort.id, Message.bulk)


def address_of(certificate):
    """The e-mail address of the holder, or None; only participants have one."""
    registration = certificate.award.registration
    return registration.person.email if registration else None


def refuse_invalid(certificate):
    """Raise Refused for a certificate that no longer counts."""
    if certificate.valid:
        return
    said = _("Certificate %(number)s was revoked and is not sent.", number=certificate.number)
    if certificate.superseded:
        said = _("Certificate %(number)s was replaced by a newer one and is not sent.", number=certificate.number)
    raise Refused(said)


@attachments.kind(CODE)
def sealed_pdf(message):
    """The certificate that a message brings, made and sealed now. Raises Refused for one that is not valid any more."""
    letter = db.session.scalar(select(CertificateLetter).where(CertificateLetter.message_id == message.id))
    if letter is None:
        raise Refused(_("The certificate that belongs to the message is gone."))
    certificate = letter.certificate
    refuse_invalid(certificate)
    [pdf] = sealing.sealed([certificate], press.singles(press.frozen([certificate])))
    return file_name(certificate.number, certificate.facts["name"]), pdf, "application/pdf"
