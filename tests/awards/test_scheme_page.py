"""The page on which design, words and numbers of a kind of recipient are filled in."""

import io

import pytest

from tests import make
from tests.awards.participants import certified
from tests.awards.pictures_sent import picture
from trainer.awards import pictures, preview, schemes
from trainer.awards.recipients import Recipient
from trainer.awards.stationery import CertificateScheme
from trainer.database import db
from trainer.journal import Entry

WORDS = {
    "title": "วุฒิบัตร", "completed": "ได้ผ่านการอบรมตาม{course} รุ่นที่ {cohort}", "pattern": "{cohort}/{serial:03}/{year}",
    "series": "cohort", "thai_digits": "y",
}  # fmt: skip
FIELDS = {
    "modern": {"emblem_plate": "y", "signature_height": "15", "signature_drop": "2", "preface": "ให้ไว้เพื่อแสดงว่า",
               "preface_monk": "ขอถวาย", "number_word": "เลขที่", "verify_word": "ตรวจสอบได้ที่", "digits": "thai",
               "band": "#0f4c5c", "accent": "#d9a441"},
}  # fmt: skip
HTMX = {"HX-Request": "true"}


@pytest.fixture
def programme(app, files):
    return make.programme("executive")


def form(design="modern", **changes):
    """The form as the page sends it."""
    fields = {f"field_{name}": value for name, value in FIELDS["modern"].items()}
    return WORDS | fields | {"design": design, "shown_design": design} | changes


def place(kind="participant"):
    return f"/desk/programmes/executive/certificates/{kind}"


def saved():
    db.session.rollback()
    return db.session.query(CertificateScheme).one_or_none()


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


