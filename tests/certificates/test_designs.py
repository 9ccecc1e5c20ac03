"""The designs that come with the package: what they print can be read, fits, and stands where it should."""

import io
import re

import pikepdf
import pytest

from certificates import Design, DesignError, MisfitError, normalised, print_run, refuse_misfits, render
from certificates.design import shipped

from .make import certificate, thai_names
from .own import picture
from .reading import codes, text, unpacked

DESIGNS = [("classic", {}), ("modern", {}), ("letterhead", {}), ("letterhead", {"landscape": True}),
           ("letterhead", {"head_layout": "centre"})]
PRINTED = ("number", "title", "issuing_body", "preface", "name", "organisation", "completed", "held", "given")
TWO = (("นายตัวอย่าง ลงนามดี", ("ผู้อำนวยการสถาบันตัวอย่างเพื่อการพัฒนา",)),
       ("รองศาสตราจารย์ ดร.จำลอง นามสมมติพิพัฒน์", ("ผู้อำนวยการโครงการอบรมนักบริหารองค์กรสาธารณประโยชน์", "กรมตัวอย่าง")))
LONG = "หม่อมราชวงศ์หญิงณัฏฐ์ฐิติพรพรรณราย ศรีสุวรรณประเสริฐกุลวงศ์วิวัฒน์ ณ อยุธยา"
BODY = "สมาคมส่งเสริมและพัฒนาคุณภาพชีวิตผู้สูงอายุ คนพิการ และผู้ด้อยโอกาสในพื้นที่จังหวัดชายแดนภาคใต้แห่งประเทศไทย"
LATIN = {"number": "4/001/2563", "completed": "ได้ผ่านการอบรม รุ่นที่ 4", "held": "29 – 31 มกราคม 2563",
         "given": "31 มกราคม 2563"}
CASES = {
    "the usual": {}, "a long name": {"name": LONG, "organisation": BODY}, "a short name": {"name": "นายหลู่"},
    "no organisation": {"organisation": ""}, "a monk": {"name": "พระมหาสมศักดิ์ ฐิตธมฺโม", "preface": "ขอถวายไว้เพื่อแสดงว่า"},
    "Arabic digits": LATIN,
}


@pytest.fixture(scope="module", params=DESIGNS, ids=lambda one: "-".join([one[0], *map(str, one[1].values())]))
def design(request):
    name, fields = request.param
    return Design.load(name, fields=fields)


@pytest.fixture(scope="module")
def printed(design):
    """{case: (certificate, PDF)} of each of the cases in a design."""
    people = [certificate(signatories=TWO, **facts) for facts in CASES.values()]
    return dict(zip(CASES, zip(people, render(design, people), strict=True), strict=True))


def words(pdf):
    """The words of the first page with where they stand, in millimetres: (word, left, top, right, bottom)."""
    boxes = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>',
                       text(pdf, "-bbox"))
    return [(word, *(float(edge) * 25.4 / 72 for edge in edges)) for *edges, word in boxes]


@pytest.mark.parametrize("case", CASES)
def test_all_facts_can_be_read_from_the_page(printed, case):
    one, pdf = printed[case]
    found = normalised(text(pdf, "-raw"))

    said = [getattr(one, fact) for fact in PRINTED] + [line for name, lines in TWO for line in (name, *lines)]
    assert [fact for fact in said if normalised(fact) not in found] == []


@pytest.mark.parametrize("case", CASES)
def test_nothing_stands_over_the_edges_of_the_page(design, printed, case):
    _, pdf = printed[case]

    edges = [(left, top, design.paper.width - right, design.paper.height - bottom)
             for _, left, top, right, bottom in words(pdf)]
    assert min(map(min, edges)) > 5 and len(pikepdf.open(io.BytesIO(pdf)).pages) == 1


def test_a_name_of_200_characters_is_said_to_be_too_long(design):
    with pytest.raises(MisfitError) as refused:
        render(design, [certificate(name="นายยาว" + "ยืดยาว " * 28)])

    assert refused.value.fact == "name"


