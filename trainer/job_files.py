"""Files that jobs make: each in a folder of its job under FILES_DIR/made, for a day; they are made anew on demand."""

import os
import pathlib
import shutil
from contextlib import contextmanager

from flask import current_app
from sqlalchemy import select

from trainer.database import db, now
from trainer.jobs import KEPT, Job, JobState

FOLDER = pathlib.PurePath("made")


def keep(job, name, data):
    """Keep what a job made, whole or not at all; returns the job's result: the file's place under FILES_DIR."""
    with being_kept(job, name) as (file, place):
        file.write(data)
    return place


@contextmanager
def being_kept(job, name):
    """The same for what is made piece by piece: (a file to write to, its place); it stands there once all went well."""
    place = FOLDER / str(job.id) / name
    path = current_app.config["FILES_DIR"] / place
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_name(f".{os.getpid()}.part")
    try:
        with half.open("wb") as file:
            yield file, place.as_posix()
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def sweep():
    """Delete what was made a day ago, and what dead workers left half made; returns how many folders. For the nightly
    round.
    """
    folder = current_app.config["FILES_DIR"] / FOLDER
    if not folder.is_dir():
        return 0
    there = [path for path in folder.iterdir() if path.name.isdecimal()]  # first these: a job may begin meanwhile
    kept = {str(one) for one in db.session.scalars(select(Job.id).where(wanted(now())))}
    db.session.rollback()  # a disk may be slow, and nobody shall wait for it
    over = [path for path in there if path.name not in kept]
    for path in over:
        shutil.rmtree(path, ignore_errors=True)
    return len(over)


def wanted(moment):
    """The condition under which a job's files stay: it is under way, or was finished within a day."""
    return Job.state.in_((JobState.WAITING, JobState.RUNNING)) | (Job.finished_at >= moment - KEPT)
