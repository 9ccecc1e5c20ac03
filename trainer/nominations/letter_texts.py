"""What the mail with a link says, in Thai and in English."""

from flask_babel import force_locale

from trainer.nominations.words import owner
from trainer.thai import dates
from trainer.thai.text import clean

SUBJECTS = {
    "th": "ขอเชิญเสนอชื่อผู้เข้าอบรม {programme} รุ่นที่ {cohort}",
    "en": "Please nominate participants: {programme}, cohort {cohort}",
}
BODIES = {
    "th": (
        "เรียน {contact}\n\n"
        "{body} ขอเชิญ{owner} เสนอชื่อผู้เข้าอบรมได้ไม่เกิน {most} คน\n\n"
        "โครงการ: {programme} รุ่นที่ {cohort}\nวันที่: {days}\nสถานที่: {venue}\n\n"
        "เสนอชื่อ ติดตามผลการพิจารณา และเปลี่ยนตัวผู้ที่เสนอชื่อได้ที่ลิงก์ของท่าน\n\n{address}\n\n"
        "ลิงก์นี้ใช้ได้ถึงวันที่ {until} และใช้ได้เฉพาะหน่วยงานของท่าน โปรดอย่าส่งต่อให้ผู้ที่ไม่เกี่ยวข้อง\n\n"
        "ขอแสดงความนับถือ\n{body}"
    ),
    "en": (
        "Dear {contact},\n\n"
        "{body} invites {owner} to nominate up to {most} participants.\n\n"
        "Course: {programme}, cohort {cohort}\nDays: {days}\nVenue: {venue}\n\n"
        "With your own link you nominate people, see what becomes of them, and replace them.\n\n{address}\n\n"
        "The link can be used until {until}, and by your office only: please hand it on to nobody else.\n\n"
        "Yours sincerely,\n{body}"
    ),
}
NOBODY = {"th": "ผู้ประสานงาน", "en": "Sir or Madam"}


def written(link, address):
    """(subject, body) of the mail to a link's contact, in the link's language; whatever a name holds is plain text."""
    cohort, language = link.cohort, link.language if link.language in SUBJECTS else "th"
    with force_locale(language):
        whose = owner(link)
    facts = {
        "programme": clean(cohort.programme.called(language)), "cohort": cohort.number, "owner": clean(whose),
        "contact": clean(link.contact_name) or NOBODY[language], "most": link.most, "address": address,
        "body": clean(cohort.programme.issuing_body), "venue": clean(cohort.venue) or "–",
        "days": dates.date_range(cohort.starts_on, cohort.ends_on, locale=language),
        "until": dates.long_date(link.expires_on, locale=language),
    }  # fmt: skip
    return SUBJECTS[language].format(**facts), BODIES[language].format(**facts)
