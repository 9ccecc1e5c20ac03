"""Reads the cells of one roster row, each as what its column holds, and notes what is wrong with it."""

import re

from email_validator import EmailNotValidError, validate_email

from trainer.registration.lodging import Stay
from trainer.registration.problems import problem
from trainer.thai import names, phones, places, text
from trainer.workbook.book import Broken, as_written

NOTHING = {"", "-", "–", "—", ".", "ไม่มี", "ไม่ระบุ", "n/a", "none"}
# Whether a bed is needed; what says no is looked for first, and what says neither is asked about.
NO_BED = re.compile(
    r"^(ไม่(?!แน่|ทราบ|ระบุ)|0$|no\b|n$|false|not\b|กลับ|(เดินทาง)?ไป\s*[-–/]?\s*กลับ)|"
    r"มีที่พัก|(หา|พัก|จัด|จอง)\S*เอง|ที่บ้าน|พักบ้าน", re.I)
BED = re.compile(
    r"^(✓|✔|/$|1$|ใช่|ต้องการ|ประสงค์|ขอ|จอง|พัก|ค้าง|เข้าพัก|yes|y$|true|need|stay|\d+\s*(คืน|ห้อง|night))", re.I)
NAME_PARTS = ("title", "first_name", "last_name")
MOST_OF_A_NAME = 120  # characters of a title, a first name or a surname
LONGEST = {"position": 200, "organisation": 300, "food": 60, "needs": 500}  # characters, as registrations keep them
# Whole answers; a consent must be clear (PDPA B.E. 2562, s. 19), so anything else is no consent and is pointed out.
AGREE, PUBLISH = "(ยินยอม|อนุญาต|ตกลง|เห็นด้วย)", "(ให้)?((เผยแพร่|ประกาศ)(รายชื่อ|ชื่อ)?)?(ได้)?"
YES = re.compile(f"(ข้าพเจ้า)?{AGREE}{PUBLISH}|ใช่|ได้|yes|y|true|agree|[✓✔☑]")
NO = re.compile(f"(ข้าพเจ้า)?ไม่({AGREE}{PUBLISH}|ใช่|ได้)?|no|n|false|disagree|[✗✘☐]")
QUIET_NOTES = {"no_name", "courtesy_dropped"}  # said by problems of their own


