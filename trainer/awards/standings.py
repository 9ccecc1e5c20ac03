"""How each participant of a cohort stands: half-days attended, what is missing, the award and its certificate."""

from dataclasses import dataclass

from sqlalchemy import func, select

from trainer.attendance.models import Slot
from trainer.attendance.queries import attended_of
from trainer.awards.completion import CompletionTerms
from trainer.awards.models import Award, IssuedCertificate
from trainer.database import db
from trainer.registration.models import Registration
from trainer.registration.queries import participants_of


@dataclass
class Standing:
    """One participant: what they attended, what is still missing, and what they were given."""

    registration: Registration
    attended: int
    slots: int
    shortfalls: list
    award: Award | None = None
    certificate: IssuedCertificate | None = None
    revoked: bool = False

    @property
    def earned(self):
        """Whether a certificate is due: nothing is missing, or somebody decided so with a reason."""
        return not self.shortfalls or bool(self.award and self.award.override_reason)

    @property
    def due(self):
        """Whether a certificate is still to be issued; one that was revoked is never replaced by itself."""
        return self.earned and self.certificate is None and not self.revoked

    @property
    def doubtful(self):
        """Whether a valid certificate stands although attendance was corrected below what it asks."""
        return self.certificate is not None and not self.earned


def standings(cohort):
    """The standing of everyone who holds a seat, in the order of the name list; five statements for any number."""
    slots = db.session.scalar(select(func.count()).where(Slot.cohort_id == cohort.id))
    attended = dict(db.session.execute(attended_of(cohort)).all())
    awards = {a.registration_id: a for a in db.session.scalars(select(Award).join(Award.registration).where(Registration.cohort_id == cohort.id))}
    terms = CompletionTerms(cohort.programme.required_percent)
    rows = []
    for registration in db.session.scalars(participants_of(cohort)):
        count = attended.get(registration.id, 0)
        rows.append(Standing(registration, count, slots, terms.shortfalls(count, slots), awards.get(registration.id)))
    return with_certificates(cohort, rows)


def with_certificates(cohort, rows):
    """Lay each award's valid certificate, or the fact that it was revoked, beside its standing."""
    issued = {}
    for certificate in db.session.scalars(select(IssuedCertificate).where(IssuedCertificate.cohort_id == cohort.id)):
        issued.setdefault(certificate.award_id, []).append(certificate)
    for row in rows:
        given = issued.get(row.award.id, []) if row.award else []
        row.certificate = next((one for one in given if one.valid), None)
        row.revoked = bool(given) and row.certificate is None
    return rows
