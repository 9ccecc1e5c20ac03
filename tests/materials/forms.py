"""What ordinary forms send."""

import io


def sent(*files, **entered):
    """What an ordinary form sends: files as (name, data), and its fields."""
    usual = {"place": "", "audience": "participants", "release": "at_once", "licence": "unstated"}
    return usual | entered | {"files": [(io.BytesIO(data), name) for name, data in files]}
