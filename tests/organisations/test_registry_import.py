"""Taking a registry over: what is new, what changed, and that twice is as good as once."""

from datetime import date

import pytest
from sqlalchemy import func, select

from tests import make
from tests.organisations.registries import book, line
from trainer.database import db
from trainer.errors import Refused
from trainer.journal import Entry
from trainer.organisations.models import Certification, Organisation
from trainer.organisations.registry import import_registry

OTHER = {"name": "สมาคมสานฝันเยาวชนจังหวัดตรัง", "number": "12/2550", "province": "ตรัง"}


def figures(outcome):
    return outcome.added, outcome.changed, outcome.unchanged


def only():
    return db.session.scalars(select(Organisation)).one()


def history(organisation):
    return [(each.certified_on, each.revoked_on) for each in organisation.certifications]


def test_a_new_registry_adds_its_organisations(app):
    assert figures(import_registry(book(line(), line(**OTHER)))) == (2, 0, 0)


def test_an_organisation_is_entered_as_the_registry_says(app):
    import_registry(book(line(number="๑๔๗๗/๒๕๕๙", name="มูลนิธิ ก (องค์กรสาธารณประโยชน์)")))
    found = only()
    assert (found.name, found.registration_no, found.province, found.kind) == (
        "มูลนิธิ ก", "1477/2559", "TH-42", "public_benefit")  # fmt: skip


def test_the_same_registry_again_changes_nothing(app):
    whole = book(line(status="เพิกถอน 1/6/2562"), line(**OTHER))
    import_registry(whole)
    entries = db.session.scalar(select(func.count(Entry.id)))

    assert figures(import_registry(whole)) == (0, 0, 2)
    assert db.session.scalar(select(func.count(Entry.id))) == entries
    assert db.session.scalar(select(func.count(Certification.id))) == 2


def test_a_number_with_leading_zeros_is_the_same_number(app):
    import_registry(book(line(number="0012/2550")))
    assert figures(import_registry(book(line(number="12/2550")))) == (0, 1, 0)


def test_without_a_number_name_and_province_tell(app):
    import_registry(book(line(number=None)))
    assert figures(import_registry(book(line(number=None, name="มูลนิธิบ้านปันสุข จ.เลย")))) == (0, 1, 0)


def test_a_number_that_was_missing_is_filled_in(app):
    import_registry(book(line(number=None)))
    import_registry(book(line()))
    assert only().registration_key == "1477/2559"


def test_the_same_name_in_another_province_is_another_organisation(app):
    import_registry(book(line(name="มูลนิธิบ้านปันสุข", number=None)))
    outcome = import_registry(book(line(name="มูลนิธิบ้านปันสุข", number=None, province="ตรัง")))
    assert outcome.added == 1


def test_two_of_one_name_with_their_own_numbers_stay_two(app):
    whole = book(line(), line(number="99/2560"))
    import_registry(whole)
    assert figures(import_registry(whole)) == (0, 0, 2)


def test_a_revocation_closes_the_certification(app):
    import_registry(book(line()))
    import_registry(book(line(status="เพิกถอน 1/6/2562")))
    assert history(only()) == [(date(2016, 8, 5), date(2019, 6, 1))]


def test_a_certification_after_a_revocation_opens_another(app):
    import_registry(book(line(status="เพิกถอน 1/6/2562")))
    import_registry(book(line(number="7/2563", on="1/3/2563")))
    assert history(only()) == [(date(2016, 8, 5), date(2019, 6, 1)), (date(2020, 3, 1), None)]


def test_both_rows_of_a_history_may_stand_in_one_registry_in_any_order(app):
    whole = book(line(number="7/2563", on="1/3/2563"), line(status="เพิกถอน 1/6/2562"))
    import_registry(whole)

    assert figures(import_registry(whole)) == (0, 0, 1)
    assert history(only()) == [(date(2016, 8, 5), date(2019, 6, 1)), (date(2020, 3, 1), None)]
    assert only().registration_no == "7/2563"


def test_an_older_registry_does_not_undo_a_revocation(app):
    import_registry(book(line(status="เพิกถอน 1/6/2562")))
    outcome = import_registry(book(line()))
    assert history(only()) == [(date(2016, 8, 5), date(2019, 6, 1))]
    assert "แถว 4" in outcome.problems[0]


def test_a_corrected_day_of_certification_is_told(app):
    import_registry(book(line()))
    outcome = import_registry(book(line(on="6/8/2559")))
    assert history(only()) == [(date(2016, 8, 6), None)]
    assert len(outcome.problems) == 1


def test_a_new_name_under_the_same_number_is_taken_and_told(app):
    import_registry(book(line()))
    outcome = import_registry(book(line(name="มูลนิธิแสงตะวันฉายจังหวัดเลย")))
    assert only().name == "มูลนิธิแสงตะวันฉายจังหวัดเลย"
    assert "มูลนิธิบ้านปันสุขจังหวัดเลย" in outcome.problems[0]


def test_what_an_organiser_entered_is_kept_where_the_registry_is_silent(app):
    make.organisation("ชมรมที่ทะเบียนไม่รู้จัก")
    import_registry(book(line()))
    assert db.session.scalar(select(func.count(Organisation.id))) == 2


def test_what_changed_stands_in_the_journal(app):
    by = make.organiser()
    import_registry(book(line()), by)
    import_registry(book(line(province="ตรัง", name="มูลนิธิบ้านปันสุข")), by)
    entry = db.session.scalars(select(Entry).where(Entry.act == "changed")).one()
    assert (entry.account_id, entry.facts["changes"]["province"]) == (by.id, ["TH-42", "TH-92"])


@pytest.mark.parametrize(
    ("wrong", "column"),
    [
        ({"on": "31/2/2559"}, "วันที่รับรอง"),
        ({"name": None}, "ชื่อองค์กร"),
        ({"status": "เพิกถอน"}, "สถานะหรือวันที่เพิกถอน"),
        ({"status": "เพิกถอน 1/6/2550"}, "สถานะหรือวันที่เพิกถอน"),
    ],
)
def test_a_row_that_cannot_be_understood_is_named_and_nothing_is_written(app, wrong, column):
    with pytest.raises(Refused) as refusal:
        import_registry(book(line(**OTHER), line(**wrong)))
    assert f"แถว 5 คอลัมน์ “{column}”" in str(refusal.value)
    assert db.session.scalar(select(func.count(Organisation.id))) == 0


def test_one_number_for_two_names_is_refused(app):
    with pytest.raises(Refused, match="4.*5.*1477/2559"):
        import_registry(book(line(), line(name=OTHER["name"])))


def test_a_number_of_one_with_the_name_of_another_is_refused(app):
    import_registry(book(line(), line(**OTHER)))
    with pytest.raises(Refused, match="1477/2559"):
        import_registry(book(line(name=OTHER["name"], province=OTHER["province"])))


def test_every_bad_row_is_named_at_once(app):
    with pytest.raises(Refused) as refusal:
        import_registry(book(line(on="31/2/2559"), line(on="?", number="5/2555")))
    assert str(refusal.value).count("\n") == 2
