"""A cohort on its print day: people with groups, provinces, organisations and addresses, all certified."""

from tests import make
from tests.awards.participants import attended
from trainer.awards import issuing
from trainer.database import db
from trainer.registration.groups import TrainingGroup

PEOPLE = (  # first name, group, province, organisation, e-mail
    ("กานดา", 2, "TH-50", "มูลนิธิล้านนา", "kanda@example.org"),
    ("เก่ง", 1, "TH-90", "สมาคมใต้ร่มเย็น", "keng@example.org"),
    ("ขวัญ", 2, "TH-50", "ชมรมเชียงใหม่", None),
    ("ฮานา", 1, "TH-10", "มูลนิธิพระนคร", "hana@example.org"),
)


def certified(cohort, people=PEOPLE):
    """The certificates of these people in the order of the name list."""
    groups = {n: make.add(TrainingGroup(cohort=cohort, number=n)) for n in sorted({one[1] for one in people})}
    for first, group, province, organisation, email in people:
        attended(cohort, 6, person=make.person(first, "ใจดี", email=email), training_group=groups[group],
                 organisation=make.organisation(organisation, province=province), position="กรรมการ")  # fmt: skip
    made = issuing.issue_all(cohort, by=None)
    db.session.commit()
    return made


def firsts(lines):
    """The first names of Lines."""
    return [line.name.removeprefix("นาย").removeprefix("นางสาว").split()[0] for line in lines]
