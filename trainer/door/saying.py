"""The sentences that a device shows: one for each result, and for a key that does not open."""

from flask_babel import gettext as _

from trainer.door.results import Result
from trainer.look import clock

PLAIN = {
    Result.UNKNOWN_CODE: lambda: _("Nobody has this badge. It may be an old print: search for the name."),
    Result.FOREIGN_CODE: lambda: _("This is not a name badge of ours."),
    Result.CERTIFICATE: lambda: _("This is the code of a certificate. Scan the name badge."),
    Result.SHEET: lambda: _("This is the code of a signature sheet. Scan the name badge."),
    Result.OTHER_COHORT: lambda: _("This badge belongs to another cohort."),
    Result.UNKNOWN_SLOT: lambda: _("This sign-in is no longer there: the agenda was changed. Choose another."),
    Result.REUSED_UID: lambda: _("This scan was sent before with other content; the first one stays."),
    Result.MALFORMED: lambda: _("This scan could not be read. Scan again."),
}
NAMED = {
    Result.RECORDED: lambda name: _("%(name)s is signed in.", name=name),
    Result.ANNULLED: lambda name: _("%(name)s is no longer signed in.", name=name),
    Result.NOTHING: lambda name: _("%(name)s was not signed in.", name=name),
    Result.BEATEN: lambda name: _("%(name)s: this scan was taken back later. The organiser sees it.", name=name),
    Result.NO_SEAT: lambda name: _("%(name)s holds no seat. Ask the organiser.", name=name),
    Result.CLOSED: lambda name: _("%(name)s: signing in is closed. The organiser sees this scan.", name=name),
    Result.CLOCK: lambda name: _("%(name)s: this device's clock was changed, so the time is not known. "
                                 "The organiser sees this scan.", name=name),
}  # fmt: skip
UNWELCOME = {
    "unknown": lambda: _("This device is not enrolled here. Ask the organiser for a new link."),
    "revoked": lambda: _("The organiser has taken this device out of service."),
    "expired": lambda: _("The cohort is over, and this device's time with it. Ask the organiser for a new link."),
}


def sentence(verdict, present, opens=None):
    """What the screen says of a verdict. `present`: whether the person is present now; `opens`: when the slot does."""
    if said := PLAIN.get(verdict.result):
        return said()
    if verdict.result == Result.TOO_EARLY:
        return too_early(verdict.name, opens)
    if verdict.result == Result.ALREADY:
        return already(verdict.name, verdict.since)
    if verdict.result == Result.ANNULLED and present:
        return _("%(name)s: taken back. A later scan still counts.", name=verdict.name)
    return NAMED[verdict.result](verdict.name)


def too_early(name, opens):
    if opens is None:
        return _("%(name)s: signing in is not open yet.", name=name)
    return _("%(name)s: signing in opens at %(time)s.", name=name, time=clock(opens))


def already(name, since):
    if since is None:
        return _("%(name)s was already signed in.", name=name)
    return _("%(name)s was already signed in at %(time)s.", name=name, time=clock(since))
