"""One form open in two places: what was typed in the other place stays, unless the same field was changed here, too.

A page says by short marks what it was given. What it sends back unchanged is not what somebody typed there just now,
so it never replaces what was saved from elsewhere meanwhile.
"""

import hashlib
import json

CHOICE = ("organisation_id", "asked")  # what was chosen belongs to the name for which it was offered


def marks(data):
    """{field: text, list of texts or tick} as the text that stands in the page: {field: mark} of those filled in."""
    return json.dumps({name: mark(value) for name, value in data.items() if mark(value)}, separators=(",", ":"))


def mark(value):
    """Eight letters that change with the value; "" for an empty one. Ends of lines and blanks at the ends are alike."""
    texts = value if isinstance(value, list) else [value]
    plain = ["" if one in (None, False) else str(one).replace("\r\n", "\n").strip() for one in texts]
    return hashlib.sha256("\0".join(plain).encode()).hexdigest()[:8] if any(plain) else ""


def reconciled(given, mine, theirs):
    """What is to be kept of what a page sends (`mine`) and what is saved (`theirs`), and the names of the fields that
    were changed elsewhere and not here.

    `given` are the marks that the page came with; without any, or where nothing is saved, all of `mine` counts.
    """
    given = understood(given)
    if given is None or not theirs:
        return mine, []
    names = [name for name in {**mine, **theirs} if name not in CHOICE]
    changed = [name for name in names if mark(mine.get(name)) == given.get(name, "") != mark(theirs.get(name))]
    kept = mine | {name: theirs.get(name) for name in changed}
    if "organisation" in changed or not mine.get("organisation_id") and alike(mine, theirs):
        kept |= {name: theirs.get(name) for name in CHOICE}
    return kept, changed


def alike(mine, theirs):
    """Whether the same name of an organisation stands here and there."""
    return mark(mine.get("organisation")) == mark(theirs.get("organisation"))


def understood(given):
    """{field: mark} of what a page sent, or None where it is nothing of ours."""
    try:
        found = json.loads(given or "")
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
