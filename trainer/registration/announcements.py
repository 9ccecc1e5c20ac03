"""Name lists as numbered announcements (ประกาศรายชื่อ): each frozen as it was published, and never edited.

The notice at collection tells people that lists are announced; what the public may read of a name is a matter of
consent and asked anew at every look (PDPA B.E. 2562, ss. 19 and 23; handbook §4). See `publicity.py`.
"""

from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, defer, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.look import today
from trainer.people.models import Account
from trainer.programmes.models import Cohort
from trainer.registration import announcement_words, list_numbers, queries
from trainer.registration.listing import Listed, NameList, differences, listed
from trainer.registration.models import State
from trainer.thai import text

LONGEST_PREAMBLE = 4000


class Announcement(db.Model):
    """One published name list. `accepted` and `reserves` hold `listing.Listed` as dicts; `letterhead` is
    {"issuing_body", "signatory": {"name", "position"} or None}. Withdrawn ones keep their number."""

    __tablename__ = "announcement"
    __table_args__ = (
        UniqueConstraint("cohort_id", "number"),
        CheckConstraint("number > 0", name="number"),
        CheckConstraint("withdrawn_at IS NULL OR withdrawn_reason <> ''", name="withdrawn_with_reason"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    number: Mapped[int]
    published_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    title: Mapped[str] = mapped_column(String(500))
    preamble: Mapped[str] = mapped_column(Text, default="")
    letterhead: Mapped[dict] = mapped_column(JSON, default=dict)
    accepted: Mapped[list] = mapped_column(JSON, default=list)
    reserves: Mapped[list] = mapped_column(JSON, default=list)
    withdrawn_at: Mapped[datetime | None]
    withdrawn_reason: Mapped[str] = mapped_column(String(500), default="")
    cohort: Mapped[Cohort] = relationship()
    account: Mapped[Account | None] = relationship()

    @property
    def label(self):
        """As addresses name it: executive/5/1."""
        return f"{self.cohort.address}/{self.number}"

    @property
    def people(self):
        """The frozen list as a listing.NameList."""
        return NameList(listed(self.accepted), listed(self.reserves))

    def withdraw(self, reason, by):
        """Take the announcement back, with a reason: the office keeps it, the public reads that it no longer holds."""
        lock(self.cohort)
        db.session.refresh(self)
        if self.withdrawn_at:
            raise Refused(_("This announcement was withdrawn already."))
        if not text.clean(reason):
            raise Refused(_("Withdrawing an announcement needs a reason."), "reason")
        self.withdrawn_at, self.withdrawn_reason = now(), text.clean(reason)[:500]
        journal.record(by, "withdrew_name_list", self, reason=self.withdrawn_reason)


def publish(cohort, by, preamble=""):
    """Announce the name list as it stands under the cohort's next number; `preamble` "" takes the usual one.

    The cohort is held, so that numbers have no gap and no two of them say the same. Raises Refused while the cohort
    itself is not announced, when nobody holds a seat, and when nothing changed since the last announcement.
    """
    lock(cohort)
    if not cohort.in_public(today()):
        raise Refused(_("Announce the cohort first; its name list can be seen only then."))
    list_numbers.give(cohort, by)
    people, last = draft(cohort), latest(cohort)
    if not people.accepted:
        raise Refused(_("Nobody holds a seat yet, so there is nothing to announce."))
    changes = differences(last.people, people) if last else []
    if last and not changes:
        raise Refused(_("Nothing has changed since announcement no. %(number)s.", number=last.number))
    made = frozen(cohort, people, by, written(preamble) or announcement_words.preamble(cohort, people, last))
    db.session.add(made)
    journal.record(by, "published_name_list", made, count=len(people.accepted) + len(people.reserves))
    return made


def frozen(cohort, people, by, preamble):
    """The announcement with everything that stands on it, as of now."""
    programme = cohort.programme
    letterhead = {"issuing_body": programme.issuing_body, "signatory": next(iter(programme.signatories), None)}
    return Announcement(
        cohort=cohort, number=next_number(cohort), account_id=by and by.id, letterhead=letterhead,
        title=announcement_words.title(cohort), preamble=preamble, published_at=now(),
        accepted=[one.to_dict() for one in people.accepted], reserves=[one.to_dict() for one in people.reserves],
    )  # fmt: skip


def written(preamble):
    """The preamble as it was typed, cleaned, one paragraph a line. Raises Refused when it would fill pages."""
    said = "\n".join(filter(None, map(text.clean, preamble.replace("\x00", "").splitlines())))
    if len(said) > LONGEST_PREAMBLE:
        raise Refused(_("Please write no more than %(max)d characters.", max=LONGEST_PREAMBLE), "preamble")
    return said


def draft(cohort):
    """The name list as it stands at this moment."""
    accepted, reserves = (
        db.session.scalars(each(cohort).execution_options(populate_existing=True)).all()
        for each in (queries.participants_of, queries.reserves_of)
    )
    return NameList(tuple(map(as_listed, accepted)), tuple(map(as_listed, reserves)))


def as_listed(registration):
    """A registration as the list shows it today."""
    return Listed(
        registration.id, registration.label, registration.position, registration.organisation_label,
        registration.province, registration.list_number if registration.state == State.ACCEPTED else None,
    )  # fmt: skip


def next_number(cohort):
    """The number after the last one; the caller holds the cohort."""
    last = select(func.max(Announcement.number)).where(Announcement.cohort_id == cohort.id)
    return (db.session.scalar(last) or 0) + 1


def announcements_of(cohort):
    """All announcements of a cohort, the newest first."""
    return select(Announcement).where(Announcement.cohort_id == cohort.id).order_by(Announcement.number.desc())


def headings_of(cohort):
    """The same without the people on them, for a list of what was announced."""
    return announcements_of(cohort).options(defer(Announcement.accepted), defer(Announcement.reserves))


def latest(cohort):
    """The announcement that holds today, or None."""
    return db.session.scalar(announcements_of(cohort).where(Announcement.withdrawn_at.is_(None)).limit(1))


def newest_numbers(cohorts):
    """{cohort id: number of the announcement that holds today}, for those that have one; one statement."""
    found = select(Announcement.cohort_id, func.max(Announcement.number)).where(
        Announcement.cohort_id.in_([cohort.id for cohort in cohorts]), Announcement.withdrawn_at.is_(None)
    )
    return dict(db.session.execute(found.group_by(Announcement.cohort_id)).all())


def before(announcement):
    """The announcement that held when this one was published, or None."""
    earlier = announcements_of(announcement.cohort).where(
        Announcement.number < announcement.number,
        Announcement.withdrawn_at.is_(None) | (Announcement.withdrawn_at > announcement.published_at),
    )
    return db.session.scalar(earlier.limit(1))
