"""Taking a registry workbook over in the browser: send it, see what it would change, then decide."""

from datetime import timedelta

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import delete

from trainer import journal, workbook
from trainer.access import STAFF, open_to
from trainer.database import db, now
from trainer.errors import Refused
from trainer.organisations import queries
from trainer.organisations.blueprint import organisations
from trainer.organisations.forms import RegistryForm
from trainer.organisations.models import RegistryUpload
from trainer.organisations.registry import planned, take_over
from trainer.organisations.registry_plan import changes_of

KEPT = timedelta(days=7)
SHOWN = 200  # of each list in the preview


@organisations.route("/desk/organisations/registry-uploads/new", methods=["GET", "POST"])
@open_to(*STAFF)
def registry_new():
    """Send a registry workbook; it is read, and kept until somebody decides."""
    form = RegistryForm()
    if form.validate_on_submit():
        try:
            upload = receive(form.file.data)
            return redirect(url_for(".registry_preview", upload_id=upload.id), 303)
        except Refused as refusal:
            db.session.rollback()
            form.file.errors = str(refusal).split("\n")
    return render_template("organisations/registry_new.html", form=form)


def receive(file):
    """Keep the file if it can be understood, and forget those that nobody took over. Raises Refused."""
    upload = RegistryUpload(name=(file.filename or "")[-300:], data=file.read(), account_id=journal.actor().id)
    understood(upload)
    db.session.execute(delete(RegistryUpload).where(RegistryUpload.created_at < now() - KEPT))
    db.session.add(upload)
    db.session.commit()
    return upload


def understood(upload):
    """What the file would change, as of now. Raises Refused."""
    return planned(workbook.read(upload.name, upload.data))


@organisations.route("/desk/organisations/registry-uploads/<int:upload_id>")
@open_to(*STAFF)
def registry_preview(upload_id):
    """What the workbook would change, before it does."""
    upload = db.one_or_404(queries.upload_at(upload_id))
    facts = {"plan": understood(upload), "changes_of": changes_of, "shown": SHOWN}
    return render_template("organisations/registry_preview.html", upload=upload, **facts)


@organisations.route("/desk/organisations/registry-uploads/<int:upload_id>/completion", methods=["POST"])
@open_to(*STAFF)
def registry_completion(upload_id):
    """Take the workbook over, all of it."""
    upload = db.one_or_404(queries.upload_at(upload_id))
    outcome = take_over(understood(upload), journal.actor())
    db.session.delete(upload)
    db.session.commit()
    said = _("Added: %(added)s · changed: %(changed)s · unchanged: %(unchanged)s", added=outcome.added,
             changed=outcome.changed, unchanged=outcome.unchanged)  # fmt: skip
    flash(said, "success")
    return redirect(url_for(".index"), 303)


@organisations.route("/desk/organisations/registry-uploads/<int:upload_id>/removal", methods=["POST"])
@open_to(*STAFF)
def registry_removal(upload_id):
    """Put the workbook away; nothing has been changed."""
    db.session.delete(db.one_or_404(queries.upload_at(upload_id)))
    db.session.commit()
    flash(_("The file was put away. Nothing was changed."), "success")
    return redirect(url_for(".index"), 303)
