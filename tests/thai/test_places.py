"""Provinces in the ways people write them (case 35)."""

import pytest

from trainer.thai.places import PROVINCES, find_province, province_in, regions, suggest_provinces


def code(province):
    return province and province.code


def test_there_are_77_provinces():
    assert len(PROVINCES) == 77


@pytest.mark.parametrize("province", PROVINCES.values(), ids=PROVINCES)
@pytest.mark.parametrize("form", ["{0.name_th}", "จังหวัด{0.name_th}", "จ. {0.name_th}", "{0.name_en}", "{0.code}"])
def test_every_province_is_found_by_its_names(province, form):
    assert find_province(form.format(province)) is province


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("กทม.", "TH-10", id="35-bangkok"),
        pytest.param("จ.อยุธยา", "TH-14", id="35-ayutthaya"),
        pytest.param("โคราช", "TH-30", id="35-korat"),
        pytest.param("แปดริ้ว", "TH-24", id="35-paetriu"),
        ("กทม", "TH-10"), ("กรุงเทพ", "TH-10"), ("กรุงเทพ ฯ", "TH-10"), ("chiangmai", "TH-50"), ("Lopburi", "TH-16"),
        ("ล\u0e4d\u0e32ปาง", "TH-52"), ("\u200bเลย\u00a0", "TH-42"), ("ลำพูน 51000", "TH-51"), ("จ ลำพูน", "TH-51"),
        ("Trang Province", "TH-92"),
    ],
)
def test_short_names_and_spellings_are_known(written, expected):
    assert code(find_province(written)) == expected


@pytest.mark.parametrize("written", ["ศรีษะเกษ", "เชียงไหม่", "อำเภอเมือง", "ภาคเหนือ", "จังหวัด", "-", "", None])
def test_what_is_no_province_is_not_guessed(written):
    assert find_province(written) is None


def test_a_misspelling_is_suggested_to_a_person():
    assert suggest_provinces("จ.ศรีษะเกษ")[0].name_th == "ศรีสะเกษ"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("มูลนิธิบ้านปันสุขจังหวัดลำพูน", "TH-51"),
        ("สมาคมบ้านปันสุข จ.เลย", "TH-42"),
        ("ชมรมชาวน่านจ.น่าน", "TH-55"),
        ("มูลนิธิคนพิการแห่งกรุงเทพมหานคร", "TH-10"),
        ("สมาคมสตรีเชียงใหม่", "TH-50"),
        ("สมาคมสตรีเชียงใหม่ (องค์กรสาธารณประโยชน์)", "TH-50"),
        ("มูลนิธิกรุงเทพฯ จ.ลำพูน", "TH-51"),
        ("12 อ.เมือง จ. เชียงราย 57000", "TH-57"),
    ],
)
def test_a_province_is_found_inside_a_name(name, expected):
    assert code(province_in(name)) == expected


@pytest.mark.parametrize(
    "name",
    ["มูลนิธิเผยแพร่ธรรม", "มูลนิธิลำพูนชัย", "มูลนิธิหม่อมหลวงปิ่น ณ อยุธยา", "สมาคมเชียงใหม่ ลำพูน", "สมาคมแห่งประเทศไทย", ""],
)
def test_no_province_is_read_into_a_name(name):
    assert province_in(name) is None


def test_bangkok_stands_without_the_word_for_province():
    assert (PROVINCES["TH-10"].full_th, PROVINCES["TH-51"].full_th) == ("กรุงเทพมหานคร", "จังหวัดลำพูน")


def test_the_six_regions_hold_every_province_once():
    assert sorted(p.code for region in regions() for p in region.provinces) == sorted(PROVINCES)


def test_there_are_six_regions():
    assert {region.name_en for region in regions()} == {"Central", "East", "Northeast", "North", "West", "South"}
