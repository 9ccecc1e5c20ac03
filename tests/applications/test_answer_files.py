"""Files sent as answers are judged by what they are, kept under names that say nothing, and deleted when unused."""

import io
import os
import time

import pikepdf
import pytest
from PIL import Image

from tests import make
from tests.applications import asked
from trainer.applications import answer_files, answer_watch, answers, asking
from trainer.applications.models import ApplicationDraft, QuestionKind
from trainer.database import db
from trainer.errors import Refused


def pdf():
    stream = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(stream)
    return stream.getvalue()


def picture(format, **facts):
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(stream, format, **facts)
    return stream.getvalue()


def located():
    """A JPEG that says where and with what it was taken."""
    exif = Image.Exif()
    exif[0x010F] = "SecretCamera"
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x8825] = {1: "N", 2: (18.0, 47.0, 0.0)}
    return picture("JPEG", exif=exif, comment=b"SecretComment")


def kept(data, name="หนังสือ.pdf"):
    return answer_files.keep(asked.upload(data, name))


def path(file):
    return answer_files.path_of(file["place"])


@pytest.fixture(autouse=True)
def folder(app, tmp_path, monkeypatch):
    monkeypatch.setitem(app.config, "FILES_DIR", tmp_path)
    return tmp_path / "answers"


def test_a_pdf_is_kept_under_a_name_that_says_nothing_of_it(app):
    file = kept(pdf())

    assert (path(file).read_bytes()[:5], file["name"], "หนังสือ" in file["place"]) == (b"%PDF-", "หนังสือ.pdf", False)


def test_only_this_installation_may_read_what_is_kept(app):
    file = kept(pdf())

    assert (oct(path(file).stat().st_mode)[-3:], oct(path(file).parent.stat().st_mode)[-3:]) == ("600", "700")


@pytest.mark.parametrize(("format", "ending"), [("JPEG", ".jpg"), ("PNG", ".png")])
def test_a_picture_gets_the_ending_that_its_content_deserves(app, format, ending):
    file = kept(picture(format), "photo.pdf")

    assert (file["place"][-4:], file["name"]) == (ending, f"photo{ending}")


def test_a_picture_is_kept_without_what_the_camera_noted(app):
    sent = located()
    data = path(kept(sent, "a.jpg")).read_bytes()

    assert (b"SecretCamera" in sent, b"SecretCamera" in data, b"SecretComment" in data,
            dict(Image.open(io.BytesIO(data)).getexif())) == (True, False, False, {})  # fmt: skip


def test_a_picture_taken_upright_stays_upright(app):
    exif = Image.Exif()
    exif[0x0112] = 6
    data = path(kept(picture("JPEG", exif=exif), "a.jpg")).read_bytes()

    assert Image.open(io.BytesIO(data)).size == (30, 40)


@pytest.mark.parametrize("data", [
    b"", b"MZ\x90 a program", b"<svg onload=alert(1)>", b"%PDF-1.7 and nothing more", b"\xff\xd8\xff\xe0 half a JPEG",
    picture("GIF"), pdf()[:60], b"PK\x03\x04 a workbook",
])  # fmt: skip
def test_what_is_not_what_its_name_says_is_refused_and_nothing_is_kept(app, folder, data):
    with pytest.raises(Refused):
        kept(data, "letter.pdf")

    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_pdf_with_a_password_is_refused_with_that_reason(app):
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(stream, encryption=pikepdf.Encryption(owner="a", user="b"))

    with pytest.raises(Refused, match="รหัสผ่าน|password"):
        kept(stream.getvalue())


def test_more_than_ten_megabytes_are_refused(app):
    with pytest.raises(Refused, match="10"):
        kept(pdf() + b"\n" * answer_files.MOST_BYTES)


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_opened(app):
    stream = io.BytesIO()
    Image.new("1", (9_000, 9_000)).save(stream, "PNG")

    with pytest.raises(Refused, match="pixel|พิกเซล"):
        kept(stream.getvalue())


