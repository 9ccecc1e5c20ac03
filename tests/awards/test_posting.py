"""Certificates by e-mail: each once, paused and resumed, killed and taken up again, and one again on purpose."""

import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from datetime import timedelta
from email.utils import parseaddr

import pytest
import time_machine

from certificates import normalised
from tests import make
from tests.awards import day
from tests.awards.test_printing import text_of
from tests.mail.conftest import away, server  # noqa: F401  (fixtures)
from trainer import jobs
from trainer.awards import calling, correcting, mass_posting, post_round, posting
from trainer.awards.print_day import BY_CALLING, Choice
from trainer.database import db, now
from trainer.errors import Refused
from trainer.letters import texts
from trainer.mail import outbox, sending
from trainer.mail.models import SILENCE, Message

ALL = Choice()
REACHABLE = ["hana@example.org", "kanda@example.org", "keng@example.org"]


@pytest.fixture
def issued(cohort, files):
    """Four certificates; one of the holders has no address."""
    return day.certified(cohort)


def sent_to(server):  # noqa: F811
    """How often each address was written to."""
    return Counter(map(addressee, server.letters))


def addressee(letter):
    return parseaddr(str(letter["To"]))[1]


def send(cohort, choice=ALL):
    made = posting.send_all(cohort, choice, by=None)
    db.session.commit()
    return made


def standings():
    db.session.expire_all()
    return [one.standing for one in db.session.scalars(db.select(Message).order_by(Message.id))]


def test_each_holder_gets_the_pdf_and_the_link_in_the_calling_order(cohort, issued, server, tmp_path):  # noqa: F811
    calling.set_order(cohort, ALL.kind, calling.Way.GROUP, by=None)
    send(cohort, ALL._replace(order=BY_CALLING))
    sending.send_due()
    first = server.letters[0]
    [pdf] = first.iter_attachments()

    assert [addressee(one) for one in server.letters] == [
        "keng@example.org", "hana@example.org", "kanda@example.org"]  # fmt: skip
    assert f"/certificates/{issued[1].token}" in first.get_body(["plain"]).get_content()
    assert (pdf.get_filename(), normalised("นายเก่ง ใจดี") in text_of(pdf.get_content(), tmp_path / "one.pdf")) == (
        "4-002-2563 นายเก่ง ใจดี.pdf", True)  # fmt: skip


def test_however_often_it_is_asked_for_each_gets_it_once(cohort, issued, server):  # noqa: F811
    send(cohort)
    sending.send_due()
    with pytest.raises(Refused):
        send(cohort)
    sending.send_due()

    assert sent_to(server) == Counter(REACHABLE)


def test_very_many_are_written_by_the_worker_once_however_often_the_button_is_pressed(as_organiser, cohort, issued,
                                                                                      place, monkeypatch):
    monkeypatch.setattr(mass_posting, "AT_ONCE", 2)
    for _press in range(2):
        as_organiser.post(f"{place}/print-day/mailing")
    page, waiting = as_organiser.get(f"{place}/print-day").text, standings()
    [job] = db.session.query(jobs.Job)
    jobs.run(job.id)

    assert ("กำลังจัดทำจดหมาย" in page, f'action="{place}/print-day/mailing"' in page, waiting) == (True, False, [])
    assert (job.state, standings(), "ส่งแล้ว 0 จาก 3" in as_organiser.get(f"{place}/print-day").text) == (
        "done", ["waiting"] * 3, True)  # fmt: skip


def test_three_are_put_into_the_outbox_with_as_many_statements_as_one(cohort, issued, statements):
    counts = []
    for region in ("เหนือ", ""):
        db.session.expire_all()
        with statements() as seen:
            send(cohort, ALL._replace(region=region))
        counts.append((db.session.query(Message).filter_by(bulk=True).count(), len(seen)))

    assert ([count for count, _seen in counts], counts[0][1] == counts[1][1]) == ([1, 3], True)


def test_who_is_certified_later_is_sent_theirs_and_the_others_nothing(cohort, issued, server):  # noqa: F811
    send(cohort, ALL._replace(region="ใต้"))
    sending.send_due()
    send(cohort)
    sending.send_due()

    assert sent_to(server) == Counter(REACHABLE)


def test_a_programme_words_the_letter_itself(cohort, issued, server):  # noqa: F811
    texts.keep(cohort.programme, "certificate", "th", "ของท่าน {{ certificate_number }}", "{{ name }}", by=None)
    send(cohort)
    sending.send_due()

    assert sorted(str(one["Subject"]) for one in server.letters)[0] == "ของท่าน 4/001/2563"


@pytest.mark.parametrize("replaced", [False, True])
def test_what_is_revoked_or_replaced_before_it_leaves_is_never_sent(cohort, issued, server, replaced):  # noqa: F811
    send(cohort)
    if replaced:
        correcting.replace(issued[0], "ชื่อผิด", by=None)
    else:
        issued[0].revoke("ออกผิดคน", by=None)
    db.session.commit()
    sending.send_due()

    failed = db.session.scalar(db.select(Message).filter_by(recipient="kanda@example.org"))
    assert (failed.standing, "4/001/2563" in failed.error) == ("failed", True)
    assert sent_to(server) == Counter(REACHABLE[::2])


def test_a_paused_mailing_keeps_what_waits_and_goes_on_where_it_stopped(cohort, issued, server):  # noqa: F811
    send(cohort)
    with sending.Line() as line:
        sending.send(db.session.scalar(db.select(Message.id).order_by(Message.id).limit(1)), line)
    post_round.pause(cohort, by=None)
    db.session.commit()
    sending.send_due()
    before, state = len(server.letters), post_round.of(cohort).state
    post_round.resume(cohort, by=None)
    db.session.commit()
    sending.send_due()

    assert (before, state, sent_to(server)) == (1, "held", Counter(REACHABLE))
    assert post_round.of(cohort).state == "done"


