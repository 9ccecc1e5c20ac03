"""What certificates are printed on is frozen with them."""

import io

import pikepdf
import pytest

from certificates.design import Design
from tests import make
from tests.awards.participants import attended, certified
from tests.awards.pictures_sent import design_zip, picture, sent
from trainer.awards import designs, issuing, looks, pictures, press, preview, uploading
from trainer.awards.stationery import CertificateLook
from trainer.database import db
from trainer.errors import Refused


def printed(certificate):
    return press.singles(press.frozen([certificate]))[0]


def unpacked(pdf):
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(out, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized)
    return out.getvalue()


def test_a_certificate_is_issued_on_the_design_that_its_programme_chose(cohort, files):
    make.scheme(cohort.programme, design="modern", fields={"band": "#102030"})
    certificate = certified(cohort)

    look = certificate.look
    assert (look.design, look.fields, look.fingerprint) == (
        "modern", {"band": "#102030"}, Design.load("modern").version)  # fmt: skip


def test_what_is_filled_in_later_leaves_issued_certificates_as_they_were(cohort, files):
    scheme = make.scheme(cohort.programme, design="modern", fields={"band": "#102030"})
    certificate = certified(cohort)
    before = printed(certificate)

    scheme.design, scheme.fields = "classic", {"ink": "#444444"}
    db.session.commit()

    assert printed(certificate) == before


def test_a_picture_that_is_exchanged_later_stays_on_issued_certificates(cohort, files):
    old, new = (pictures.keep(sent(picture(size=(n, n), mode="RGB"))) for n in (111, 222))
    scheme = make.scheme(cohort.programme, pictures={"emblem": old})
    certificate = certified(cohort)

    scheme.pictures = {"emblem": new}
    db.session.commit()

    assert (b"/Width 111" in unpacked(printed(certificate)), b"/Width 222" in unpacked(printed(certificate))) == (
        True,
        False,
    )


def test_a_certificate_is_printed_on_the_version_with_which_it_was_issued(cohort, files):
    uploading.upload("ours", design_zip(), None)
    make.scheme(cohort.programme, design="ours")
    certificate = certified(cohort)
    before = printed(certificate)

    uploading.upload("ours", design_zip({"page.css": [("58mm", "99mm")]}), None)
    db.session.commit()

    assert (printed(certificate) == before, designs.newest("ours").version) == (True, 2)


def test_a_shipped_design_that_changes_with_the_program_is_printed_from_what_was_kept(cohort, files, monkeypatch):
    certificate = certified(cohort)
    before = printed(certificate)

    monkeypatch.setattr(designs, "fingerprint_of", lambda name: "of a newer program")

    assert (looks.opened(looks.of_certificate(certificate))[0].trusted, printed(certificate) == before) == (False, True)


def test_a_design_whose_kept_files_are_gone_is_named(cohort, files, monkeypatch):
    certificate = certified(cohort)
    (files / "designs").rename(files / "elsewhere")
    monkeypatch.setattr(designs, "fingerprint_of", lambda name: "of a newer program")

    with pytest.raises(Refused, match="classic"):
        printed(certificate)


def test_certificates_of_before_there_were_looks_are_printed_on_the_classic_design(cohort, files):
    certificate = certified(cohort)
    before = printed(certificate)
    certificate.look = None

    assert printed(certificate) == before


def test_one_look_is_kept_once_however_many_certificates_have_it(cohort, files):
    certified(cohort)
    certified(cohort)

    assert db.session.query(CertificateLook).count() == 1


def test_a_print_run_of_several_looks_keeps_the_order_of_the_name_list(cohort, files):
    scheme = make.scheme(cohort.programme)
    first = certified(cohort, person=make.person("ฮานา", "ก"))
    scheme.design = "modern"
    second = certified(cohort, person=make.person("เก่ง", "ก"))
    scheme.design = "classic"
    third = certified(cohort, person=make.person("กานดา", "ก"))

    pages = preview.texts_of(press.bound(press.frozen([third, second, first])))

    assert [preview.letters(one.facts["name"]) in page for one, page in zip((third, second, first), pages, strict=True)
            ] == [True] * 3  # fmt: skip


def test_a_design_that_asks_for_a_picture_nobody_gave_issues_nothing(cohort, files):
    uploading.upload("ours", design_zip({"design.toml": [('type = "image"', 'type = "image"\nrequired = true')]}), None)
    make.scheme(cohort.programme, design="ours")
    attended(cohort, 6)

    with pytest.raises(Refused, match="emblem"):
        issuing.issue_all(cohort, by=None)


def test_digits_and_words_for_monks_come_from_the_fields_of_the_design(cohort, files):
    fields = {"digits": "arabic", "preface": "มอบให้", "preface_monk": "ถวายแด่"}
    make.scheme(cohort.programme, fields=fields)
    certified(cohort)
    facts = certified(cohort, person=make.person("สมศักดิ์", "ฐิตธมฺโม", title="พระมหา")).facts

    assert (facts["preface"], facts["completed"][-2:], facts["given"][-4:]) == ("ถวายแด่", " 4", "2563")
