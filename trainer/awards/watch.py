"""What the awards chapter adds to the record of a registration, and to the page that its holder opens by a link."""

from trainer.awards.models import Award
from trainer.awards.own_records import own_records
from trainer.awards.queries import certificates_of
from trainer.database import db
from trainer.registration.record_blocks import Block
from trainer.registration.signals import record_shown, status_shown
from trainer.schedule.signals import speakers_merging


def init_app():
    """Listen to what registrations tell."""
    record_shown.connect(on_record)
    status_shown.connect(on_status)
    status_shown.connect(own_certificates)
    speakers_merging.connect(same_speaker)


def on_record(registration):
    """Attendance for the organiser; nothing while there is none."""
    return block("awards/record_block.html", registration)


def on_status(registration):
    """The same for the person."""
    return block("awards/status_block.html", registration)


def own_certificates(registration):
    """The person's valid certificates, and whether strangers read the whole name; None without any."""
    found = db.session.scalars(certificates_of([registration])).all()
    return Block("awards/own_certificates_block.html", {"certificates": found}) if found else None


def block(template, registration):
    """A Block of a template about somebody's attendance, or None."""
    own = own_records([registration]).get(registration.id)
    return own and Block(template, {"own": own})


def same_speaker(gone, into):
    """Two entries mean one speaker: what was awarded to the one is the other's, but where both have an award."""
    own = db.select(Award.cohort_id).where(Award.speaker_id == into.id)
    moved = db.update(Award).where(Award.speaker_id == gone.id, Award.cohort_id.not_in(own))
    db.session.execute(moved.values(speaker_id=into.id).execution_options(synchronize_session=False))
