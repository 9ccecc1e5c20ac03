"""The verbs of the shelf: what may stand on it, in which versions and order, and what the journal tells."""

import pytest

from tests import make
from tests.materials.conftest import shelved
from trainer import journal
from trainer.database import db, now
from trainer.errors import Refused
from trainer.materials import limits, links_out, shelving, uploads
from trainer.materials.kinds import KINDS
from trainer.materials.models import Material, MaterialVersion
from trainer.materials.uploads import MaterialUpload


def link(cohort, url="https://example.org", by=None, **facts):
    made = shelving.link(cohort, url, facts, by)
    db.session.flush()
    return made


def acts(subject):
    return [entry.act for entry in db.session.scalars(journal.entries_of(subject))]


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "ftp://example.org/x", "file:///etc/passwd", "//example.org", "example.org", "https://", "https:///x", "",
    "http://[bad", "https://example.org:99999", "https://exa mple.org", "https://example.org\\@evil.example",
    "java\nscript:alert(1)", "https://example.org/\x00", "vbscript:x",
])  # fmt: skip
def test_only_addresses_of_the_web_are_links(cohort, url):
    with pytest.raises(Refused) as caught:
        link(cohort, url)

    assert (caught.value.place, db.session.query(Material).count()) == ("url", 0)


def test_an_address_that_names_a_user_deceives(cohort):
    with pytest.raises(Refused, match="@"):
        link(cohort, "https://bank.example@evil.example/")


@pytest.mark.parametrize(("url", "host"), [
    ("https://Example.org:8443/a?b#c", "example.org"), ("http://ไทย.example/x", "xn--o3cw4h.example"),
    ("https://xn--o3cw4h.example/", "xn--o3cw4h.example"),
])  # fmt: skip
def test_a_link_shows_the_host_that_is_really_asked(cohort, url, host):
    assert (links_out.host(link(cohort, url).newest.url), link(cohort, url).title) == (host, host)


def test_another_address_is_another_version(cohort):
    made = link(cohort)

    shelving.relink(made, "https://example.org/new", None)
    shelving.relink(made, "https://example.org/new", None)

    db.session.refresh(made)
    assert [one.url for one in made.versions] == ["https://example.org/new", "https://example.org"]


def test_a_new_file_keeps_the_earlier_ones_with_who_and_when(cohort, folder):
    by = make.organiser()
    made = shelved(cohort, "ก.txt")
    upload = uploads.begin(cohort, by, "ข.txt", 5, {}, made)
    shelving.put(upload, KINDS["txt"], by)

    db.session.refresh(made)
    assert [(one.number, one.name, one.made_by) for one in made.versions] == [(2, "ข.txt", by.name), (1, "ก.txt", "")]
    assert made.current.number == 1  # the second waits to be checked


def test_every_act_stands_in_the_journal(cohort):
    by = make.organiser()
    made = link(cohort, by=by, release="at_moment", release_at="2100-01-01T00:00:00+00:00")
    shelving.relink(made, "https://example.org/new", by)
    shelving.change(made, by, title="ใหม่", release="at_start")
    shelving.change(made, by, title="ใหม่", release="at_moment", release_at="2100-01-01T00:00:00+00:00")
    shelving.release_now(made, by)
    shelving.withdraw(made, by)
    shelving.restore(made, by)
    db.session.flush()

    assert acts(made)[::-1] == ["added_material", "added_version", "changed_material", "changed_material",
                                "released_material", "withdrew_material", "restored_material"]  # fmt: skip


def test_a_change_tells_before_and_after(cohort):
    session = make.session(cohort, title="หัวข้อใหม่")
    made = link(cohort, title="เดิม")

    shelving.change(made, None, title="  ใหม่\u200b ", audience="public", licence="cc_by", place=f"session-{session.id}")

    changes = db.session.scalars(journal.entries_of(made)).first().facts["changes"]
    assert changes == {
        "material_title": ["เดิม", "ใหม่"], "material_audience": ["participants", "public"],
        "material_licence": ["unstated", "cc_by"], "material_place": ["ทั้งการอบรม", "หัวข้อใหม่"],
    }  # fmt: skip


def test_a_change_that_changes_nothing_is_not_told(cohort):
    made = link(cohort, title="เดิม")

    shelving.change(made, None, title="เดิม")

    assert acts(made) == ["added_material"]


