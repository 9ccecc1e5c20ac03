"""The words of a certificate, in Thai with Thai digits, frozen when it is issued (handbook §3)."""

from certificates import Certificate, Signatory
from trainer.schedule.hours import training_hours
from trainer.thai import dates
from trainer.thai.names import is_religious
from trainer.thai.numerals import thai_digits


def wording(cohort):
    """Return a function `(registration, number, verify_url) -> Certificate`; what all share is worded once."""
    programme = cohort.programme
    shared = {
        "title": programme.certificate_title,
        "issuing_body": programme.issuing_body,
        "completed": thai_digits(f"ได้ผ่านการอบรมตาม{programme.name} รุ่นที่ {cohort.number}"),
        "held": held(cohort),
        "given": f"ให้ไว้ ณ วันที่ {dates.certificate_date(cohort.ends_on)}",
        "signatories": tuple(
            Signatory(one["name"], tuple(one["position"].splitlines())) for one in programme.signatories
        ),
    }

    def of(registration, number, verify_url):
        return Certificate(
            number=thai_digits(f"เลขที่ {number}"),
            preface="ขอถวายไว้เพื่อแสดงว่า" if is_religious(registration.person.title) else "ให้ไว้เพื่อแสดงว่า",
            name=registration.person.full_name,
            organisation=thai_digits(registration.organisation_label),
            verify_url=verify_url,
            **shared,
        )

    return of


def held(cohort):
    """When, and how many hours: ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓ รวม ๑๘ ชั่วโมง."""
    one_day = cohort.starts_on == cohort.ends_on
    days = dates.date_range(cohort.starts_on, cohort.ends_on, digits="thai")
    hours = training_hours(cohort)
    length = f" รวม {thai_digits(f'{hours:g}')} ชั่วโมง" if hours else ""
    return f"{'วันที่' if one_day else 'ระหว่างวันที่'} {days}{length}"
