"""The titles that stand before a Thai name: an open table, and what each is like.

Combined titles stand in the order academic, rank, royal, profession, doctorate (รองศาสตราจารย์ พันโท ดร.สุชาดา).
A title that is not here is kept as it was written.
"""

from dataclasses import dataclass
from functools import cache

FEMALE, MALE = "female", "male"
COURTESY, ACADEMIC, RANK, ROYAL, RELIGIOUS, CIVIL, PROFESSION, DOCTORATE, ENGLISH = range(9)


@dataclass(frozen=True)
class Title:
    """One title: `full` is how it is written out, `kind` also gives its place among combined titles.

    `spaced`: a space follows it. `undotted`: may stand without any dot if a space follows (นส มาลี).
    """

    full: str
    abbreviations: tuple[str, ...]
    kind: int
    sex: str | None = None
    undotted: bool = False

    @property
    def spaced(self) -> bool:
        return self.kind in (RANK, ENGLISH)

    @property
    def religious(self) -> bool:
        return self.kind == RELIGIOUS


# One line each: the full form, then its abbreviations; "!" marks one that may stand without dots.
TABLE = {
    (CIVIL, MALE): "นาย · เด็กชาย ด.ช.!",
    (CIVIL, FEMALE): "นาง · นางสาว น.ส.! · เด็กหญิง ด.ญ.!",
    (COURTESY, None): "คุณ · ท่าน",
    (ACADEMIC, None): """
        ศาสตราจารย์ ศ. · ศาสตราจารย์เกียรติคุณ ศ.เกียรติคุณ
        ศาสตราจารย์พิเศษ ศ.พิเศษ ศ.(พิเศษ) · ศาสตราจารย์คลินิก ศ.คลินิก
        รองศาสตราจารย์ รศ.! ร.ศ. · รองศาสตราจารย์พิเศษ รศ.พิเศษ รศ.(พิเศษ) · รองศาสตราจารย์คลินิก รศ.คลินิก
        ผู้ช่วยศาสตราจารย์ ผศ.! ผ.ศ. · ผู้ช่วยศาสตราจารย์พิเศษ ผศ.พิเศษ ผศ.(พิเศษ) · ผู้ช่วยศาสตราจารย์คลินิก ผศ.คลินิก
        อาจารย์ อ.""",
    (DOCTORATE, None): "ดร. ดร.! ด.ร. ดอกเตอร์ ด็อกเตอร์",
    (PROFESSION, MALE): "นายแพทย์ นพ. น.พ. · นายสัตวแพทย์ น.สพ.",
    (PROFESSION, FEMALE): """
        แพทย์หญิง พญ. พ.ญ. · ทันตแพทย์หญิง ทพญ. ท.พ.ญ. · เภสัชกรหญิง ภญ. ภ.ญ. · สัตวแพทย์หญิง สพ.ญ.
        เทคนิคการแพทย์หญิง ทนพญ.""",
    (PROFESSION, None): "ทันตแพทย์ ทพ. ท.พ. · เภสัชกร ภก. ภ.ก. · สัตวแพทย์ สพ. · เทคนิคการแพทย์ ทนพ.",
    (ROYAL, FEMALE): "คุณหญิง · ท่านผู้หญิง · ท่านหญิง · หม่อม",
    (ROYAL, None): "หม่อมเจ้า ม.จ.! · หม่อมราชวงศ์ ม.ร.ว.! · หม่อมหลวง ม.ล.! · พระองค์เจ้า",
    (RELIGIOUS, MALE): """
        พระ · พระภิกษุ · พระมหา · พระครู · พระครูปลัด · พระครูสมุห์ · พระครูใบฎีกา · พระครูวินัยธร · พระครูธรรมธร
        พระครูสังฆรักษ์ · พระปลัด · พระสมุห์ · พระใบฎีกา · พระวินัยธร · พระธรรมธร · พระอธิการ
        พระครูอธิการ · เจ้าอธิการ · พระอาจารย์ · ครูบา · หลวงพ่อ · หลวงปู่ · สามเณร
        บาทหลวง · มุขนายก · บิชอป · ภราดา · อิหม่าม · คอเต็บ · บิหลั่น · โต๊ะครู""",
    (RELIGIOUS, FEMALE): "แม่ชี · ซิสเตอร์ · มาเซอร์",
    (RELIGIOUS, None): "ศาสนาจารย์ ศจ.",
    (RANK, None): """
        พลเอก พล.อ. · พลโท พล.ท. · พลตรี พล.ต. · พลจัตวา พล.จ.
        พันเอก พ.อ. · พันเอกพิเศษ พ.อ.พิเศษ พ.อ.(พิเศษ) · พันโท พ.ท. · พันตรี พ.ต.
        ร้อยเอก ร.อ. · ร้อยโท ร.ท. · ร้อยตรี ร.ต. · จ่าสิบเอก จ.ส.อ. · จ่าสิบโท จ.ส.ท. · จ่าสิบตรี
        สิบเอก ส.อ. · สิบโท ส.ท. · สิบตรี ส.ต. · พลทหาร
        พลเรือเอก พล.ร.อ. · พลเรือโท พล.ร.ท. · พลเรือตรี พล.ร.ต. · พลเรือจัตวา พล.ร.จ.
        นาวาเอก น.อ. · นาวาเอกพิเศษ น.อ.พิเศษ น.อ.(พิเศษ) · นาวาโท น.ท. · นาวาตรี น.ต.
        เรือเอก · เรือโท · เรือตรี · พันจ่าเอก พ.จ.อ. · พันจ่าโท พ.จ.ท. · พันจ่าตรี พ.จ.ต.
        จ่าเอก จ.อ. · จ่าโท จ.ท. · จ่าตรี จ.ต.
        พลอากาศเอก พล.อ.อ. · พลอากาศโท พล.อ.ท. · พลอากาศตรี พล.อ.ต. · พลอากาศจัตวา พล.อ.จ.
        นาวาอากาศเอก · นาวาอากาศเอกพิเศษ · นาวาอากาศโท · นาวาอากาศตรี
        เรืออากาศเอก · เรืออากาศโท · เรืออากาศตรี
        พันจ่าอากาศเอก พ.อ.อ. · พันจ่าอากาศโท พ.อ.ท. · พันจ่าอากาศตรี พ.อ.ต.
        จ่าอากาศเอก · จ่าอากาศโท · จ่าอากาศตรี
        พลตำรวจเอก พล.ต.อ. · พลตำรวจโท พล.ต.ท. · พลตำรวจตรี พล.ต.ต. · พลตำรวจจัตวา พล.ต.จ. · พลตำรวจ
        พันตำรวจเอก พ.ต.อ. · พันตำรวจเอกพิเศษ พ.ต.อ.พิเศษ พ.ต.อ.(พิเศษ) · พันตำรวจโท พ.ต.ท. · พันตำรวจตรี พ.ต.ต.
        ร้อยตำรวจเอก ร.ต.อ. · ร้อยตำรวจโท ร.ต.ท. · ร้อยตำรวจตรี ร.ต.ต. · ดาบตำรวจ ด.ต. · จ่าสิบตำรวจ จ.ส.ต.
        สิบตำรวจเอก ส.ต.อ. · สิบตำรวจโท ส.ต.ท. · สิบตำรวจตรี ส.ต.ต.
        นายกองใหญ่ ก.ญ. · นายกองเอก ก.อ. · นายกองโท ก.ท. · นายกองตรี ก.ต.
        นายหมวดเอก มว.อ. · นายหมวดโท มว.ท. · นายหมวดตรี มว.ต. · นายหมู่เอก · นายหมู่โท · นายหมู่ตรี""",
    (ENGLISH, MALE): "Mr. · Master · Father Fr. · Brother Bro.",
    (ENGLISH, FEMALE): "Mrs. · Ms. · Miss · Sister Sr.",
    (ENGLISH, None): """
        Dr. · Prof. Professor · Assoc.Prof. Assoc._Prof. Associate_Professor
        Asst.Prof. Asst._Prof. Assistant_Professor
        Rev. Reverend · Pol.Gen. · Gen. · Col. · Lt. · Capt. · Maj.""",
}
# Abbreviations that several ranks share; the commonest reading is taken and a look is asked for.
SHARED = {"จ่าสิบตำรวจ", "นาวาเอก", "นาวาโท", "นาวาตรี", "จ่าเอก", "จ่าโท", "จ่าตรี"}
# ร.น. behind the name says that the rank before it is the navy's.
NAVAL = {"ร้อยเอก": "เรือเอก", "ร้อยโท": "เรือโท", "ร้อยตรี": "เรือตรี"}
ACTING, WOMAN = "ว่าที่", "หญิง"


