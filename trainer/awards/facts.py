"""The words of a certificate, in Thai with Thai digits, frozen when it is issued (handbook §3)."""

from certificates import Certificate, Signatory
from trainer.schedule.hours import training_hours
from trainer.thai import dates
from trainer.thai.numerals import thai_digits

# Words that begin the title of a Buddhist monk or novice; พระองค์เจ้า is royal, แม่ชี and other faiths are not given ถวาย.
MONKS = ("พระ", "สามเณร", "เจ้าอธิการ", "ครูบา", "หลวงพ่อ", "หลวงปู่")
CALLED_SO = ("โครงการ", "หลักสูตร")


def wording(cohort):
    """Return a function `(registration, number, verify_url) -> Certificate`; what all share is worded once."""
    programme = cohort.programme
    shared = {
        "title": programme.certificate_title,
        "issuing_body": programme.issuing_body,
        "completed": completed(cohort),
        "held": held(cohort),
        "given": f"ให้ไว้ ณ วันที่ {dates.certificate_date(cohort.ends_on)}",
        "signatories": tuple(
            Signatory(one["name"], tuple(one["position"].splitlines())) for one in programme.signatories
        ),
    }

    def of(registration, number, verify_url):
        return Certificate(
            number=thai_digits(number),
            preface="ขอถวายไว้เพื่อแสดงว่า" if is_monk(registration.person.title) else "ให้ไว้เพื่อแสดงว่า",
            name=registration.person.full_name,
            organisation=thai_digits(registration.organisation_label),
            verify_url=verify_url,
            **shared,
        )

    return of


def is_monk(title):
    """Whether a title, possibly combined with others, is that of a Buddhist monk or novice."""
    return any(part.startswith(MONKS) and not part.startswith("พระองค์") for part in (title or "").split())


def completed(cohort):
    """What was completed: ได้ผ่านการอบรมตามโครงการอบรมนักบริหาร… รุ่นที่ ๔."""
    name = cohort.programme.name
    called = name if name.startswith(CALLED_SO) else f"โครงการ{name}"
    return thai_digits(f"ได้ผ่านการอบรมตาม{called} รุ่นที่ {cohort.number}")


def held(cohort):
    """When, and how many hours: ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓ รวม ๑๘ ชั่วโมง."""
    one_day = cohort.starts_on == cohort.ends_on
    days = dates.date_range(cohort.starts_on, cohort.ends_on, digits="thai")
    hours = training_hours(cohort)
    length = f" รวม {thai_digits(f'{hours:g}')} ชั่วโมง" if hours else ""
    return f"{'วันที่' if one_day else 'ระหว่างวันที่'} {days}{length}"
