"""Names in public."""

import pytest

from trainer.thai.masking import masked


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("นายสมชาย ใจดี", "นายส••• ใจ•••"),
        ("นางสาวเก่ง น้ำผึ้ง", "นางสาวเก่••• น้ำ•••"),
        ("พลตำรวจเอก วิชัย สุขใจ", "พลตำรวจเอก วิ••• สุ•••"),
        ("พระมหาสมศักดิ์ ฐิตธมฺโม", "พระมหาส••• ฐิ•••"),
        ("พระครูปลัดสุวัฒนญาณคุณ", "พระครูปลัดสุ•••"),
        ("นายหลู่", "นายห•••"),
        ("หม่อมหลวงปิ่น ณ อยุธยา", "หม่อมหลวงปิ่••• ณ•••"),
        ("Mr. John Smith", "Mr. J••• S•••"),
        ("Élodie Núñez", "É••• N•••"),
        ("", ""),
    ],
)
def test_only_the_title_and_the_first_cluster_of_each_part_are_shown(name, shown):
    assert masked(name) == shown


def test_a_short_name_is_hidden_as_long_as_a_long_one():
    assert len(masked("นายอู๋ ก")) == len(masked("นายอู๋ทองคำประเสริฐ กขคงจฉ"))