@pytest.mark.parametrize(("facts", "place"), [
    ({"title": " \u200b"}, "title"), ({"title": "ก", "release": "at_moment"}, "release_at"),
    ({"title": "ก", "audience": "everyone"}, "audience"), ({"title": "ก", "licence": "mine"}, "licence"),
    ({"title": "ก", "place": "session-999999"}, "place"), ({"title": "ก", "place": "day-4"}, "place"),
    ({"title": "ก", "place": "day-0"}, "place"), ({"title": "ก", "place": "room-1"}, "place"),
    ({"title": "ก", "place": "session-9999999999999999999"}, "place"),
])  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(cohort, facts, place):
    made = link(cohort, title="เดิม")

    with pytest.raises(Refused) as caught:
        shelving.change(made, None, **facts)

    assert caught.value.place == place


def test_a_session_of_another_cohort_is_refused(cohort):
    other = make.session(make.cohort(5, programme=cohort.programme))

    with pytest.raises(Refused):
        link(cohort, place=f"session-{other.id}")


def order(cohort, place=""):
    found = db.session.query(Material).filter_by(cohort_id=cohort.id).order_by(Material.position, Material.id)
    return "".join(one.title for one in found if one.place == place)


@pytest.mark.parametrize(("title", "steps", "after"), [
    ("ก", 1, "ขกค"), ("ค", -1, "กคข"), ("ก", -1, "กขค"), ("ค", 5, "กขค"), ("ก", 2, "ขคก"),
])  # fmt: skip
def test_the_order_is_the_organisers(cohort, title, steps, after):
    made = {each: link(cohort, title=each) for each in "กขค"}
    link(cohort, title="ง", place="day-1")

    shelving.move(made[title], steps, None)
    db.session.flush()

    assert (order(cohort), order(cohort, "day-1")) == (after, "ง")


def test_a_file_larger_than_allowed_is_refused_by_what_it_says_it_is(app, cohort):
    with pytest.raises(Refused, match="5 GB") as caught:
        uploads.begin(cohort, None, "ใหญ่.zip", 5 * 2**30, {})

    assert (caught.value.place, "1 GB" in str(caught.value)) == ("size", True)
    assert db.session.query(MaterialUpload).count() == 0


def test_an_empty_file_is_refused(cohort):
    with pytest.raises(Refused, match="0 ไบต์"):
        uploads.begin(cohort, None, "ว่าง.pdf", 0, {})


def test_the_room_of_a_cohort_is_kept_for_what_is_on_its_way(app, cohort, monkeypatch):
    monkeypatch.setitem(app.config, "MATERIALS_COHORT_LIMIT", 1000)
    uploads.begin(cohort, None, "ก.txt", 600, {})

    with pytest.raises(Refused, match="400 B"):
        uploads.begin(cohort, None, "ข.txt", 401, {})
    uploads.begin(cohort, None, "ค.txt", 400, {})
    uploads.begin(make.cohort(5, programme=cohort.programme), None, "ง.txt", 900, {})


def test_earlier_versions_take_room_and_infected_files_do_not(cohort, folder):
    made = shelved(cohort, "ก.txt", b"x" * 700)
    shelved(cohort, "ก.txt", b"x" * 300, made)
    shelved(cohort, "ข.txt", b"x" * 50)
    db.session.query(MaterialVersion).filter_by(size=50).update({"state": "infected"})

    assert limits.used(cohort) == 1000


@pytest.mark.parametrize(("count", "words"), [
    (0, "0 B"), (1023, "1,023 B"), (1024, "1 kB"), (1536, "1.5 kB"), (5 * 2**30, "5 GB"), (int(1.25 * 2**30), "1.2 GB"),
    (200 * 2**20, "200 MB"), (3000 * 2**30, "3,000 GB"),
])  # fmt: skip
def test_sizes_are_said_as_people_say_them(count, words):
    assert limits.sized(count) == words


def test_a_closed_cohort_takes_nothing_and_changes_nothing(cohort):
    made = link(cohort)
    cohort.closed_at = now()

    for verb in (lambda: link(cohort), lambda: uploads.begin(cohort, None, "ก.txt", 5, {}),
                 lambda: shelving.relink(made, "https://example.org/x", None),
                 lambda: shelving.change(made, None, title="ก"), lambda: shelving.move(made, 1, None),
                 lambda: shelving.withdraw(made, None),
                 lambda: shelving.restore(made, None), lambda: shelving.release_now(made, None)):  # fmt: skip
        with pytest.raises(Refused, match="ปิด"):
            verb()


