"""How much memory the processes of an installation have used at most, as Linux tells it."""

import pathlib
import re

from tests.load import processor


def forget_peaks(pid):
    """Let the peak of every process begin anew; returns {process id: bytes that it uses now}."""
    for one in members(pid):
        pathlib.Path(f"/proc/{one}/clear_refs").write_text("5")
    return {one: used(one, "VmRSS") for one in members(pid)}


def grown(pid, before):
    """{web server | background worker: bytes that a process of it used more at its peak than before}."""
    found = {}
    for one, name in members(pid).items():
        more = used(one, "VmHWM") - before.get(one, used(one, "VmRSS"))
        found[name] = max(found.get(name, 0), more)
    return found


def members(pid):
    """{process id: name} of the web server and the worker that this process began."""
    parents, spent = {}, {}
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            processor.look_at(folder, parents, spent)
    return {one: name for one, (name, _ticks) in spent.items() if name and processor.descends(one, pid, parents)}


def used(pid, what):
    """A line of a process's own account of its memory, in bytes."""
    said = pathlib.Path(f"/proc/{pid}/status").read_text()
    return int(re.search(rf"{what}:\s+(\d+) kB", said)[1]) * 1024
