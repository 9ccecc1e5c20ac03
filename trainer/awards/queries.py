"""Awards and certificates as selects."""

from sqlalchemy import select

from trainer.awards.models import Award, IssuedCertificate


def certificates_of(registrations):
    """The valid certificates of these registrations, newest first."""
    ids = [registration.id for registration in registrations]
    return (
        select(IssuedCertificate)
        .join(IssuedCertificate.award)
        .where(Award.registration_id.in_(ids), IssuedCertificate.revoked_at.is_(None))
        .order_by(IssuedCertificate.issued_at.desc())
    )
