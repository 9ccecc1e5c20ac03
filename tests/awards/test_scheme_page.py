"""The page on which design, words and numbers of a kind of recipient are filled in."""

import pytest

from tests import make
from tests.awards.participants import certified
from tests.awards.scheme_sent import HTMX, form, place, saved
from trainer.awards.recipients import Recipient
from trainer.awards.stationery import CertificateScheme
from trainer.database import db
from trainer.journal import Entry


@pytest.fixture
def programme(app, files):
    return make.programme("executive")


def test_every_kind_of_recipient_has_a_design_and_numbers_before_anybody_chose(as_organiser, programme):
    page = as_organiser.get("/desk/programmes/executive/certificates").text

    assert [page.count(place(kind)) > 0 for kind in Recipient] == [True] * 4
    assert "อส.๑/๐๑/" in page


@pytest.mark.parametrize("kind", list(Recipient))
def test_the_page_of_each_kind_shows_the_fields_of_its_design(as_organiser, programme, kind):
    page = as_organiser.get(place(kind)).text

    asked = {"organisation": "field_foot"}.get(kind, "field_rosette")
    assert (f'name="{asked}"' in page, 'name="file_signature_2"' in page) == (True, True)


def test_a_text_tells_its_limit_and_no_browser_cuts_it(as_organiser, programme):
    word = as_organiser.get(place()).text.partition('id="field_number_word"')[2].partition("</div>")[0]

    assert ("ไม่เกิน 20" in word, "maxlength" in word.partition(">")[0]) == (True, False)


def test_what_is_filled_in_is_kept(as_organiser, programme):
    numbers = {"series": "all", "pattern": "นบ.{serial}"}
    as_organiser.post(place(), data=form(field_band="#102030", title="ประกาศนียบัตร", **numbers))

    found = saved()
    assert (found.design, found.fields["band"], found.fields["signature_height"], found.fields["emblem_plate"]) == (
        "modern", "#102030", 15, True)  # fmt: skip
    assert (found.title, found.series, found.pattern, found.kind) == (
        "ประกาศนียบัตร", "all", "นบ.{serial}", "participant")  # fmt: skip


def test_saving_again_changes_the_same_scheme_and_tells_the_journal_what_was_before(as_organiser, programme):
    as_organiser.post(place(), data=form())
    as_organiser.post(place(), data=form(title="ประกาศนียบัตร"))

    changes = db.session.query(Entry).filter_by(act="changed_certificates").all()[-1].facts["changes"]
    assert (saved().title, changes) == ("ประกาศนียบัตร", {"title": ["วุฒิบัตร", "ประกาศนียบัตร"]})


def test_the_journal_tells_changes_of_fields_by_their_labels_and_in_words(as_organiser, programme):
    as_organiser.post(place(), data=form(field_digits="arabic", thai_digits=""))
    page = as_organiser.get(place()).text.partition('class="timeline')[2]

    assert [said in page for said in ("ตัวเลขในข้อความ: เลขอารบิก 123", "ใช่ → –", "#0f4c5c", "True")] == [
        True, True, False, False]  # fmt: skip


@pytest.mark.parametrize("changes", [
    {"title": " "}, {"completed": "{nobody}"}, {"pattern": "{year}"}, {"pattern": "{serial}"}, {"series": "weekly"},
    {"field_band": "reddish"}, {"field_signature_height": "99"}, {"field_signature_height": "nan"},
    {"field_number_word": "ก" * 21}, {"field_preface": ""}, {"field_digits": "roman"}, {"field_preface": "ก" * 200},
    {"design": "baroque"},
])  # fmt: skip
def test_what_cannot_be_is_said_and_not_kept(as_organiser, programme, changes):
    answer = as_organiser.post(place(), data=form(**changes))

    assert (answer.status_code, "ยังไม่ได้บันทึก" in answer.text, saved()) == (200, True, None)


@pytest.mark.parametrize("colour", [
    "red", "reddish", "#12345", "#1234567", "#ggg000", "#fff", "rgb(1,2,3)", "#102030\n"])
def test_a_colour_that_is_no_rrggbb_is_refused_with_a_clear_word(as_organiser, programme, colour):
    page = as_organiser.post(place(), data=form(field_band=colour)).text

    assert ("กรุณาระบุสีด้วยเครื่องหมาย #" in page, saved()) == (True, None)


def test_a_pattern_that_gave_these_numbers_before_is_refused_beside_its_field(as_organiser, programme):
    cohort = make.cohort(programme=programme)
    make.slots(cohort)
    certified(cohort)
    page = as_organiser.post(place("volunteer"), data=form(pattern="{cohort}/{serial:03}/{year}")).text

    assert ("4/001/2563" in page, db.session.query(CertificateScheme).count()) == (True, 0)


def test_another_design_shows_its_own_fields_and_keeps_what_both_have(as_organiser, programme):
    page = as_organiser.post(place(), data=form(
        "letterhead", shown_design="modern", field_preface="มอบให้", show_fields="1")).text  # fmt: skip

    assert ('name="field_foot"' in page, 'name="field_band"' in page, 'value="มอบให้"' in page, saved()) == (
        True, False, True, None)  # fmt: skip


def test_another_design_is_saved_before_its_fields_were_shown(as_organiser, programme):
    turned = form("letterhead", shown_design="modern", field_preface="มอบให้", field_signature_height="odd")
    as_organiser.post(place(), data=turned)

    found = saved()
    assert (found.design, found.fields["preface"], found.fields["ink"], found.fields["signature_height"]) == (
        "letterhead", "มอบให้", "#1d3a6e", 15)  # fmt: skip


@pytest.mark.parametrize("where", ["", "/preview"])
def test_another_design_shows_its_fields_without_errors(as_organiser, programme, where):
    turned = form("letterhead", shown_design="modern", field_signature_height="odd", title="")
    fields = as_organiser.post(place() + where, data=turned, headers=HTMX).text.partition('id="design-fields"')[2]

    assert ('name="field_ink"' in fields, "is-invalid" in fields) == (True, False)


@pytest.mark.parametrize("address", [place("emperor"), "/desk/programmes/nowhere/certificates/participant"])
def test_what_does_not_exist_is_not_found(as_organiser, programme, address):
    assert as_organiser.get(address).status_code == 404
