"""What the page of a scheme shows before it is saved: its pictures and the certificates as they would be."""

import io

import pytest

from tests import make
from tests.awards.pictures_sent import picture
from tests.awards.scheme_sent import HTMX, form, place, saved
from trainer.awards import pictures, preview, schemes
from trainer.awards.recipients import Recipient
from trainer.database import db


@pytest.fixture
def programme(app, files):
    return make.programme("executive")


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


def test_a_picture_is_shown_to_the_office_only(client, as_organiser, programme):
    as_organiser.post(place(), data=form(file_emblem=(io.BytesIO(picture()), "logo.png")))
    address = f"/desk/programmes/executive/certificates/pictures/{saved().pictures['emblem']}.png"

    assert as_organiser.get(address).mimetype == "image/png"
    assert as_organiser.get(address.replace(saved().pictures["emblem"], "f" * 64)).status_code == 404
