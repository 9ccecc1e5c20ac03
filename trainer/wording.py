"""Codes in words: states, phases, acts of the journal. Each chapter adds its own with `add` when it is loaded."""

from flask_babel import lazy_gettext as _

WORDS = {}


def add(group, **sentences):
    """Add the words of a group, e.g. add("state", accepted=_("Accepted"))."""
    WORDS.setdefault(group, {}).update({code.replace("__", "-"): text for code, text in sentences.items()})


def words(code, group):
    """The words for a code; a code without words shows itself, and a test finds it."""
    return WORDS.get(group, {}).get(str(code), str(code))


add("role", admin=_("Administrator"), organiser=_("Organiser"), door=_("Door"), participant=_("Participant"))
add(
    "act", created=_("created"), changed=_("changed"), removed=_("removed"), imported=_("imported"),
    tried_again=_("put back into the queue"))
add(
    "phase",
    history=_("Before this system"),
    draft=_("Draft"),
    announced=_("Announced"),
    running=_("Running now"),
    ended=_("Ended"),
    closed=_("Closed"),
)
add(
    "job",
    waiting=_("Waiting"),
    running=_("Running"),
    done=_("Done"),
    failed=_("Failed"),
)