def test_two_signatories_stand_in_the_middle_of_the_classic_page():
    pdf, = render(Design.load("classic"), [certificate(signatories=(("นายก้อง", ()), ("นายกวี", ())))])

    middles = {word: (left + right) / 2 for word, left, _, right, _ in words(pdf)}
    assert (middles["(นายก้อง)"] + middles["(นายกวี)"]) / 2 == pytest.approx(297 / 2, abs=0.2)


@pytest.mark.parametrize(("name", "fields"), DESIGNS[:4])
def test_pictures_are_printed_once_each_however_many_certificates_there_are(name, fields):
    images = {"emblem": picture(300, 300), "signature_1": picture(), "signature_2": picture(240, 80)}
    design = Design.load(name, images=images, fields=fields)

    with pikepdf.open(io.BytesIO(print_run(design, [certificate(i, signatories=TWO) for i in range(3)]))) as pdf:
        drawn = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        colours = [one for one in drawn if one.ColorSpace != "/DeviceGray"]
    assert sorted((int(one.Width), int(one.Height)) for one in colours) == [(240, 80), (300, 100), (300, 300)]


def test_a_signature_of_one_stands_on_a_certificate_that_one_signs():
    design = Design.load("modern", images={"signature_1": picture(), "signature_2": picture(240, 80)})

    pdf, = render(design, [certificate()])

    assert unpacked(pdf).count(b"/Width 300") > 0 and unpacked(pdf).count(b"/Width 240") == 0


@pytest.mark.parametrize("ink", ["#1d3a6e", "#000000"])
def test_the_qr_of_an_upright_page_can_be_read(tmp_path, ink):
    pdf, = render(Design.load("letterhead", fields={"ink": ink}), [certificate()])

    assert codes(pdf, tmp_path) == [certificate().verify_url]


@pytest.mark.parametrize("fields", [{}, {"landscape": True}])
def test_the_paper_of_a_letterhead_lies_as_it_is_asked_to(fields):
    pdf, = render(Design.load("letterhead", fields=fields), [certificate()])

    with pikepdf.open(io.BytesIO(pdf)) as document:
        _, _, width, height = map(float, document.pages[0].mediabox)
    assert (width > height) == bool(fields)


def test_the_letterhead_says_what_was_filled_in_at_its_head_and_foot():
    pdf, = render(Design.load("letterhead", fields={"head": "ถนนราชวิถี", "foot": "โทร. ๐ ๒๖๕๙"}), [certificate()])

    assert "ถนนราชวิถี" in text(pdf) and "โทร." in text(pdf)


def test_letters_that_the_fonts_lack_are_named_in_what_is_filled_in_too():
    with pytest.raises(DesignError, match="U\\+6F22"):
        render(Design.load("letterhead", fields={"head": "漢"}), [certificate()])


def test_every_shipped_design_says_what_it_is_called_in_thai_and_english():
    designs = [Design.load(name) for name in shipped()]

    asked = [one for design in designs for one in design.asks.values()]
    assert {tuple(sorted(said)) for said in [design.called for design in designs] + [one.label for one in asked]} == {
        ("en", "th")}


def test_names_with_every_mark_come_back_from_every_design(design):
    names = [name for name in thai_names(30) if len(name) < 24]

    found = normalised(text(print_run(design, [certificate(i, name=name) for i, name in enumerate(names)]), "-raw"))

    assert [name for name in names if normalised(name) not in found] == []


def test_what_is_too_long_is_told_before_anything_is_drawn(monkeypatch):
    monkeypatch.setattr("weasyprint.Document.write_pdf", lambda *_args, **_more: pytest.fail("it was drawn"))
    too_long = certificate(name="พ" * 200)

    with pytest.raises(MisfitError):
        refuse_misfits(Design.load("classic"), [too_long])
