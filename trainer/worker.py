"""The background worker's door: `huey_consumer trainer.worker.huey`."""

from huey import crontab

from trainer import create_app, jobs
from trainer.mail import sending

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
