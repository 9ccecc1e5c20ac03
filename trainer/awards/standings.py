"""How each participant of a cohort stands: what they attended, what is missing, the award and its certificate."""

from dataclasses import dataclass, field

from sqlalchemy import select

from trainer.attendance.queries import slots_of
from trainer.attendance.roll import excuses_of, groups_of, stays_of
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.completion import Account, CompletionTerms
from trainer.awards.models import Award
from trainer.awards.recipients import Recipient
from trainer.database import db
from trainer.registration import list_numbers
from trainer.registration.models import Registration
from trainer.registration.queries import participants_of


@dataclass
class Standing:
    """One participant: what they attended, what is still missing, and what they were given."""

    registration: Registration
    account: Account
    shortfalls: list
    came: bool = False  # whether they were present at all
    award: Award | None = None
    certificate: IssuedCertificate | None = None
    revoked: IssuedCertificate | None = None  # the last one, when none is valid
    former: list[str] = field(default_factory=list)  # numbers of those that were replaced

    @property
    def name(self):
        """The name that the certificate says, which may have been corrected by hand; without one, the records'."""
        return self.certificate.facts["name"] if self.certificate else self.registration.label

    @property
    def numbers(self):
        """The numbers of all certificates that were issued, the one that counts last."""
        latest = self.certificate or self.revoked
        return [*self.former, latest.number] if latest else []

    @property
    def earned(self):
        """Whether a certificate is due: nothing is missing, or somebody decided so with a reason."""
        return not self.shortfalls or self.by_exception

    @property
    def due(self):
        """Whether a certificate is still to be issued; one that was revoked is never replaced by itself."""
        return self.earned and self.certificate is None and not self.revoked

    @property
    def state(self):
        """One word: doubtful, issued, revoked, due or missing."""
        if self.certificate:
            return "doubtful" if self.doubtful else "issued"
        return "revoked" if self.revoked else "due" if self.due else "missing"

    @property
    def by_exception(self):
        """Whether somebody decided with a reason what the rules alone would not have given."""
        return bool(self.award and self.award.override_reason)

    @property
    def doubtful(self):
        """Whether a valid certificate stands although attendance was corrected below what it asks."""
        return self.certificate is not None and not self.earned


def numbered(rows):
    """Pairs (number in the name list, Standing) of the standings of a whole cohort."""
    numbers = list_numbers.numbered(row.registration for row in rows)
    return [(number, row) for (number, _one), row in zip(numbers, rows, strict=True)]


def standings(cohort, only=None):
    """The standing of everyone who holds a seat, in the order of the name list; six statements for any number of them,
    and one where sessions are for some groups.

    `only`: the one registration that is asked about.
    """
    slots = db.session.scalars(slots_of(cohort)).all()
    stays, excuses = stays_of(cohort, slots, only), excuses_of(cohort, slots, only)
    awards = {given.registration_id: given for given in db.session.scalars(awards_of(cohort, only))}
    account_of = CompletionTerms.of(cohort.programme).accountant(slots)
    people = participants_of(cohort) if only is None else participants_of(cohort).where(Registration.id == only.id)
    found, rows = db.session.scalars(people).all(), []
    groups = groups_of(found, slots)
    for registration in found:
        own, group = stays.get(registration.id, ()), groups.get(registration.id)
        account = account_of(own, group)
        shortfalls = account.shortfalls([each for each in excuses.get(registration.id, ()) if each[0].asks(group)])
        rows.append(Standing(registration, account, shortfalls, bool(own), awards.get(registration.id)))
    return with_certificates(cohort, rows)


def standing_of(registration):
    """How one participant stands, or None for who holds no seat."""
    return next(iter(standings(registration.cohort, registration)), None)


def awards_of(cohort, only=None):
    """The awards of a cohort, or of one registration in it."""
    asked = Registration.cohort_id == cohort.id if only is None else Registration.id == only.id
    return select(Award).join(Award.registration).where(asked, Award.kind == Recipient.PARTICIPANT)


def with_certificates(cohort, rows):
    """Lay each award's valid certificate, or the fact that it was revoked, and those before it beside its standing."""
    issued = {}
    of_cohort = select(IssuedCertificate).where(IssuedCertificate.cohort_id == cohort.id).order_by(IssuedCertificate.id)
    for certificate in db.session.scalars(of_cohort):
        issued.setdefault(certificate.award_id, []).append(certificate)
    for row in rows:
        given = issued.get(row.award.id, []) if row.award else []
        row.certificate = next((one for one in given if one.valid), None)
        row.revoked = given[-1] if given and row.certificate is None else None
        row.former = [one.number for one in given[:-1]]
    return rows
