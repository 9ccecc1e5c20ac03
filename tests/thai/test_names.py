"""Names taken apart (cases 1–16)."""

import pytest

from trainer.thai.names import Name, duplicate_key, from_parts, is_religious, join, sex, split, written

CASES = [
    ("1", "นายสมชาย  ใจดี", "นาย", "สมชาย", "ใจดี"),
    ("2", "นาย สมชาย ใจดี", "นาย", "สมชาย", "ใจดี"),
    ("3", "น.ส.กาญจนา ปู่กตัญญู", "นางสาว", "กาญจนา", "ปู่กตัญญู"),
    ("4", "นางสาวนางนวล ทองดี", "นางสาว", "นางนวล", "ทองดี"),
    ("5", "นายิกา แสงทอง", None, "นายิกา", "แสงทอง"),
    ("6", "พล.ต.อ.วิชัย สุขใจ", "พลตำรวจเอก", "วิชัย", "สุขใจ"),
    ("7", "ว่าที่ ร.ต.หญิง มาลี ณ อยุธยา", "ว่าที่ร้อยตรีหญิง", "มาลี", "ณ อยุธยา"),
    ("8", "ผศ.ดร.เก่ง ก้องไกล", "ผู้ช่วยศาสตราจารย์ ดร.", "เก่ง", "ก้องไกล"),
    ("9", "รศ. พ.ท. ดร.สุชาดา ทำความดี", "รองศาสตราจารย์ พันโท ดร.", "สุชาดา", "ทำความดี"),
    ("10", "ม.ล.ปิ่น มาลัยทอง", "หม่อมหลวง", "ปิ่น", "มาลัยทอง"),
    ("11-title", "คุณหญิงแก้ว ศรีสุข", "คุณหญิง", "แก้ว", "ศรีสุข"),
    ("11-courtesy", "คุณแก้ว ศรีสุข", None, "แก้ว", "ศรีสุข"),
    ("12", "พระมหาสมศักดิ์ ฐิตธมฺโม", "พระมหา", "สมศักดิ์", "ฐิตธมฺโม"),
    ("13", "พระครูปลัดสุวัฒนญาณคุณ", "พระครูปลัด", "สุวัฒนญาณคุณ", None),
    ("14-nun", "แม่ชีบุญเรือน", "แม่ชี", "บุญเรือน", None),
    ("14-priest", "บาทหลวงเปโตร วงศ์ดี", "บาทหลวง", "เปโตร", "วงศ์ดี"),
    ("15", "นายหลู่", "นาย", "หลู่", None),
    ("16", "Mr. John Smith", "Mr.", "John", "Smith"),
    ("17", "นายวีระ น้ําเพชร", "นาย", "วีระ", "น้ำเพชร"),
    ("19", "\ufeff\u200bสมศรี\u00a0ใจดี", None, "สมศรี", "ใจดี"),
]


@pytest.mark.parametrize(("raw", "title", "first", "last"), [pytest.param(*c[1:], id=c[0]) for c in CASES])
def test_a_name_is_taken_apart(raw, title, first, last):
    assert split(raw) == Name(title, first, last)


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        pytest.param("นายิกา แสงทอง", "no_title", id="5"),
        pytest.param("คุณแก้ว ศรีสุข", "courtesy_dropped", id="11"),
        pytest.param("นายหลู่", "no_surname", id="15"),
        pytest.param("", "no_name", id="empty"),
        pytest.param("นางนวล ทองดี", "title_may_be_name", id="nang-nuan"),
        pytest.param("จ.ส.ต.บุญมี ใจดี", "title_ambiguous", id="shared-abbreviation"),
        pytest.param("๑. นายสมชาย ใจดี", "numbering_dropped", id="numbered"),
        pytest.param("ร.อ.สมชาย ใจดี ร.น.", "navy_suffix_dropped", id="navy"),
        pytest.param("นายสมชาย (เล็ก) ใจดี", "odd_characters", id="nickname"),
        pytest.param("Maria Anna Rossi", "surname_spaced", id="three-words"),
    ],
)
def test_what_needs_a_look_is_noted(raw, code):
    assert code in split(raw).notes


@pytest.mark.parametrize("raw", ["พระครูปลัดสุวัฒนญาณคุณ", "แม่ชีบุญเรือน", "นายสมชาย ใจดี", "นางมาลี ณ อยุธยา"])
def test_nothing_is_noted_where_nothing_is_missing(raw):
    assert split(raw).notes == ()


