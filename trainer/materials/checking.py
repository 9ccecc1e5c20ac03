"""What happens to a file once all of it has come: put together, looked through for viruses, drawn small, given out.

Background work, safe to do twice: pieces go only after the version is ready, or refused for good.
"""

import hashlib
import secrets
from datetime import timedelta

from flask import current_app
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import jobs, journal
from trainer.database import db, now
from trainer.materials import clamav, previews
from trainer.materials.models import MaterialVersion, VersionState
from trainer.materials.uploads import MaterialUpload
from trainer.storage import storage

FOLDER, APART = "materials", "quarantine"
AGAIN = timedelta(minutes=4)  # after which work that failed is taken up again
BEAT = 32 * 2**20  # bytes after which the work says that it is alive
APART_FOR = timedelta(days=30)  # in which somebody may look into a file that was never given out


@jobs.kind("check_material")
def check(job):
    """Check one version that waits; nothing happens when it does not."""
    version = db.session.get(MaterialVersion, job.arguments["version"])
    if version is None or version.state != VersionState.CHECKING:
        return ""
    upload = db.session.scalar(select(MaterialUpload).where(MaterialUpload.version_id == version.id))
    facts = {"mimetype": version.mimetype, "size": version.size}
    pieces = [(piece.start, piece.size, piece.place) for piece in upload.pieces]
    place = f"{FOLDER}/{upload.token}"
    db.session.commit()  # nobody waits for us while we read and write files
    facts["sha256"] = put_together(job, pieces, place)
    judge(job, version, place, facts)
    settle(version, upload)
    for _start, _size, gone in pieces:
        storage().delete(gone)
    return ""


def put_together(job, pieces, place):
    """Write the pieces as one file; returns its SHA-256."""
    digest, wanted = hashlib.sha256(), sum(size for _start, size, _place in pieces)

    def blocks():
        for _start, size, piece in pieces:
            for block in storage().blocks(piece, size):
                digest.update(block)
                yield block

    written = storage().write(place, steadily(job, blocks(), wanted))
    if written != wanted:
        raise OSError(f"{place}: {written} bytes instead of {wanted}")
    return digest.hexdigest()


def steadily(job, blocks, size):
    """Hand the blocks on, and say now and then that we are alive."""
    done = told = 0
    for block in blocks:
        yield block
        done += len(block)
        if done - told >= BEAT:
            told = done
            job.step(done * 100 // size, 100)


def judge(job, version, place, facts):
    """Have the file looked through; `version` is given what came of it, to be committed."""
    found, picture, said = None, "", ""
    with force_locale("th"):
        try:
            found = scanned(job, place, facts["size"])
            if found is None:
                picture = previews.preview_of(place, facts["mimetype"], facts["size"])
        except clamav.TooLarge as refusal:
            said = str(refusal)
        except previews.Damaged:
            said = _("The file is damaged and cannot be opened. Save it anew and send it again.")
    said = found or said
    if said:
        apart = f"{APART}/{secrets.token_urlsafe(24)}"
        storage().move(place, apart)
        place = apart
    state = VersionState.INFECTED if found else VersionState.FAILED if said else VersionState.READY
    version.place, version.preview, version.sha256 = place, picture, facts["sha256"]
    version.state, version.said, version.checked_at = state, said[:500], now()


def scanned(job, place, size):
    """What the virus scanner finds; None where it finds nothing, and where none is set up."""
    address = current_app.config["CLAMAV"]
    blocks = steadily(job, storage().blocks(place, size), size)
    return clamav.found_in(blocks, address) if address else None


def settle(version, upload):
    """Commit what was found; what is not given out is told in the journal, too."""
    if version.state != VersionState.READY:
        act = "quarantined_material" if version.state == VersionState.INFECTED else "refused_material"
        journal.record(None, act, version, reason=version.said)
    upload.pieces.clear()
    db.session.commit()


def sweep():
    """Take up again the checks that failed, as when the scanner did not answer; commits. Returns how many."""
    waiting = select(MaterialVersion).where(
        MaterialVersion.state == VersionState.CHECKING, MaterialVersion.created_at < now() - AGAIN
    )
    return sum(taken_up(version) for version in db.session.scalars(waiting).all())


def sweep_apart():
    """Delete what was kept apart long enough; that it was, its version and the journal go on saying."""
    over = [place for place, at in storage().places(APART) if at < now() - APART_FOR]
    for place in over:
        storage().delete(place)
    return len(over)


def taken_up(version):
    """Put the work of this version back into the queue, unless it is in it; commits. Returns whether it was."""
    job = db.session.get(jobs.Job, version.job_id)
    if job.under_way:
        return False
    job.state, job.attempts, job.error, job.finished_at = jobs.JobState.WAITING, 0, "", None
    jobs.tell_worker(job)
    db.session.commit()
    return True