@pytest.mark.parametrize("changes", [
    {"title": " "}, {"completed": "{nobody}"}, {"pattern": "{year}"}, {"pattern": "{serial}"}, {"series": "weekly"},
    {"field_band": "reddish"}, {"field_signature_height": "99"}, {"field_signature_height": "nan"},
    {"field_number_word": "ก" * 21}, {"field_preface": ""}, {"field_digits": "roman"}, {"field_preface": "ก" * 200}, {"design": "baroque"},
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


def test_a_picture_that_is_sent_is_kept_with_the_scheme(as_organiser, programme):
    as_organiser.post(place(), data=form(file_emblem=(io.BytesIO(picture()), "logo.png")))

    assert pictures.is_kept(saved().pictures["emblem"])


def test_a_picture_stays_until_it_is_left_out(as_organiser, programme):
    as_organiser.post(place(), data=form(file_emblem=(io.BytesIO(picture()), "logo.png")))
    standing = {"picture_emblem": saved().pictures["emblem"]}
    as_organiser.post(place(), data=form(**standing))
    kept = saved().pictures
    as_organiser.post(place(), data=form(**standing, drop_emblem="1"))

    assert (list(kept), saved().pictures) == (["emblem"], {})


def test_a_file_that_is_no_picture_is_said_beside_it_and_nothing_is_kept(as_organiser, programme):
    page = as_organiser.post(place(), data=form(file_signature_1=(io.BytesIO(b"%PDF-1.7"), "signature.png"))).text

    assert ("is-invalid" in page, saved()) == (True, None)


def test_a_picture_that_the_preview_refused_stays_chosen_and_is_said_until_it_is_taken_back(as_organiser, programme):
    sent = form(file_emblem=(io.BytesIO(b"<svg/>"), "logo.svg"))
    said = as_organiser.post(f"{place()}/preview", data=sent, headers=HTMX).text
    gone = as_organiser.post(f"{place()}/preview", data=form(refused_emblem="1"), headers=HTMX).text

    told = ['id="file_emblem-help" hx-swap-oob="true"' in page for page in (said, gone)]
    assert (told, 'name="refused_emblem"' in said, 'type="file"' in said, "invalid-feedback" in gone) == (
        [True, True], True, False, False)  # fmt: skip


def test_a_fingerprint_that_nobody_uploaded_is_not_taken(as_organiser, programme):
    as_organiser.post(place(), data=form(picture_emblem="../../../etc/passwd", picture_signature_1="a" * 64))

    assert saved().pictures == {}


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


def test_the_preview_shows_three_certificates_and_the_next_numbers(as_organiser, programme):
    page = as_organiser.post(f"{place()}/preview", data=form(), headers=HTMX).text

    assert (page.count("data:image/webp;base64,"), "๑/๐๐๑/" in page, "๑/๐๐๓/" in page) == (3, True, True)


def test_the_preview_keeps_nothing(as_organiser, programme):
    as_organiser.post(f"{place()}/preview", data=form(), headers=HTMX)

    assert saved() is None


def test_a_picture_sent_with_the_preview_stands_in_the_form_afterwards(as_organiser, programme):
    sent = form(file_emblem=(io.BytesIO(picture()), "logo.png"))
    page = as_organiser.post(f"{place()}/preview", data=sent, headers=HTMX).text

    assert 'id="picture-emblem" hx-swap-oob="true"' in page and 'name="picture_emblem" value="' in page


@pytest.mark.parametrize(("changes", "said"), [
    ({"field_band": "#f5d76e"}, "4.5 : 1"), ({"field_verify_word": "漢"}, "U+6F22"), ({"title": "ก" * 115}, "ยาวเกิน"),
    ({"completed": "{nobody}"}, "{nobody}"), ({"pattern": "{year}"}, "{serial}"),
    ({"pattern": "{cohort}/{serial:03}/{year"}, "วงเล็บปีกกา"), ({"pattern": "{0}/{serial}"}, "{0}"),
    ({"pattern": "{cohort}/{serial:99999999}"}, "{serial:03}"), ({"completed": "{cohort:99999999}"}, "{course}")])
def test_the_preview_lists_what_is_wrong(as_organiser, programme, changes, said):
    page = as_organiser.post(f"{place()}/preview", data=form(**changes), headers=HTMX).text

    assert said in page.partition("<figure")[0]


def test_a_programme_without_signatories_is_listed_and_nothing_is_drawn(as_organiser, programme):
    programme.signatories = []
    page = as_organiser.post(f"{place()}/preview", data=form(), headers=HTMX).text

    assert ("ผู้ลงนาม" in page, "data:image" in page) == (True, False)


def test_the_preview_shows_the_longest_name_of_the_programme(as_organiser, programme):
    cohort = make.cohort(programme=programme)
    make.registration(cohort, person=make.person("กตัญญูกตเวทิตาธรรมวิสุทธิ์ศักดิ์", "ศรีสุวรรณภูมิพิพัฒน์"))
    page = as_organiser.post(f"{place()}/preview.pdf", data=form())

    assert preview.letters("กตัญญูกตเวทิตาธรรมวิสุทธิ์ศักดิ์") in preview.texts_of(page.data)[0]


def test_the_page_and_its_preview_ask_the_database_as_often_for_three_as_for_one(as_organiser, programme, statements):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            make.registration(make.cohort(number=len(counts) * 10 + _ + 1, programme=programme))
            schemes.save(programme, Recipient.PARTICIPANT, None, **schemes_facts(programme, _, len(counts)))
        db.session.commit()
        with statements() as seen:
            as_organiser.get(place())
            as_organiser.get("/desk/programmes/executive/certificates")
            as_organiser.post(f"{place()}/preview", data=form(), headers=HTMX)
        counts.append(len(seen))

    assert (counts[0] == counts[1], counts[0] <= 45) == (True, True)


def schemes_facts(programme, *parts):
    scheme = schemes.scheme_of(programme, Recipient.PARTICIPANT)
    facts = {name: getattr(scheme, name) for name in ("completed", "pattern", "series", "design", "fields", "pictures")}
    return facts | {"title": f"วุฒิบัตร {parts}"}


@pytest.mark.parametrize("address", [place("emperor"), "/desk/programmes/nowhere/certificates/participant"])
def test_what_does_not_exist_is_not_found(as_organiser, programme, address):
    assert as_organiser.get(address).status_code == 404


def test_a_picture_is_shown_to_the_office_only(client, as_organiser, programme):
    as_organiser.post(place(), data=form(file_emblem=(io.BytesIO(picture()), "logo.png")))
    address = f"/desk/programmes/executive/certificates/pictures/{saved().pictures['emblem']}.png"

    assert as_organiser.get(address).mimetype == "image/png"
    assert as_organiser.get(address.replace(saved().pictures["emblem"], "f" * 64)).status_code == 404