class Cells:
    """The cells of a row by field; reading one adds to `problems`."""

    def __init__(self, cells, corrections=()):
        self.cells, self.corrections, self.problems = cells, corrections, []
        for field, value in cells.items():
            if isinstance(value, Broken) and not (field in NAME_PARTS and "name" in corrections):
                self.note("cell_broken", field, text=value.text)

    def note(self, code, field, **facts):
        self.problems.append(problem(code, field, **facts))

    def value(self, field):
        """The cell as it was; None where it is blank, says "nothing", or is an error."""
        value = self.cells.get(field)
        said = self._clean(value).casefold()
        return None if isinstance(value, Broken) or {said, said.strip("-–—() ")} & NOTHING else value

    def text(self, field):
        """The cell as clean text, "" where it says nothing."""
        return self._clean(self.value(field))

    def shortened(self, field):
        """The cell as clean text, no longer than can be kept; the raw row keeps the rest."""
        written, most = self.text(field), LONGEST[field]
        if len(written) > most:
            self.note("text_shortened", field, most=most)
        return written[:most].strip()

    def _clean(self, value):
        return text.clean(as_written(value))

    def name(self):
        """The person's Name: out of one cell, or out of columns of their own."""
        found = self._name()
        if not re.search(r"[^\W\d_]", found.first):
            found = names.Name(found.title, "", None, found.notes)
            self.note("name_missing", "name")
        elif looks := [note for note in found.notes if note not in QUIET_NOTES]:
            self.note("name_needs_look", "name", notes=looks)
        if any(len(part or "") > MOST_OF_A_NAME for part in (found.title, found.first, found.last)):
            self.note("name_too_long", "name")
        if "courtesy_dropped" in found.notes:
            self.note("courtesy_dropped", "name")
        return found

    def _name(self):
        parts = [self.text(field) for field in NAME_PARTS]
        if "name" in self.corrections:
            return names.split(self.text("name"))
        if not self.text("name"):
            return names.from_parts(*parts)
        found = names.from_parts(parts[0], self.text("name"), "") if parts[0] else names.split(self.text("name"))
        if not {"title", "first_name", "last_name"} & set(self.corrections):
            return found
        said = {"title": found.title, "first_name": found.first, "last_name": found.last} | dict(self.corrections)
        return names.from_parts(said["title"], said["first_name"], said["last_name"])

    def lodging(self):
        """Whether the person needs a bed, as a lodging.Stay; what is written otherwise is pointed out."""
        written = self.text("lodging")
        if NO_BED.search(written):
            return Stay.NO
        if BED.search(written):
            return Stay.YES
        if written and written != Stay.UNKNOWN:
            self.note("lodging_unread", "lodging", text=written)
        return Stay.UNKNOWN

    def phone(self):
        """The PhoneReading: of the telephone's cell or, where that has no number, of the other one."""
        first, other = (phones.read_phone(self.value(field)) for field in ("phone", "other_phone"))
        taken, rest = (first, other) if first.number or not other.number else (other, first)
        others = tuple(dict.fromkeys(n for n in (*taken.others, rest.number, *rest.others) if n and n != taken.number))
        written = self.text("phone") or self.text("other_phone")
        for code in taken.problems:
            self.note("phone_digits_lost" if code == "digits_lost" else code, "phone",
                      text=written, number=taken.number)
        if not taken.number and not taken.problems:
            self.note("phone_missing", "phone")
        if others and taken.number:
            self.note("several_phones", "phone", number=taken.number, others=others)
        return phones.PhoneReading(taken.number, taken.extension, others, taken.problems)

    def email(self):
        """The address, spelled as standards want it, or None; nothing is asked of the network."""
        written = re.sub(r"\s*@\s*", "@", self.text("email").replace("＠", "@"))
        if not written:
            return self.note("email_missing", "email")
        parts = [part for part in re.split(r"[\s,;/]+", written.removeprefix("mailto:")) if part]
        found = [address for part in parts if "@" in part and (address := _address(part))]
        strangers = [part for part in parts if "@" not in part]
        if not found or (strangers and len(parts) > 1 and not any(sign in written for sign in ",;/")):
            return self.note("email_invalid", "email", text=self.text("email"))
        if len(set(found)) > 1:
            self.note("several_emails", "email", email=found[0])
        return found[0]

    def publication(self):
        """Whether the person agrees to the publication of the name; None where the row does not say."""
        written = self.text("publication")
        answer = re.sub(r"[\s.()ๆ]|(ครับ|ค่ะ|คะ)$", "", written.casefold())
        if not answer:
            return None
        if not (YES.fullmatch(answer) or NO.fullmatch(answer)):
            self.note("consent_unclear", "publication", text=written)
        return bool(YES.fullmatch(answer))

    def province_code(self):
        """The code of the province that the cell names, or None."""
        written = self.text("province")
        province = written and (places.find_province(written) or places.province_in(written))
        return province.code if province else None

    def province(self, organisation):
        """The code of the row's province; that of the organisation where the cell is blank."""
        written, code = self.text("province"), self.province_code()
        if written and not code:
            near = [province.name_th for province in places.suggest_provinces(written)]
            self.note("province_unknown", "province", text=written, suggestions=near)
        if not written and organisation and organisation.province:
            self.note("province_from_organisation", "province")
            return organisation.province
        return code


def _address(part):
    try:
        return validate_email(part.strip("<>()[]\"'.").strip(), check_deliverability=False).normalized
    except EmailNotValidError:
        return None
