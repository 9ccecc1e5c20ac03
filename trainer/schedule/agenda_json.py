"""The published agenda as data for other programs: GET /cohorts/<slug>/<number>/agenda.json

The shape is stable: within `"format": 1` names are added, never changed or taken away. Moments are ISO 8601 with
Bangkok's +07:00, days ISO; texts are those that were entered, in their language. What is unknown is "" or null or [].

    {"format": 1,
     "timezone": "Asia/Bangkok",
     "cohort": {"programme", "programme_en", "slug", "number", "starts_on", "ends_on", "venue", "page", "calendar"},
     "version": {"number", "name", "note", "published_at", "page"},      // null while nothing is published
     "sessions": [                                                       // in order
       {"id", "uid",                                                     // the same in every version and calendar
        "kind",                                     // "session", "sign_in", "ceremony", "break" or "meal"
        "title", "details", "day", "starts_at", "ends_at", "room", "topic",
        "groups": [number, …],                                           // none of them: for everybody
        "speakers": [{"name", "position"}, …]}, …]}

`?group=2` leaves what concerns that group. The answer bears an ETag; ask with If-None-Match.
"""

import json

from trainer import links
from trainer.schedule.feed import uid
from trainer.schedule.feed_links import feed_address
from trainer.settings import BANGKOK

FORMAT = 1


def text_of(cohort, version, group=None):
    """The JSON text of a version (None: nothing is published), whole or for one group."""
    entries = [one for one in version.sessions if group is None or one.concerns(group)] if version else []
    return json.dumps(
        {
            "format": FORMAT, "timezone": BANGKOK.key, "cohort": about(cohort),
            "version": version and of_version(cohort, version), "sessions": [of_entry(one) for one in entries],
        },
        ensure_ascii=False,
    )  # fmt: skip


def about(cohort):
    programme, place = cohort.programme, placed(cohort)
    return {
        "programme": programme.called("th"), "programme_en": programme.called("en"), **place,
        "starts_on": cohort.starts_on and cohort.starts_on.isoformat(),
        "ends_on": cohort.ends_on and cohort.ends_on.isoformat(), "venue": cohort.venue,
        "page": links.address("schedule.public", **place), "calendar": feed_address(cohort, lang="th"),
    }  # fmt: skip


def of_version(cohort, version):
    page = links.address("schedule.version", version=version.number, **placed(cohort))
    told = {"number": version.number, "name": version.name, "note": version.note}
    return told | {"published_at": local(version.published_at), "page": page}


def of_entry(entry):
    return {
        "id": entry.id, "uid": uid(entry), "kind": str(entry.kind), "title": entry.title, "details": entry.details,
        "day": entry.day.isoformat(), "starts_at": local(entry.starts_at), "ends_at": local(entry.ends_at),
        "room": entry.room, "topic": entry.topic, "groups": list(entry.groups),
        "speakers": [{"name": one.name, "position": one.position} for one in entry.speakers],
    }  # fmt: skip


def local(moment):
    return moment.astimezone(BANGKOK).isoformat(timespec="seconds")


def placed(cohort):
    return {"slug": cohort.programme.slug, "number": cohort.number}
