"""The background worker's door: `huey_consumer trainer.worker.huey`."""

from huey import crontab

from trainer import create_app, job_files, jobs
from trainer.applications import answer_watch, drafts
from trainer.awards import designs, pictures
from trainer.bulletins import posting
from trainer.errors import Refused
from trainer.letters import reminding, speaker_mail
from trainer.mail import mailbox, sending
from trainer.materials import checking, uploads
from trainer.registration import offers, purging

app = create_app()
huey = app.extensions["huey"]


@huey.periodic_task(crontab(minute="*"))
def sweep():
    """Every minute, take up what the queue forgot or a dead worker left."""
    with app.app_context():
        jobs.sweep()


@huey.periodic_task(crontab(minute="*"))
def post():
    """Every minute, send the mail whose time has come."""
    with app.app_context():
        sending.send_due()


@huey.periodic_task(crontab(minute="*"))
def tell():
    """Every minute, mail the bulletins whose time has come."""
    with app.app_context():
        posting.post_due()


@huey.periodic_task(crontab(minute="*/5"))
def look_again():
    """Every five minutes, check again the files of materials that the virus scanner did not answer for."""
    with app.app_context():
        checking.sweep()


@huey.periodic_task(crontab(minute="40", hour="20"))
def forget():
    """Every night (03.40 in Bangkok), erase what was said of food and needs in cohorts that ended 30 days ago."""
    with app.app_context():
        purging.purge_due()


@huey.periodic_task(crontab(minute="*/5"))
def returns():
    """Every five minutes, read what came back; a mailbox that cannot be read is told on the page of mail settings."""
    with app.app_context():
        if app.config["BOUNCES_IMAP_URL"]:
            try:
                mailbox.read()
            except Refused as refusal:
                app.logger.warning("%s", refusal)


@huey.periodic_task(crontab(minute="*"))
def pass_seats_on():
    """Every minute, let offers lapse that nobody answered in time, and pass free seats on."""
    with app.app_context():
        offers.lapse_due()


@huey.periodic_task(crontab(minute="10", hour="20"))
def tidy():
    """Every night (03.10 in Bangkok), throw away applications that nobody went on with, and files that nobody uses."""
    with app.app_context():
        drafts.sweep()
        answer_watch.sweep()
        pictures.sweep()
        designs.sweep()
        uploads.sweep()
        checking.sweep_apart()
        job_files.sweep()


@huey.periodic_task(crontab(minute="*/10"))
def remind():
    """Every ten minutes, remind those whose offer ends within a day."""
    with app.app_context():
        reminding.remind_due()


@huey.periodic_task(crontab(minute="20", hour="2"))
def remind_speakers():
    """Every morning (09.20 in Bangkok), remind speakers who were asked days ago and have not answered."""
    with app.app_context():
        speaker_mail.remind_due()
