"""Who of a cohort, besides its participants, can be given a certificate, and who was given one."""

from dataclasses import dataclass

from sqlalchemy import func, literal, or_, select
from sqlalchemy.orm import joinedload, selectinload

from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award, Volunteer
from trainer.awards.recipients import Addressee, Recipient, addressee
from trainer.database import db
from trainer.organisations.models import Organisation
from trainer.organisations.queries import sought
from trainer.registration.models import Registration, State
from trainer.schedule.models import Speaker, TrainingSession, session_speaker

FOUND = 20  # organisations that a search shows


@dataclass
class Line:
    """One who can be given a certificate: `count` is how many took part for it, or how often it speaks."""

    recipient: object
    shown: Addressee
    count: int = 0
    award: Award | None = None

    @property
    def certificate(self):
        """The valid certificate, or the last one that was revoked; None without any."""
        given = self.award.certificates if self.award else []
        return next((one for one in given if one.valid), given[-1] if given else None)

    @property
    def name(self):
        """The name that a valid certificate says, which may have been corrected by hand; without one, the records'."""
        return self.certificate.facts["name"] if self.state == "issued" else self.shown.name

    @property
    def former(self):
        """The numbers of certificates that were replaced."""
        return [one.number for one in self.certificate.history if one.superseded] if self.certificate else []

    @property
    def state(self):
        return "due" if self.certificate is None else "issued" if self.certificate.valid else "revoked"


def lines_of(cohort, kind, called=""):
    """A Line for everyone of a kind in a cohort, in Thai order; three statements for any number of them.

    Organisations are those that people took part for; `called` finds others in the register.
    """
    given = select(Award).where(Award.cohort_id == cohort.id, Award.kind == kind)
    awards = db.session.scalars(given.options(selectinload(Award.certificates).joinedload(IssuedCertificate.award)))
    by_recipient = {getattr(one, f"{kind}_id"): one for one in awards}
    rows = db.session.execute(CANDIDATES[kind](cohort, list(by_recipient))).all()
    if called and kind == Recipient.ORGANISATION:
        known = {one.id for one, _count in rows}
        rows += [(one, 0) for one in db.session.scalars(sought(called).limit(FOUND)) if one.id not in known]
    return [Line(one, addressee(kind, one), count, by_recipient.get(one.id)) for one, count in rows]


def organisations_of(cohort, more):
    """(Organisation, people who took part for it), and those with these ids."""
    counted = (
        select(Registration.organisation_id, func.count().label("people"))
        .where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
        .where(Registration.organisation_id.is_not(None))
        .group_by(Registration.organisation_id)
        .subquery()
    )
    return (
        select(Organisation, func.coalesce(counted.c.people, 0))
        .outerjoin(counted, counted.c.organisation_id == Organisation.id)
        .where(or_(counted.c.people.is_not(None), Organisation.id.in_(more)))
        .order_by(Organisation.sort_key, Organisation.id)
    )


def speakers_of(cohort, more):
    """(Speaker, entries of the agenda that name them), and those with these ids."""
    counted = (
        select(session_speaker.c.speaker_id, func.count().label("sessions"))
        .join(TrainingSession, TrainingSession.id == session_speaker.c.session_id)
        .where(TrainingSession.cohort_id == cohort.id)
        .group_by(session_speaker.c.speaker_id)
        .subquery()
    )
    return (
        select(Speaker, func.coalesce(counted.c.sessions, 0))
        .outerjoin(counted, counted.c.speaker_id == Speaker.id)
        .where(or_(counted.c.sessions.is_not(None), Speaker.id.in_(more)))
        .order_by(Speaker.sort_key, Speaker.id)
    )


def volunteers_of(cohort, _more=()):
    """(Volunteer, 0) of a cohort."""
    found = select(Volunteer, literal(0)).where(Volunteer.cohort_id == cohort.id)
    return found.order_by(Volunteer.sort_key, Volunteer.id)


CANDIDATES = {
    Recipient.ORGANISATION: organisations_of, Recipient.SPEAKER: speakers_of, Recipient.VOLUNTEER: volunteers_of,
}  # fmt: skip
MODELS = {Recipient.ORGANISATION: Organisation, Recipient.SPEAKER: Speaker, Recipient.VOLUNTEER: Volunteer}


def chosen(cohort, kind, ids):
    """The recipients with these ids who can be given a certificate of the cohort, in Thai order.

    Any organisation of the register can be thanked; speakers stand on the agenda, volunteers in the cohort's list.
    """
    model = MODELS[kind]
    found = select(model).where(model.id.in_(ids)).order_by(model.sort_key, model.id)
    if kind == Recipient.SPEAKER:
        agenda = select(TrainingSession.id).where(TrainingSession.cohort_id == cohort.id)
        on_it = select(session_speaker.c.speaker_id).where(session_speaker.c.session_id.in_(agenda))
        found = found.where(Speaker.id.in_(on_it))
    if kind == Recipient.VOLUNTEER:
        found = found.where(Volunteer.cohort_id == cohort.id).options(joinedload(Volunteer.cohort))
    return db.session.scalars(found).all()


def counts(cohort):
    """{kind: valid certificates} of a cohort; one statement."""
    counted = (
        select(Award.kind, func.count())
        .join(IssuedCertificate, IssuedCertificate.award_id == Award.id)
        .where(IssuedCertificate.cohort_id == cohort.id, IssuedCertificate.revoked_at.is_(None))
        .group_by(Award.kind)
    )
    return dict(db.session.execute(counted).all())
