"""The contract between a device and the server: what each scan is answered, and what follows from it."""

from datetime import timedelta

from tests import make
from tests.door.phones import Phone, present
from trainer.attendance import checkin
from trainer.attendance.models import Annulment, Presence, Way
from trainer.database import db
from trainer.door.clock import to_ms
from trainer.door.models import Scan
from trainer.journal import Entry


def test_a_badge_that_is_scanned_makes_its_holder_present(phone, morning, malee):
    answer = phone.send(phone.scan(morning, malee)).json

    assert (answer["results"][0]["result"], present()) == ("recorded", [(morning.id, malee.id)])


def test_the_answer_names_the_person_and_says_who_is_present_now(phone, morning, malee):
    other = make.registration(malee.cohort)
    make.presence(morning, other)

    answer = phone.send(phone.scan(morning, malee)).json

    assert answer["results"][0]["name"] == "นางมาลี ทองดี"
    assert answer["present"] == {str(morning.id): sorted([malee.id, other.id])}


def test_a_brief_answer_tells_of_nobody_but_those_whom_the_scans_mean(phone, morning, malee):
    other = make.registration(malee.cohort)
    make.presence(morning, other)

    answer = phone.send(phone.scan(morning, malee), phone.scan(morning, other), brief=True).json

    assert ([each["result"] for each in answer["results"]], answer["present"]) == (["recorded", "already"], {})
    assert len(present()) == 2


def test_who_asks_for_a_brief_answer_to_what_was_sent_before_is_told_who_is_present_all_the_same(phone, morning, malee):
    scan = phone.scan(morning, malee, ago=timedelta(minutes=1))
    phone.send(scan)
    checkin.annul(morning, [malee.id], None, "กดผิดคน")

    answer = phone.send(scan, brief=True).json

    assert (answer["results"][0]["result"], answer["present"]) == ("recorded", {str(morning.id): []})


def test_a_presence_says_when_and_by_which_device_it_was_scanned(phone, morning, malee):
    scan = phone.scan(morning, malee, ago=timedelta(minutes=5))

    phone.send(scan)

    there = db.session.query(Presence).one()
    assert (there.way, there.device_id) == (Way.SCAN, phone.id)
    assert abs(to_ms(there.at) - scan["at"]) < 2000


def test_somebody_found_by_name_is_signed_in_without_a_code(phone, morning, malee):
    scan = phone.scan(morning, registration=malee.id, how="search")

    assert (phone.results(scan), present()) == (["recorded"], [(morning.id, malee.id)])


def test_a_second_scan_is_answered_with_the_time_of_the_first_and_kept_as_evidence(phone, morning, malee, client):
    first = phone.scan(morning, malee, ago=timedelta(minutes=9))
    phone.send(first)
    at = db.session.query(Presence).one().at

    answer = Phone(malee.cohort, client).send(phone.scan(morning, malee)).json["results"][0]

    said = at.astimezone(make.BANGKOK).strftime("%H:%M")
    assert (answer["result"], said in answer["message"], db.session.query(Scan).count()) == ("already", True, 2)


def test_of_two_devices_the_earlier_moment_counts_in_whichever_order_they_come(phone, morning, malee, client):
    late, early = phone.scan(morning, malee), phone.scan(morning, malee, ago=timedelta(minutes=30))
    phone.send(late)
    other = Phone(malee.cohort, client)

    other.send(early)

    there = db.session.query(Presence).one()
    assert abs(to_ms(there.at) - early["at"]) < 2000 and there.device_id == other.id


def test_an_annulment_takes_the_presence_back_and_stands_in_the_persons_journal(phone, morning, malee):
    phone.send(phone.scan(morning, malee, ago=timedelta(minutes=1)))

    results = phone.results(phone.scan(morning, malee, "annul"))

    entry = db.session.query(Entry).filter_by(act="presence_annulled").one()
    assert (results, present(), entry.registration_id, entry.actor) == (["annulled"], [], malee.id, phone.device.name)


def test_annulling_who_was_not_present_changes_nothing_now_but_beats_what_was_scanned_before(phone, morning, malee):
    assert phone.results(phone.scan(morning, malee, "annul", ago=timedelta(minutes=5))) == ["nothing"]

    assert phone.results(phone.scan(morning, malee, ago=timedelta(minutes=9))) == ["beaten"]
    assert present() == []


def test_replaying_a_scan_after_its_annulment_does_not_bring_it_back(phone, morning, malee):
    scan = phone.scan(morning, malee, ago=timedelta(minutes=9))
    phone.send(scan)
    phone.send(phone.scan(morning, malee, "annul", ago=timedelta(minutes=5)))

    assert (phone.results(scan), present()) == (["recorded"], [])


def test_what_an_organiser_took_back_is_not_brought_back_by_a_phone_that_was_offline(phone, morning, malee):
    offline = phone.scan(morning, malee, ago=timedelta(minutes=9))
    checkin.annul(morning, [malee.id], None, "กดผิดคน")

    assert (phone.results(offline), present()) == (["beaten"], [])


def test_a_scan_after_the_annulment_counts(phone, morning, malee):
    phone.send(phone.scan(morning, malee, "annul", ago=timedelta(minutes=5)))

    assert phone.results(phone.scan(morning, malee)) == ["recorded"]


def test_an_annulment_that_comes_late_leaves_a_later_scan_standing(phone, morning, malee, client):
    phone.send(phone.scan(morning, malee, ago=timedelta(minutes=30)))
    later = phone.scan(morning, malee, ago=timedelta(minutes=3))
    Phone(malee.cohort, client).send(later)

    answer = phone.send(phone.scan(morning, malee, "annul", ago=timedelta(minutes=20))).json

    there = db.session.query(Presence).one()
    assert abs(to_ms(there.at) - later["at"]) < 2000
    assert (answer["results"][0]["result"], answer["present"]) == ("annulled", {str(morning.id): [malee.id]})


def test_an_annulment_that_comes_late_does_not_take_away_what_a_hand_said_since(phone, morning, malee):
    phone.send(phone.scan(morning, malee, ago=timedelta(minutes=30)))
    checkin.mark_present(morning, [malee.id], None, Way.MATRIX)

    phone.send(phone.scan(morning, malee, "annul", ago=timedelta(minutes=20)))

    assert present() == [(morning.id, malee.id)]


def test_an_annulment_before_the_presence_takes_nothing_back(phone, morning, malee):
    phone.send(phone.scan(morning, malee, ago=timedelta(minutes=3)))

    results = phone.results(phone.scan(morning, malee, "annul", ago=timedelta(minutes=20)))

    assert (results, present()) == (["nothing"], [(morning.id, malee.id)])


def test_of_two_annulments_the_later_moment_stays_in_whichever_order_they_come(phone, morning, malee):
    late, early = (phone.scan(morning, malee, "annul", ago=timedelta(minutes=ago)) for ago in (5, 20))

    phone.send(late)
    phone.send(early)

    assert abs(to_ms(db.session.query(Annulment).one().at) - late["at"]) < 2000


def test_one_batch_signs_in_takes_back_and_signs_in_again(phone, morning, malee):
    scans = [phone.scan(morning, malee, kind, ago=timedelta(minutes=ago))
             for kind, ago in (("present", 9), ("annul", 8), ("present", 7))]  # fmt: skip

    results = phone.results(*scans)

    there = db.session.query(Presence).one()
    assert results == ["recorded", "annulled", "recorded"] and abs(to_ms(there.at) - scans[2]["at"]) < 2000
