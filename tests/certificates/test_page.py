import io
import re

import pikepdf
import pytest

from certificates import DesignError, normalised, print_run, problems, render

from .make import certificate
from .reading import codes, text, unpacked

PRINTED = ("number", "title", "issuing_body", "preface", "name", "organisation", "completed", "held", "given")


def has(pdf, *facts):
    """Whether all the facts can be read from the PDF."""
    found = normalised(text(pdf, "-raw"))
    return all(normalised(fact) in found for fact in facts)


def test_every_certificate_says_all_its_facts(classic):
    people = [certificate(1), certificate(2), certificate(3, organisation="")]

    pdfs = render(classic, people)

    said = [has(pdf, *(getattr(one, fact) for fact in PRINTED), one.signatories[0].name)
            for pdf, one in zip(pdfs, people, strict=True)]
    assert said == [True, True, True]


def test_nothing_of_another_person_stands_in_a_certificate(classic):
    others = [certificate(i, name=f"นายคนอื่น{'กขคง'[i]}", organisation=f"สมาคมอื่น{'กขคง'[i]}") for i in range(3)]

    pdf = render(classic, [certificate(9), *others])[0]

    assert not any(has(pdf, one.name) or has(pdf, one.organisation) or one.verify_url.encode() in unpacked(pdf)
                   for one in others)


def test_a_name_may_hold_what_html_would_misread(classic):
    pdf, = render(classic, [certificate(name='นายก้อง <b>& "ไกล"</b>')])

    assert has(pdf, 'นายก้อง <b>& "ไกล"</b>')


def test_a_monks_wording_stands_only_on_his_certificate(classic):
    pdfs = render(classic, [certificate(1), certificate(2, preface="ถวายไว้เพื่อแสดงว่า", name="พระมหาสมศักดิ์ ฐิตธมฺโม")])

    assert [has(pdf, "ถวายไว้เพื่อแสดงว่า") for pdf in pdfs] == [False, True]


def test_the_pali_name_of_a_monk_keeps_its_phinthu(classic):
    pdf, = render(classic, [certificate(name="พระมหาสมศักดิ์ ฐิตธมฺโม")])

    assert has(pdf, "ฐิตธมฺโม")


def test_a_print_run_has_a_page_each_in_the_order_given(classic):
    people = [certificate(i) for i in (3, 1, 2)]

    pages = text(print_run(classic, people), "-raw").split("\f")

    assert [normalised(one.name) in normalised(page) for one, page in zip(people, pages[:3], strict=True)] == [True] * 3


def test_a_print_run_holds_the_design_and_its_fonts_once(classic):
    ten, forty = (len(print_run(classic, [certificate(i) for i in range(count)])) for count in (10, 40))

    assert forty - ten < 30 * 3_000


def test_the_same_certificate_may_be_printed_twice(classic):
    with pikepdf.open(io.BytesIO(print_run(classic, [certificate(1), certificate(1)]))) as pdf:
        assert len(pdf.pages) == 2


def test_the_same_facts_give_the_same_bytes(classic):
    people = [certificate(1), certificate(2)]

    assert render(classic, people) == render(classic, people)


@pytest.mark.parametrize("people", [1, 2])
def test_the_qr_leads_to_the_public_page(classic, tmp_path, people):
    pdf = render(classic, [certificate(i) for i in range(people)])[-1]

    assert codes(pdf, tmp_path) == [certificate(people - 1).verify_url]


def test_the_qr_of_a_print_run_is_each_persons_own(classic, tmp_path):
    assert codes(print_run(classic, [certificate(5), certificate(6)]), tmp_path) == [certificate(5).verify_url]


def test_a_long_name_shrinks_and_stays_on_the_page(classic):
    name = "หม่อมราชวงศ์หญิงณัฏฐ์ฐิติพรพรรณรายณ์ ศรีสุวรรณประเสริฐกุลวงศ์วิวัฒน์ ณ อยุธยา"

    pdf, = render(classic, [certificate(name=name)])

    ends = [float(end) * 25.4 / 72 for end in re.findall(r'xMax="([\d.]+)"', text(pdf, "-bbox"))]
    assert has(pdf, name) and max(ends) < 270


def test_a_name_too_long_for_the_page_is_named_before_anything_is_given(classic):
    with pytest.raises(DesignError, match="name.*too long"):
        render(classic, [certificate(1), certificate(2, name="ก" * 200)])


def test_an_organisation_may_take_two_lines_but_not_three(classic):
    two = "สมาคมส่งเสริมและพัฒนาคุณภาพชีวิตผู้สูงอายุ คนพิการ และผู้ด้อยโอกาสในพื้นที่จังหวัดชายแดนภาคใต้แห่งประเทศไทย"
    assert has(render(classic, [certificate(organisation=two)])[0], "ชายแดนภาคใต้แห่งประเทศไทย")

    with pytest.raises(DesignError, match="organisation"):
        render(classic, [certificate(organisation=" ".join([two] * 4))])


def test_every_empty_fact_is_named_with_the_number(classic):
    found = problems(classic, [certificate(1, given=" "), certificate(2, name="", signatories=())])

    assert found == ["นบ. ๔/๐๐๑: “given” is empty.", "นบ. ๔/๐๐๒: “name” is empty.",
                     "นบ. ๔/๐๐๒: “signatories” is empty."]


def test_a_letter_that_the_fonts_lack_is_named(classic):
    with pytest.raises(DesignError, match="U\\+6F22"):
        render(classic, [certificate(name="นายสมชาย 漢")])


def test_no_certificates_give_no_files_and_no_print_run(classic):
    assert render(classic, []) == []
    with pytest.raises(DesignError):
        print_run(classic, [])