def _table() -> tuple[Title, ...]:
    titles = []
    for (kind, sex), text in TABLE.items():
        for entry in text.replace("\n", " · ").split("·"):
            forms = entry.replace("!", "").split()
            if forms:
                full, *short = (form.replace("_", " ") for form in forms)
                titles.append(Title(full.replace(".P", ". P"), tuple(short), kind, sex, "!" in entry))
    return tuple(titles)


TITLES = _table()


def in_order(titles: list[tuple[Title, str]]) -> str | None:
    """Join (title, as written out) in the order of their kinds: รองศาสตราจารย์ พันโท ดร."""
    return " ".join(written for _, written in sorted(titles, key=lambda pair: pair[0].kind)) or None


def spaced(title: str) -> bool:
    """Whether a space stands between this title and the name: after a rank and after Latin letters."""
    return title[-1:].isascii() and title[:1].isascii() or any(part.spaced for part in components(title)[-1:])


def is_religious(title: str | None) -> bool:
    """Whether the title is a monk's, a nun's or that of another religious office."""
    return any(part.religious for part in components(title or ""))


def sex(title: str | None) -> str | None:
    """ "female", "male", or None where the title does not say (a rank without หญิง does not)."""
    if any(part.endswith(WOMAN) for part in (title or "").split()):
        return FEMALE
    return next((part.sex for part in components(title or "") if part.sex), None)


@cache
def components(title: str) -> list[Title]:
    """The known titles that a combined title is made of, in its order."""
    known = {known.full: known for known in TITLES}
    found = [known.get(part.removeprefix(ACTING).removesuffix(WOMAN)) or known.get(part) for part in title.split(" ")]
    return [part for part in found if part]
