"""Rows of rosters for tests: good in every cell but those that a test names."""

from datetime import date

from trainer.organisations.matching import KnownOrganisation, Matcher
from trainer.registration import roster
from trainer.registration.eligibility import Terms
from trainer.registration.roster import UNDECIDED, RosterRow

TERMS = Terms(date(2020, 1, 29), frozenset({"public_benefit"}))
SINCE_2006 = ((date(2006, 1, 15), None),)
LAMPHUN = KnownOrganisation(1, "มูลนิธิเพื่อเด็กจังหวัดลำพูน", "๔๕๙๕/๒๕๔๙", "TH-51", certifications=SINCE_2006)
KNOWN = [
    LAMPHUN,
    KnownOrganisation(2, "มูลนิธิถูกเพิกถอน", certifications=((date(2006, 1, 15), date(2019, 6, 1)),)),
    KnownOrganisation(3, "มูลนิธิรับรองทีหลัง", certifications=((date(2020, 3, 15), None),)),
    KnownOrganisation(4, "กองทุนสวัสดิการชุมชน", kind="community_welfare", certifications=SINCE_2006),
    KnownOrganisation(5, "สมาคมบ้านปันสุขจังหวัดน่าน", "12/2550", "TH-55", certifications=SINCE_2006),
]
GOOD = {"name": "นายสมชาย ใจดี", "organisation": LAMPHUN.name, "registration_no": "4595/2549", "province": "ลำพูน",
        "phone": "0812345678", "email": "a@example.org"}  # fmt: skip


def row(file="list.xlsx", number=2, decision=UNDECIDED, **cells):
    """A RosterRow; a field given as None is blank."""
    if "organisation" in cells:
        cells.setdefault("registration_no", None)
    raw = {field: value for field, value in (GOOD | cells).items() if value is not None}
    return RosterRow(file, number, raw, decision=decision)


def check(*rows, terms=TERMS, existing=frozenset()):
    return roster.check(rows, matcher(), terms, existing)


def matcher():
    return Matcher(KNOWN)


def codes(checked):
    return [problem.code for problem in checked.problems]
