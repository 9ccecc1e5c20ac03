"""Giving, revoking and correcting the certifications of an organisation."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.organisations import queries
from trainer.organisations.blueprint import organisations
from trainer.organisations.forms import CertificationForm, CorrectionForm, RevocationForm

ONE = "/desk/organisations/<int:organisation_id>/certifications/<int:certification_id>"


@organisations.route("/desk/organisations/<int:organisation_id>/certifications/new", methods=["GET", "POST"])
@open_to(*STAFF)
def certify(organisation_id):
    """Record a certification."""
    organisation = db.one_or_404(queries.organisation_at(organisation_id))
    form = CertificationForm(data={"number": organisation.registration_no})

    def act():
        organisation.certify(journal.actor(), form.certified_on.data, form.number.data.strip(), _("entered by hand"))

    return page(organisation, form, act, _("Record a certification"))


@organisations.route(f"{ONE}/revocation", methods=["GET", "POST"])
@open_to(*STAFF)
def revocation(organisation_id, certification_id):
    """Record that a certification was revoked."""
    held = db.one_or_404(queries.certification_at(organisation_id, certification_id))
    form = RevocationForm()
    return page(
        held.organisation, form, lambda: held.revoke(journal.actor(), form.revoked_on.data, form.reason.data),
        _("Record the revocation"), held,
    )  # fmt: skip


@organisations.route(f"{ONE}/correction", methods=["GET", "POST"])
@open_to(*STAFF)
def correction(organisation_id, certification_id):
    """Put right a certification that was recorded wrongly, or a revocation that never was."""
    held = db.one_or_404(queries.certification_at(organisation_id, certification_id))
    form = CorrectionForm(obj=held)

    def act():
        facts = {"certified_on": form.certified_on.data, "revoked_on": form.revoked_on.data}
        held.correct(journal.actor(), form.reason.data, number=form.number.data.strip() or None, **facts)

    return page(held.organisation, form, act, _("Correct the certification"), held)


def page(organisation, form, act, title, held=None):
    """The form; when it is sent and not refused, the act is done and the organisation shown."""
    if form.validate_on_submit():
        try:
            act()
            db.session.commit()
            flash(_("%(name)s is saved.", name=organisation.name), "success")
            return redirect(url_for(".show", organisation_id=organisation.id), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    facts = {"organisation": organisation, "title": title, "held": held}
    return render_template("organisations/certification.html", form=form, **facts)
