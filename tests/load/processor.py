"""How much processor time an installation has used, as Linux tells it; other work on the machine does not count."""

import os
import pathlib
from collections import defaultdict

TICKS = os.sysconf("SC_CLK_TCK")
NAMES = {"gunicorn": "web server", "huey": "background worker"}


def seconds(pid):
    """{web server | background worker: seconds} of the processes that this one began, at any remove."""
    parents, spent = {}, {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            look_at(folder, parents, spent)
    found = defaultdict(float)
    for one, (name, ticks) in spent.items():
        if name and descends(one, pid, parents):
            found[name] += ticks / TICKS
    return found


def look_at(folder, parents, spent):
    """Note parent, name and ticks of one process, unless it has just ended."""
    try:
        facts = (folder / "stat").read_text().rpartition(")")[2].split()
        called = (folder / "cmdline").read_text()
    except OSError:
        return
    parents[int(folder.name)] = int(facts[1])
    name = next((words for part, words in NAMES.items() if part in called), "")
    spent[int(folder.name)] = (name, int(facts[11]) + int(facts[12]))


def descends(one, pid, parents):
    while one and one != pid:
        one = parents.get(one, 0)
    return one == pid
