"""The words of a certificate, in Thai, frozen when it is issued (handbook §3)."""

from certificates import Certificate, Signatory
from trainer.awards.recipients import Recipient
from trainer.schedule.hours import training_hours
from trainer.thai import dates
from trainer.thai.numerals import arabic_digits, thai_digits

CALLED_SO = ("โครงการ", "หลักสูตร")
# What a design's fields may say of the words; these hold for a design that has no such fields.
PREFACE, PREFACE_MONK, DIGITS = "ให้ไว้เพื่อแสดงว่า", "ขอถวายไว้เพื่อแสดงว่า", "thai"
ROLES = {Recipient.SPEAKER: "วิทยากร", Recipient.VOLUNTEER: "อาสาสมัคร"}


def wording(cohort, scheme, fields):
    """Return a function `(Addressee, number, verify_url) -> Certificate`; what all share is worded once.

    `fields` are the values of the design's fields; `preface`, `preface_monk` and `digits` among them are for the words.
    """
    programme, digits = cohort.programme, fields.get("digits", DIGITS)
    in_digits = thai_digits if digits == "thai" else str
    shared = {
        "title": scheme.title,
        "issuing_body": programme.issuing_body,
        "held": held(cohort, digits, hours=scheme.kind == Recipient.PARTICIPANT),
        "given": f"ให้ไว้ ณ วันที่ {dates.certificate_date(cohort.ends_on, digits)}",
        "signatories": tuple(
            Signatory(one["name"], tuple(one["position"].splitlines())) for one in programme.signatories
        ),
    }
    course = called(programme)

    def of(one, number, verify_url):
        role = one.role or ROLES.get(scheme.kind, "")
        return Certificate(
            number=thai_digits(number) if scheme.thai_digits else arabic_digits(number),
            preface=fields.get("preface_monk", PREFACE_MONK) if one.monk else fields.get("preface", PREFACE),
            name=one.name,
            organisation=in_digits(one.below),
            completed=in_digits(scheme.completed.format(course=course, cohort=cohort.number, role=role)),
            verify_url=verify_url,
            **shared,
        )

    return of


def called(programme):
    """The programme as the certificate calls it: a project, unless its name says already what it is."""
    return programme.name if programme.name.startswith(CALLED_SO) else f"โครงการ{programme.name}"


def held(cohort, digits="thai", hours=True):
    """When, and for who took part how many hours: ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓ รวม ๑๘ ชั่วโมง."""
    one_day = cohort.starts_on == cohort.ends_on
    days = dates.date_range(cohort.starts_on, cohort.ends_on, digits=digits)
    count = training_hours(cohort) if hours else 0
    length = f" รวม {dates.duration(count, digits)}" if count else ""
    return f"{'วันที่' if one_day else 'ระหว่างวันที่'} {days}{length}"
