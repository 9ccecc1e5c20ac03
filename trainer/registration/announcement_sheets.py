"""An announced name list as the sheets of a workbook."""

from flask_babel import gettext as _

from trainer import workbook
from trainer.look import local, province
from trainer.thai import dates
from trainer.wording import words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def pages(announcement, before, changes):
    """The workbook.Pages: accepted, reserves, and where there was one before, what changed since."""
    people = announcement.people
    heading = headings_of(announcement)
    found = [listing(_("Accepted"), heading, people.accepted), listing(_("Reserves"), heading, people.reserves)]
    return found + ([differing(heading, before, changes)] if before else [])


def headings_of(announcement):
    """The lines above each table; a withdrawn announcement says so on every sheet."""
    day = dates.long_date(local(announcement.published_at).date())
    lines = [announcement.title, _("Announcement no. %(number)s of %(day)s", number=announcement.number, day=day)]
    return (*lines, _("Withdrawn")) if announcement.withdrawn_at else tuple(lines)


def listing(title, heading, people):
    """One sheet of people in their order."""
    head = (_("No."), _("Name"), _("Position"), _("Organisation"), _("Province"))
    rows = [
        [one.number or place, one.name, one.position, one.organisation, province(one.province)]
        for place, one in enumerate(people, 1)
    ]
    return workbook.Page(title=title, heading=heading, header=head, rows=rows)


def differing(heading, before, changes):
    """The sheet of differences to the announcement before."""
    title = _("Changes since no. %(number)s", number=before.number)
    head = (_("What changed"), _("Name"), _("Organisation"), _("Detail"))
    rows = [
        [words(each.kind, "difference"), each.person.name, each.person.organisation, detail(each)] for each in changes
    ]
    return workbook.Page(title=title, heading=(*heading, title), header=head, rows=rows)


def detail(difference):
    """What a difference says beyond its kind: ranks before and after, or what was corrected into what."""
    before, after = difference.ranks
    if difference.kind == "corrected":
        return "; ".join(
            f"{words(name, 'field')}: {said(name, old)} → {said(name, new)}"
            for name, (old, new) in difference.changes.items()
        )
    if difference.kind == "rank_changed":
        return _("rank %(before)s → %(after)s", before=before, after=after)
    rank = before or after
    return _("rank %(rank)s", rank=rank) if rank else ""


def said(name, value):
    """A fact of a list in words."""
    return province(value) if name == "province" else value or "–"
