"""What a wrong entry is told, in every form of ours."""

import pytest
from flask import session
from wtforms import BooleanField, IntegerField, SelectField, StringField, validators

from trainer.forms import Form


class Sample(Form):
    name = StringField(validators=[validators.DataRequired(), validators.Length(max=5)])
    email = StringField(validators=[validators.Optional(), validators.Email()])
    seats = IntegerField(validators=[validators.Optional(), validators.NumberRange(min=1)])
    food = SelectField(choices=[("none", "ทั่วไป")], default="none")
    agreed = BooleanField()


@pytest.mark.parametrize(
    ("entry", "value", "said"),
    [
        ("name", "", "กรุณากรอกข้อมูล"),
        ("name", "สมชาย ใจดี", "กรุณากรอกไม่เกิน 5 ตัวอักษร"),
        ("email", "somchai@", "รูปแบบอีเมลไม่ถูกต้อง"),
        ("seats", "สิบ", "กรุณากรอกเป็นจำนวนเต็ม"),
        ("seats", "0", "ตัวเลขต้องไม่น้อยกว่า 1"),
        ("food", "อื่น", "กรุณาเลือกจากรายการที่กำหนด"),
    ],
)
def test_a_wrong_entry_is_told_in_thai(app, entry, value, said):
    with app.test_request_context(method="POST", data={"name": "สมชาย", "food": "none"} | {entry: value}):
        form = Sample()
        form.validate()

        assert form.errors == {entry: [said]}


def test_a_wrong_entry_is_told_in_english_to_who_reads_english(app):
    with app.test_request_context(method="POST", data={"name": "", "food": "none"}):
        session["language"] = "en"
        form = Sample()
        form.validate()

        assert form.errors == {"name": ["Please fill this in."]}