@pytest.mark.parametrize(("name", "shown"), [
    ("../../etc/passwd", "passwd.pdf"), ("C:\\x\\a.PDF", "a.pdf"), ("a\u202efdp.exe", "afdp.exe.pdf"), ("", "file.pdf"),
    ("<script>.pdf", "script.pdf"), ("ก" * 300, "ก" * 100 + ".pdf"),
])  # fmt: skip
def test_names_are_shown_without_what_deceives(app, name, shown):
    said = answer_files.shown_name(name, ".pdf")

    assert said in (shown, "ไฟล์.pdf")


def file_question(cohort, **facts):
    return asked.question(cohort, "หนังสือรับรอง", QuestionKind.FILE, **facts)


def test_a_file_that_was_sent_need_not_be_sent_again(app):
    cohort = make.cohort()
    question = file_question(cohort, required=True)
    name = f"q{question.id}"
    first = asked.read(cohort, {}, {name: asked.upload(pdf())})

    again = asked.read(cohort, {name: first.entered[name]})

    assert again.values == first.values == {question.id: again.values[question.id]}


def test_a_file_can_be_taken_out(app):
    cohort = make.cohort()
    name = f"q{file_question(cohort).id}"
    first = asked.read(cohort, {}, {name: asked.upload(pdf())})

    assert asked.read(cohort, {name: first.entered[name], f"{name}-out": "1"}).values == {}


@pytest.mark.parametrize("forged", ["answers/x.pdf", "../secret_key", "e30.abc", '{"place": "answers/x.pdf"}'])
def test_a_ticket_that_was_made_up_opens_nothing(app, forged):
    cohort = make.cohort()
    question = file_question(cohort)
    reading = asked.read(cohort, {f"q{question.id}": forged})

    assert (reading.values, list(reading.problems)) == ({}, [question.id])


def test_a_file_of_a_question_that_is_not_asked_is_not_even_kept(app, folder):
    cohort = make.cohort()
    first = asked.question(cohort, kind=QuestionKind.CHOICE)
    question = file_question(cohort, shown_if_id=first.id, shown_if_values=["1"])
    asked.read(cohort, {f"q{first.id}": "2"}, {f"q{question.id}": asked.upload(pdf())})

    assert not folder.exists()


def old(file):
    os.utime(path(file), (time.time() - 2 * answer_watch.UNUSED,) * 2)
    return file


def answered(file):
    """Somebody whose answer is this file."""
    one = make.registration(make.cohort())
    question = file_question(one.cohort)
    answers.keep(one, asking.read([question], {f"q{question.id}": answer_files.ticket(file)}))
    return one, question


def test_files_that_nobody_refers_to_go_after_a_day_and_no_others(app):
    unused, _fresh, in_answer, in_draft = files = [kept(pdf()) for _number in range(4)]
    answered(in_answer)
    typed = {"q1": answer_files.ticket(in_draft), "name": "ก"}
    make.add(ApplicationDraft(key="k" * 32, cohort=make.cohort(), data=typed))
    for file in (unused, in_answer, in_draft):
        old(file)

    count = answer_watch.sweep()

    assert (count, [path(one).exists() for one in files]) == (1, [False, True, True, True])


def test_a_file_goes_with_the_answer_that_is_replaced_once_that_is_committed(app):
    first = kept(pdf())
    one, question = answered(first)
    db.session.commit()
    second = kept(picture("PNG"))
    answers.keep(one, asking.read([question], {f"q{question.id}": answer_files.ticket(second)}))
    before = path(first).exists()
    db.session.commit()

    assert (before, path(first).exists(), path(second).exists()) == (True, False, True)


def test_a_file_stays_when_its_removal_is_rolled_back(app):
    first = kept(pdf())
    one, question = answered(first)
    db.session.commit()
    answers.keep(one, asking.read([question], {}))
    db.session.rollback()
    db.session.commit()

    assert path(first).exists()
