"""Telephone numbers out of forms and spreadsheets (cases 29–32)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.thai.phones import PhoneReading, display, read_phone


@pytest.mark.parametrize(
    ("value", "reading"),
    [
        pytest.param("๐๘-๑๒๓๔-๕๖๗๘", PhoneReading("0812345678"), id="29-thai-digits"),
        pytest.param("+66 81 234 5678", PhoneReading("0812345678"), id="29-country-code"),
        pytest.param("+66 (0)81 234 5678", PhoneReading("0812345678"), id="29-country-code-and-zero"),
        pytest.param("66812345678", PhoneReading("0812345678"), id="29-country-code-without-plus"),
        pytest.param("\u202a+66812345678\u202c", PhoneReading("0812345678"), id="29-from-a-contact"),
        pytest.param(812345678, PhoneReading("0812345678", problems=("phone_restored_zero",)), id="29-int"),
        pytest.param(812345678.0, PhoneReading("0812345678", problems=("phone_restored_zero",)), id="29-float"),
        pytest.param("812345678", PhoneReading("0812345678", problems=("phone_restored_zero",)), id="29-csv"),
        pytest.param("812345678.0", PhoneReading("0812345678", problems=("phone_restored_zero",)), id="29-csv-float"),
        pytest.param(661330765, PhoneReading("0661330765", problems=("phone_restored_zero",)), id="29-no-country-code"),
        pytest.param(26596100, PhoneReading("026596100", problems=("phone_restored_zero",)), id="29-landline"),
        pytest.param("0 2659 6100 ต่อ 123", PhoneReading("026596100", "123"), id="30"),
        pytest.param("(02) 659-6100 ext. 12", PhoneReading("026596100", "12"), id="30-english"),
        pytest.param("081-2345678, 02-6596100", PhoneReading("0812345678", None, ("026596100",)), id="31"),
        pytest.param("0812345678 0898765432", PhoneReading("0812345678", None, ("0898765432",)), id="31-space"),
        pytest.param("02-659-6100 หรือ 081-234-5678", PhoneReading("026596100", None, ("0812345678",)), id="31-or"),
        pytest.param("02-659-6100-5", PhoneReading("026596100", problems=("phone_part_unread",)), id="group-of-lines"),
        pytest.param("06435939, 0812345678", PhoneReading("0812345678", problems=("phone_part_unread",)), id="one-bad"),
        pytest.param("1.10170E+12", PhoneReading(problems=("phone_invalid", "digits_lost")), id="32"),
        pytest.param(1101700000000.0, PhoneReading(problems=("phone_invalid",)), id="32-float"),
        pytest.param("06435939", PhoneReading(problems=("phone_invalid",)), id="too-short"),
        pytest.param("0112345678", PhoneReading(problems=("phone_invalid",)), id="no-such-prefix"),
        pytest.param("โทรหาเลขา", PhoneReading(problems=("phone_invalid",)), id="words"),
        pytest.param(True, PhoneReading(problems=("phone_invalid", "digits_lost")), id="truth-value"),
        pytest.param("+1 415 555 2671", PhoneReading(None, None, ("+14155552671",), ("phone_invalid", "phone_foreign")),
                     id="foreign"),
        pytest.param("-", PhoneReading(), id="dash"),
        pytest.param("ไม่มี", PhoneReading(), id="none-in-words"),
        pytest.param(None, PhoneReading(), id="empty"),
    ],
)
def test_a_number_is_read(value, reading):
    assert read_phone(value) == reading


@given(
    st.text(max_size=60) | st.text("0123456789+-() .,/ต่อext\n", max_size=40) | st.integers() | st.floats() | st.none()
)
def test_no_cell_breaks_the_reading(value):
    number = read_phone(value).number

    assert number is None or (number.isascii() and number.isdigit() and number[0] == "0" and len(number) in (9, 10))


@given(st.integers(600_000_000, 699_999_999) | st.integers(800_000_000, 999_999_999), st.booleans())
def test_a_displayed_mobile_number_is_read_back_the_same(digits, thai):
    assert read_phone(display(f"0{digits}")).number == f"0{digits}"


@pytest.mark.parametrize(
    ("number", "shown"),
    [("0812345678", "081-234-5678"), ("026596100", "02-659-6100"), ("053123456", "053-123-456"), ("1300", "1300")],
)
def test_a_number_is_shown_in_groups(number, shown):
    assert display(number) == shown


def test_an_extension_is_shown_behind_the_number():
    assert display("026596100", "123") == "02-659-6100 ต่อ 123"
