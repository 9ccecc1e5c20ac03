"""The background worker's door: `huey_consumer trainer.worker.huey`."""

from huey import crontab

from trainer import create_app, jobs

app = create_app()
huey = app.extensions["huey"]


@huey.periodic_task(crontab(minute="*"))
def sweep():
    """Every minute, take up what the queue forgot or a dead worker left."""
    with app.app_context():
        jobs.sweep()
