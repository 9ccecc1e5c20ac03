"""What may no longer change once a certificate says so."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award
from trainer.database import db
from trainer.errors import Refused


def keep_seat(registration):
    """Refuse that a seat is given up while a certificate says that its holder was trained."""
    valid = db.session.scalar(
        select(IssuedCertificate.number)
        .join(IssuedCertificate.award)
        .where(Award.registration_id == registration.id, IssuedCertificate.revoked_at.is_(None))
    )
    if valid:
        raise Refused(
            _("%(name)s holds certificate %(number)s. Revoke it first.", name=registration.label, number=valid)
        )


def keep_speaker(speaker):
    """Refuse that a speaker is taken out of the list who was given a certificate."""
    if db.session.scalar(select(Award.id).where(Award.speaker_id == speaker.id).limit(1)):
        raise Refused(_("%(name)s was given a certificate and stays in the list.", name=speaker.name))


def keep_number(cohort, facts):
    """Refuse that a cohort is numbered anew once its number stands on certificates, valid or not."""
    if facts.get("number", cohort.number) == cohort.number:
        return
    issued = select(IssuedCertificate.id).where(IssuedCertificate.cohort_id == cohort.id)
    if db.session.scalar(issued.limit(1)):
        raise Refused(_("Certificates of this cohort were issued, so its number stays."), "number")


def keep_presences(cohort, slots, by):
    """Refuse that presences are thrown away at one go once certificates stand on them, valid or not."""
    issued = select(IssuedCertificate.id).where(IssuedCertificate.cohort_id == cohort.id)
    if db.session.scalar(issued.limit(1)):
        raise Refused(_("Certificates of this cohort were issued, so what is recorded stays."))
