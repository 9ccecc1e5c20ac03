"""The words of a certificate (handbook §3)."""

from datetime import date

import pytest

from tests import make
from trainer.awards import designs, looks, proof, samples, schemes
from trainer.awards.facts import wording
from trainer.awards.recipients import Recipient, is_monk, participant


@pytest.fixture
def worded(app):
    """The certificate of one registration, worded."""

    def word(cohort=None, **facts):
        cohort = cohort or make.cohort()
        scheme = schemes.usual(cohort.programme, "participant")
        return wording(cohort, scheme, {})(participant(make.registration(cohort, **facts)), "4/001/2563", "")

    return word


def test_the_number_stands_alone_in_thai_digits_for_the_design_writes_the_word_before_it(worded):
    assert worded().number == "๔/๐๐๑/๒๕๖๓"


def test_what_was_completed_names_the_project_once(worded):
    programme = make.programme(name="โครงการอบรมนักบริหาร")

    assert worded(make.cohort(programme=programme)).completed == "ได้ผ่านการอบรมตามโครงการอบรมนักบริหาร รุ่นที่ ๔"


def test_a_training_that_is_not_called_a_project_is_called_one(worded):
    programme = make.programme(name="อบรมนักบริหาร")

    assert worded(make.cohort(programme=programme)).completed == "ได้ผ่านการอบรมตามโครงการอบรมนักบริหาร รุ่นที่ ๔"


def test_the_days_and_the_hours_of_training_are_written_in_thai_digits(worded):
    cohort = make.cohort()
    make.session(cohort, start=9, end=12)

    assert worded(cohort).held == "ระหว่างวันที่ ๒๙ – ๓๑ มกราคม ๒๕๖๓ รวม ๓ ชั่วโมง"


def test_one_day_is_not_called_a_span(worded):
    assert worded(make.cohort(days=1, starts_on=date(2020, 1, 29))).held == "วันที่ ๒๙ มกราคม ๒๕๖๓"


def test_the_certificate_is_given_on_the_last_day(worded):
    assert worded().given == "ให้ไว้ ณ วันที่ ๓๑ มกราคม พุทธศักราช ๒๕๖๓"


@pytest.mark.parametrize("title", ["พระ", "พระมหา", "พระครูปลัด", "สามเณร", "รองศาสตราจารย์ พระมหา"])
def test_buddhist_monks_and_novices_are_given_theirs_respectfully(title):
    assert is_monk(title)


@pytest.mark.parametrize("title", ["นาย", "แม่ชี", "อิหม่าม", "บาทหลวง", "พระองค์เจ้า", None])
def test_others_are_not_given_theirs_in_the_words_for_monks(title):
    assert not is_monk(title)


@pytest.mark.parametrize("kind", list(Recipient))
@pytest.mark.parametrize("design", designs.shipped())
def test_no_certificate_that_we_show_as_a_sample_is_too_long(app, design, kind):
    programme, place = make.programme("executive"), designs.place_of(design)
    drawn = designs.bare(place)
    people = samples.certificates_of(programme, schemes.usual(programme, kind), drawn.fields).values()

    assert proof.misfits([*people], (place, drawn, looks.Look(design))) == []
