"""A list of those who get a link, as people write or paste it: who; e-mail; limit; contact, in any order after who."""

import re
from dataclasses import dataclass

from flask_babel import gettext as _

from trainer import workbook
from trainer.errors import Refused
from trainer.mail.address import written_to
from trainer.nominations.giving import MOST
from trainer.organisations.matching import Matcher
from trainer.organisations.queries import known_organisations
from trainer.thai import numerals, places, text

LONGEST = 2000  # lines
PARTS = re.compile(r"[;\t；]")
OFFICE = re.compile(r"^(?:สำนักงาน|สนง\.?)?\s*(?:พัฒนาสังคมและความมั่นคงของมนุษย์|พมจ\.?)\s*")
HEADING = re.compile(r"^(?:ที่|ลำดับ\S*|องค์กร\S*|หน่วยงาน\S*|จังหวัด|organi[sz]ation|province)$", re.IGNORECASE)


@dataclass(frozen=True)
class Line:
    """One line as it was understood; `problem` is a sentence, and such a line gives no link."""

    number: int
    written: str
    name: str = ""
    organisation_id: int | None = None
    province: str | None = None
    email: str | None = None
    most: int | None = None
    contact: str = ""
    problem: str = ""

    @property
    def owner(self):
        """The same for two lines of one organisation or province."""
        return self.organisation_id or self.province

    def facts(self, terms):
        """{column: value} of the link; `terms` hold where the line says nothing."""
        whose = {"organisation_id": self.organisation_id, "province": self.province}
        own = {"contact_email": self.email, "contact_name": self.contact[:200], "most": self.most or terms["most"]}
        return terms | own | whose


def text_of(book):
    """The text of a workbook's first sheet: a line a row, its cells parted by semicolons."""
    rows = next((sheet.rows for sheet in book.sheets if sheet.rows), ())
    said = ([workbook.as_written(cell).replace(";", ",") for cell in row.cells] for row in rows)
    return "\n".join("; ".join(" ".join(cell.split()) for cell in cells if cell) for cells in said)


def read(written):
    """A Line for each line that says anything, in order. Raises Refused for more than `LONGEST` of them."""
    lines = [(number, line) for number, line in enumerate(written.splitlines(), 1) if text.clean(line)]
    if len(lines) > LONGEST:
        raise Refused(_("The list has %(count)s lines; at most %(most)s are read at once.", count=f"{len(lines):,}",
                        most=f"{LONGEST:,}"), "written")  # fmt: skip
    matcher, seen, found = Matcher(known_organisations()), set(), []
    for number, line in lines:
        understood = understand(number, line, matcher)
        if understood is None:
            continue
        if understood.owner and understood.owner in seen:
            understood = Line(number, line.strip(), problem=_("%(name)s stands further up already.",
                                                              name=understood.name))  # fmt: skip
        seen.add(understood.owner)
        found.append(understood)
    return found


def understand(number, line, matcher):
    """One Line; None for a row of headings."""
    who, *rest = [part for part in map(text.clean, PARTS.split(line)) if part] or [""]
    if re.fullmatch(r"\d{1,4}[.)]?", numerals.arabic_digits(who)) and rest:
        who, *rest = rest  # a running number
    if HEADING.match(who) and not any("@" in part for part in rest):
        return None
    facts, problem = told(rest)
    whose, name = owner(who, matcher)
    if not whose:
        problem = unknown(who, matcher)
    return Line(number, line.strip(), name or who, problem=problem, **whose, **facts)


def told(parts):
    """({email, most, contact} of what stands behind the name, the sentence about what cannot be)."""
    facts, problem = {"email": None, "most": None, "contact": ""}, ""
    for part in parts:
        digits = numerals.arabic_digits(part)
        if "@" in part:
            facts["email"] = written_to(part)
            if not facts["email"]:
                problem = _("“%(address)s” is no e-mail address that can be written to.", address=part[:100])
        elif re.fullmatch(r"\d+(?: ?คน)?", digits):
            facts["most"] = int(re.match(r"\d{1,9}", digits)[0])
            if not 1 <= facts["most"] <= MOST:
                problem = _("A link is for %(least)s to %(most)s people.", least=1, most=f"{MOST:,}")
        elif not facts["contact"]:
            facts["contact"] = part
    return facts, problem


def owner(who, matcher):
    """({"province": code} or {"organisation_id": id} or {}, the name): a province goes before an organisation."""
    if province := places.find_province(OFFICE.sub("", who)):
        return {"province": province.code}, province.name_th
    number = who if re.fullmatch(r"\d[\d\s/.-]*", numerals.arabic_digits(who)) else None
    found = matcher.match("" if number else who, number).organisation
    return ({"organisation_id": found.id}, found.name) if found else ({}, "")


def unknown(who, matcher):
    """The sentence for a name that is neither, with what it may mean."""
    alike = [one.organisation.name for one in matcher.suggest(who[:300])][:2]
    alike += [one.name_th for one in places.suggest_provinces(who[:100])][:1]
    said = _("“%(name)s” is neither a province nor an organisation of the register.", name=who[:100])
    return f"{said} {_('Is one of these meant: %(names)s?', names=', '.join(alike))}" if alike else said