@pytest.mark.parametrize(
    ("parts", "result"),
    [
        (("น.ส.", "มาลี", "ณ อยุธยา"), Name("นางสาว", "มาลี", "ณ อยุธยา")),
        (("นาง", "นางนวล", "ทองดี"), Name("นาง", "นางนวล", "ทองดี")),
        (("นาย", "นายสมชาย", "ใจดี"), Name("นาย", "สมชาย", "ใจดี")),
        (("นาย", "นายิกา", "ใจดี"), Name("นาย", "นายิกา", "ใจดี")),
        (("นางสาว", "น.ส.มาลี", "ใจดี"), Name("นางสาว", "มาลี", "ใจดี")),
        (("นส", "มาลี ใจดี", None), Name("นางสาว", "มาลี", "ใจดี")),
        (("ผศ.", "ดร.เก่ง", "ก้องไกล"), Name("ผู้ช่วยศาสตราจารย์ ดร.", "เก่ง", "ก้องไกล")),
        ((None, "น.ส.มาลี", "ใจดี"), Name("นางสาว", "มาลี", "ใจดี")),
        (("-", "มาลี กลาง", "ใจดี"), Name(None, "มาลี กลาง", "ใจดี")),
        (("คุณ", "มาลี", "ใจดี"), Name(None, "มาลี", "ใจดี")),
        (("กำนัน", "สมชาย", "ใจดี"), Name("กำนัน", "สมชาย", "ใจดี")),
        ((None, None, None), Name(None, "", None)),
    ],
)
def test_columns_of_their_own_are_understood(parts, result):
    assert from_parts(*parts) == result


def test_an_unknown_title_in_a_title_column_is_noted():
    assert "title_unknown" in from_parts("กำนัน", "สมชาย", "ใจดี").notes


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        pytest.param("นาย สมชาย  ใจดี", "นายสมชาย ใจดี", id="2"),
        pytest.param("พล.ต.อ.วิชัย สุขใจ", "พลตำรวจเอก วิชัย สุขใจ", id="6"),
        pytest.param("ว่าที่ ร.ต.หญิง มาลี ณ อยุธยา", "ว่าที่ร้อยตรีหญิง มาลี ณ อยุธยา", id="7"),
        pytest.param("ผศ.ดร.เก่ง ก้องไกล", "ผู้ช่วยศาสตราจารย์ ดร.เก่ง ก้องไกล", id="8"),
        pytest.param("รศ. พ.ท. ดร.สุชาดา ทำความดี", "รองศาสตราจารย์ พันโท ดร.สุชาดา ทำความดี", id="9"),
        pytest.param("แม่ชีบุญเรือน", "แม่ชีบุญเรือน", id="14"),
        pytest.param("Mr.John Smith", "Mr. John Smith", id="16"),
        pytest.param("นายJohn Smith", "นาย John Smith", id="latin-after-thai"),
    ],
)
def test_a_name_is_printed_as_custom_has_it(raw, printed):
    assert written(split(raw)) == printed


def test_a_name_without_title_is_joined_plainly():
    assert join(None, "มาลี", "ณ อยุธยา") == "มาลี ณ อยุธยา"


@pytest.mark.parametrize("title", ["พระ", "พระมหา", "แม่ชี", "บาทหลวง", "สามเณร", "อิหม่าม", "พระครูปลัด", "พระมหา ดร."])
def test_religious_titles_are_known(title):
    assert is_religious(title)


@pytest.mark.parametrize("title", [None, "", "นาย", "พันโท", "ดร.", "กำนัน"])
def test_other_titles_are_not_religious(title):
    assert not is_religious(title)


@pytest.mark.parametrize(
    ("title", "known"),
    [("นาย", "male"), ("นางสาว", "female"), ("ว่าที่ร้อยตรีหญิง", "female"), ("คุณหญิง ดร.", "female"), ("พระมหา", "male"),
     ("ผู้ช่วยศาสตราจารย์ ทันตแพทย์หญิง", "female"), ("พันโท", None), ("ดร.", None), (None, None), ("กำนัน", None)],
)
def test_the_sex_is_told_only_where_the_title_tells_it(title, known):
    assert sex(title) == known


def test_two_spellings_of_a_person_have_one_duplicate_key():
    typed, clean = split("\u200bนางเเก้ว ณ  อยุธยา"), split("น.ส.แก้ว ณ อยุธยา")

    assert duplicate_key(typed.first, typed.last) == duplicate_key(clean.first, clean.last)


def test_relatives_have_different_duplicate_keys():
    assert duplicate_key("มาลี", "ใจดี") != duplicate_key("มาลัย", "ใจดี")


def test_the_border_between_first_name_and_surname_counts_for_duplicates():
    assert duplicate_key("มา", "ลีใจดี") != duplicate_key("มาลี", "ใจดี")
