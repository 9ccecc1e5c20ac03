"""The groups in which participants work. Membership is a column of the registration, so nobody is in two."""

from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer import journal
from trainer.database import db, lock
from trainer.errors import Refused
from trainer.organisations.matching import name_key
from trainer.programmes.models import Cohort
from trainer.registration import grouping, queries
from trainer.registration.grouping import Member
from trainer.registration.models import Registration
from trainer.thai import names, places

MOST = 50
LONGEST_NAME = 80


class TrainingGroup(db.Model):
    """One group; it has a number, and a name if somebody gave it one."""

    __tablename__ = "training_group"
    __table_args__ = (UniqueConstraint("cohort_id", "number"), CheckConstraint("number > 0", name="number"))

    id: Mapped[int] = mapped_column(primary_key=True)
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(LONGEST_NAME), default="")
    cohort: Mapped[Cohort] = relationship()
    people: Mapped[list[Registration]] = relationship(backref="training_group", passive_deletes=True)

    @property
    def label(self):
        numbered = _("Group %(number)s", number=self.number)
        return f"{numbered} {self.name}" if self.name else numbered


def member(registration):
    """The registration as the rule sees it. Without an organisation nobody is a colleague."""
    province = places.PROVINCES.get(registration.province)
    organisation = registration.organisation
    return Member(
        registration.id, region=province and province.region_th,
        organisation=registration.organisation_id or name_key(registration.organisation_name) or None,
        kind=organisation and str(organisation.kind), sex=names.sex(registration.person.title),
    )  # fmt: skip


def groups_of(cohort):
    """The groups of a cohort by number (a select)."""
    return select(TrainingGroup).where(TrainingGroup.cohort_id == cohort.id).order_by(TrainingGroup.number)


def propose(cohort, count, by):
    """Deal everyone who holds a seat into so many groups, anew; names of groups are kept. Returns the groups.

    Raises Refused when there are more groups than people, or nobody.
    """
    lock(cohort)
    people = db.session.scalars(queries.participants_of(cohort)).all()
    if not people:
        raise Refused(_("Nobody holds a seat yet, so there is nobody to group."))
    if not 1 <= count <= min(MOST, len(people)):
        raise Refused(_("Choose between 1 and %(most)s groups.", most=min(MOST, len(people))), "count")
    made = _of_count(cohort, count)
    known = {one.id: one for one in people}
    for group, members in zip(made, grouping.propose([member(one) for one in people], count), strict=True):
        for one in members:
            known[one.id].training_group_id = group.id
    journal.record(by, "proposed_groups", cohort, count=count)
    db.session.flush()
    return made


def add_rest(cohort, by):
    """Put those with a seat and without a group where they fit best; nobody else is moved. Returns how many."""
    lock(cohort)
    made = db.session.scalars(groups_of(cohort)).all()
    if not made:
        raise Refused(_("There are no groups yet."))
    people = db.session.scalars(queries.participants_of(cohort)).all()
    filled = [[member(one) for one in people if one.training_group_id == group.id] for group in made]
    rest = [one for one in people if one.training_group_id is None]
    for one in rest:
        place = grouping.best_place(member(one), filled)
        filled[place].append(member(one))
        one.training_group_id = made[place].id
        journal.record(by, "moved_group", one, changes={"training_group": ["", str(made[place].number)]})
    db.session.flush()
    return len(rest)


def move(cohort, registrations, group, by):
    """Put these people into a group of the cohort, or with None into no group. Returns how many changed."""
    lock(cohort)
    numbers = {one.id: str(one.number) for one in db.session.scalars(groups_of(cohort))}
    target = group and group.id
    moving = [one for one in registrations if one.training_group_id != target]
    for one in moving:
        before = numbers.get(one.training_group_id, "")
        one.training_group_id = target
        journal.record(by, "moved_group", one, changes={"training_group": [before, numbers.get(target, "")]})
    db.session.flush()
    return len(moving)


def rename(cohort, names, by):
    """Name groups: {group id: name}, "" for none. Returns how many changed."""
    lock(cohort)
    renamed = 0
    for group in db.session.scalars(groups_of(cohort)):
        name = " ".join(names.get(group.id, group.name).split())[:LONGEST_NAME]
        if name != group.name:
            journal.record(by, "changed", group, changes={"name": [group.name, name]})
            group.name, renamed = name, renamed + 1
    db.session.flush()
    return renamed


def _of_count(cohort, count):
    """So many groups, numbered from 1; what stands is kept, what is too many goes."""
    db.session.execute(update(Registration).where(Registration.cohort_id == cohort.id).values(training_group_id=None))
    standing = db.session.scalars(groups_of(cohort)).all()
    for group in standing[count:]:
        db.session.delete(group)
    made = standing[:count]
    made += [TrainingGroup(cohort_id=cohort.id, number=number) for number in range(len(made) + 1, count + 1)]
    db.session.add_all(made)
    db.session.flush()
    return made
