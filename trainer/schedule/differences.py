"""What changed between two agendas, in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import gettext as _

from trainer.look import clock_range, short_date
from trainer.schedule.days import clock_of
from trainer.schedule.versions import Entry
from trainer.wording import words

DESK_ONLY = {"topic", "kind"}  # what makes no difference to those who sit in the session


@dataclass(frozen=True)
class Difference:
    """What became of one entry: `codes` name it (see `words.py`, agenda_change); `before` or `after` may be None."""

    before: Entry | None
    after: Entry | None
    codes: tuple[str, ...]

    @property
    def entry(self):
        """The entry as it is now, or as it was before it went."""
        return self.after or self.before

    @property
    def matters(self):
        """Whether people have to know, or only the desk."""
        return bool(set(self.codes) - DESK_ONLY)

    @property
    def texts(self):
        """One sentence for each thing that changed, in the reader's language."""
        return [SENTENCES[code](self.before, self.after) for code in self.codes]

    def concerns(self, group):
        """Whether someone of this group (its number, or None) is to know, for the session is theirs or was."""
        return self.matters and any(one.concerns(group) for one in (self.before, self.after) if one)


def differences(before: Iterable[Entry], after: Iterable[Entry]) -> list[Difference]:
    """Every entry that is not the same in both agendas, in the order of the days."""
    old, new = ({one.id: one for one in entries} for entries in (before, after))
    found = [_compared(old.get(key), new.get(key)) for key in {**old, **new}]
    return sorted((one for one in found if one.codes), key=lambda one: (one.entry.starts_at, one.entry.id))


def _compared(before, after):
    if before is None or after is None:
        return Difference(before, after, ("added" if before is None else "removed",))
    facts = {
        "moved": lambda one: (one.starts_at, one.ends_at), "renamed": lambda one: one.title,
        "room": lambda one: one.room, "speakers": lambda one: one.speakers, "groups": lambda one: one.groups,
        "details": lambda one: one.details, "topic": lambda one: one.topic, "kind": lambda one: one.kind,
    }  # fmt: skip
    return Difference(before, after, tuple(code for code, fact in facts.items() if fact(before) != fact(after)))


def when(entry):
    """Day and time of an entry in the reader's language."""
    return f"{short_date(entry.day)} {hours(entry)}"


def hours(entry):
    return clock_range(clock_of(entry.starts_at), clock_of(entry.ends_at))


def group_words(numbers):
    """For which groups something is, in words."""
    said = ", ".join(map(str, numbers))
    return _("group %(numbers)s", numbers=said) if numbers else _("everybody")


def _moved(before, after):
    span = (hours, hours) if before.day == after.day else (when, when)
    return _("“%(title)s” moves from %(before)s to %(after)s.", title=after.title, before=span[0](before),
             after=span[1](after))  # fmt: skip


def _room(before, after):
    if not after.room:
        return _("“%(title)s” is no longer in %(room)s.", title=after.title, room=before.room)
    return _("“%(title)s” is now in %(room)s.", title=after.title, room=after.room)


def _speakers(_before, after):
    if not after.speakers:
        return _("“%(title)s” has no speaker any more.", title=after.title)
    names = ", ".join(speaker.name for speaker in after.speakers)
    return _("“%(title)s” is held by %(names)s.", title=after.title, names=names)


SENTENCES = {
    "added": lambda _before, after: _("New: “%(title)s”, %(when)s.", title=after.title, when=when(after)),
    "removed": lambda before, _after: _("Dropped: “%(title)s”, %(when)s.", title=before.title, when=when(before)),
    "moved": _moved,
    "renamed": lambda before, after: _("“%(before)s” is now called “%(after)s”.", before=before.title,
                                       after=after.title),
    "room": _room,
    "speakers": _speakers,
    "groups": lambda _before, after: _("“%(title)s” is for %(groups)s.", title=after.title,
                                       groups=group_words(after.groups)),
    "details": lambda _before, after: _("“%(title)s” has other details.", title=after.title),
    "topic": lambda _before, after: _("“%(title)s” treats another topic: %(topic)s.", title=after.title,
                                      topic=after.topic or "–"),
    "kind": lambda _before, after: _("“%(title)s” is now of the kind “%(kind)s”.", title=after.title,
                                     kind=words(after.kind, "session_kind")),
}  # fmt: skip