def test_nothing_is_paused_where_nothing_waits(cohort, issued):
    with pytest.raises(Refused):
        post_round.pause(cohort, by=None)


def test_a_pause_holds_no_other_mail(cohort, issued, server):  # noqa: F811
    send(cohort)
    post_round.pause(cohort, by=None)
    outbox.put("other", "note", "other@example.org", "หัวข้อ", "เนื้อหา")
    db.session.commit()
    sending.send_due()

    assert sent_to(server) == Counter(["other@example.org"])


def test_other_mail_goes_before_a_mailing_to_many(cohort, issued, server):  # noqa: F811
    send(cohort)
    outbox.put("code", "note", "other@example.org", "รหัส", "123456")
    db.session.commit()
    sending.send_due()

    assert addressee(server.letters[0]) == "other@example.org"


def test_a_worker_that_is_killed_half_way_leaves_the_rest_to_the_next_and_nobody_is_written_to_twice(
        cohort, issued, server, files, database_address):  # noqa: F811
    send(cohort)
    there = {"DATABASE_URL": database_address, "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": str(server.port)}
    started = threading.Event()

    def kill(_connection):
        started.wait()
        if len(server.letters) == 2:
            worker.send_signal(signal.SIGKILL)

    server.on_data = kill
    command = [sys.executable, "-m", "flask", "--app", "trainer", "mail", "send"]
    worker = subprocess.Popen(command, env=os.environ | there)
    started.set()
    worker.wait()
    server.on_data = None
    died, first = worker.returncode, sent_to(server)
    with time_machine.travel(now() + SILENCE + timedelta(days=1)):
        sending.send_due()
        left = post_round.of(cohort).counts["in_doubt"]

    assert (died, sum(first.values()), left) == (-signal.SIGKILL, 2, 1)
    assert sent_to(server) == Counter(REACHABLE)


def test_one_is_sent_again_on_purpose_and_a_form_sent_twice_sends_once(cohort, issued, server):  # noqa: F811
    send(cohort)
    sending.send_due()
    made = [posting.send_one(issued[0], 2, by=None) is None for _press in range(2)]
    db.session.commit()
    sending.send_due()

    assert (made, sent_to(server)["kanda@example.org"]) == ([False, True], 2)


@pytest.mark.parametrize("fault", ["waiting", "revoked", "unreachable"])
def test_one_is_not_sent_again_while_it_waits_is_revoked_or_has_no_address(cohort, issued, fault):
    certificate = issued[2] if fault == "unreachable" else issued[0]
    send(cohort) if fault == "waiting" else None
    certificate.revoke("ออกผิดคน", by=None) if fault == "revoked" else None

    with pytest.raises(Refused):
        posting.send_one(certificate, 2 if fault == "waiting" else 1, by=None)


def test_nobody_is_written_to_where_nobody_has_an_address(cohort, files):
    day.certified(cohort, day.PEOPLE[2:3])

    with pytest.raises(Refused):
        send(cohort)


def test_an_english_reader_is_written_to_in_english(cohort, issued):
    issued[0].award.registration.language = "en"
    send(cohort)

    subjects = {one.recipient: one.subject for one in db.session.query(Message)}
    assert subjects["kanda@example.org"].startswith("Your certificate")


def test_the_page_tells_who_was_sent_it_who_cannot_be_and_how_far_it_is(as_organiser, cohort, issued, place):
    as_organiser.post(f"{place}/print-day/mailing")
    as_organiser.post(f"{place}/print-day/mailing/pause")
    paused = as_organiser.get(f"{place}/print-day").text
    as_organiser.post(f"{place}/print-day/mailing/resumption")

    assert ("ส่งแล้ว 0 จาก 3" in paused, paused.count("พักไว้") > 0, "มี 1 คนที่ไม่มีที่อยู่อีเมล" in paused) == (True,) * 3
    assert set(standings()) == {"waiting"}


def test_the_progress_is_a_piece_of_the_page_that_asks_again(as_organiser, cohort, issued, place):
    send(cohort)

    assert 'hx-trigger="every 2s"' in as_organiser.get(f"{place}/print-day/mailing").text


def test_one_is_sent_from_the_page(as_organiser, issued, place):
    for _press in range(2):
        as_organiser.post(f"{place}/print-day/certificates/{issued[0].id}/letters", data={"nth": "1"})

    assert [one.recipient for one in db.session.query(Message)] == ["kanda@example.org"]


def test_a_certificate_of_another_cohort_is_not_sent_from_here(as_organiser, cohort, issued):
    other = make.cohort(number=5, programme=cohort.programme)
    address = f"/desk/cohorts/{other.address}/awards/print-day/certificates/{issued[0].id}/letters"

    assert (as_organiser.post(address).status_code, standings()) == (404, [])


def test_the_letter_can_be_worded_but_not_written_from_the_mail_tab(as_organiser, cohort, issued):
    worded = as_organiser.get(f"/desk/programmes/{cohort.programme.slug}/letters").text
    compose = as_organiser.get(f"/desk/cohorts/{cohort.address}/mail/new").text

    assert ("letters/certificate/th" in worded, 'value="certificate"' in compose) == (True, False)


def test_a_test_message_fills_in_the_certificate_s_number(as_organiser, cohort, issued):
    page = as_organiser.get(f"/desk/programmes/{cohort.programme.slug}/letters/certificate/th").text

    assert "4/001/2563" in page
