"""Background work as people see it: its progress, its file, and another try."""

from flask import abort, flash, redirect, render_template, send_file, url_for
from flask import current_app as app
from flask_babel import gettext as _
from flask_security import current_user
from sqlalchemy import select

from trainer import jobs
from trainer.access import STAFF, Role, open_to
from trainer.database import db
from trainer.home.blueprint import home


@home.route("/admin/work")
@open_to(Role.ADMIN)
def work():
    """What runs, what waits, what failed."""
    page = db.paginate(select(jobs.Job).order_by(jobs.Job.id.desc()), per_page=30, max_per_page=30)
    return render_template("home/work.html", page=page)


@home.route("/desk/jobs/<int:job_id>")
@open_to(*STAFF)
def job(job_id):
    """The progress of one job, as the piece of a page that asks again by itself."""
    return render_template("home/job.html", job=db.get_or_404(jobs.Job, job_id))


@home.route("/desk/jobs/<int:job_id>/file")
@open_to(*STAFF)
def job_file(job_id):
    """The file that a job has made."""
    found = db.get_or_404(jobs.Job, job_id)
    path = (app.config["FILES_DIR"] / found.result).resolve()
    if not found.result or not path.is_relative_to(app.config["FILES_DIR"].resolve()) or not path.is_file():
        abort(404)
    return send_file(path, download_name=path.name, max_age=0)


@home.route("/admin/jobs/<int:job_id>/attempts", methods=["POST"])
@open_to(Role.ADMIN)
def job_again(job_id):
    """Have a failed job done once more."""
    jobs.again(db.get_or_404(jobs.Job, job_id), by=current_user)
    db.session.commit()
    flash(_("The work was put back into the queue."), "success")
    return redirect(url_for("home.work"), 303)
