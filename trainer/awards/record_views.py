"""The record of one certificate: its frozen facts, its PDF, its end, and the one that takes its place."""

from flask import flash, redirect, render_template, url_for
from flask_babel import gettext as _

from trainer import journal, paper
from trainer.access import HOLDER, SIGNED_IN, STAFF, open_to
from trainer.awards import correcting, designs, looks, press, queries, sealing
from trainer.awards.blueprint import BOARD, awards
from trainer.awards.filing import file_name
from trainer.awards.forms import ReasonForm
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language
from trainer.programmes.queries import cohort_at
from trainer.registration import holders

RECORD = f"{BOARD}/certificates/<int:certificate_id>"


@awards.route(RECORD)
@open_to(*STAFF)
def issued(slug, number, certificate_id):
    """One certificate as it was issued, and what became of it."""
    return record(*found(slug, number, certificate_id))


@awards.route(f"{RECORD}/revocation", methods=["POST"])
@open_to(*STAFF)
def revoke(slug, number, certificate_id):
    """Declare the certificate void, with a reason that everyone who verifies it will read."""
    cohort, certificate = found(slug, number, certificate_id)
    form = ReasonForm()
    if form.validate_on_submit():
        try:
            certificate.revoke(form.reason.data, journal.actor())
            db.session.commit()
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
        else:
            flash(_("Certificate %(number)s is revoked.", number=certificate.number), "success")
            return redirect(url_for(".issued", slug=slug, number=number, certificate_id=certificate_id), 303)
    return record(cohort, certificate, revocation=form)


@awards.route(f"{RECORD}.pdf")
@open_to(*STAFF)
def pdf(slug, number, certificate_id):
    """The certificate to be printed or sent."""
    _cohort, certificate = found(slug, number, certificate_id)
    if not certificate.valid:
        raise Refused(_("Certificate %(number)s was revoked and is not printed any more.", number=certificate.number))
    return shown(certificate)


@awards.route("/me/certificates/<token>")
@open_to(SIGNED_IN, HOLDER)
def own_pdf(token):
    """A participant's own certificate; anybody else's does not exist here."""
    return shown(db.one_or_404(queries.own_certificate(holders.own(), token)))


def found(slug, number, certificate_id):
    """The cohort at an address and one of its certificates, or 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return cohort, db.one_or_404(queries.certificate_of(cohort, certificate_id))


def shown(certificate):
    """A response with the certificate's PDF."""
    [pdf] = sealing.sealed([certificate], press.singles(press.frozen([certificate])))
    return paper.show(pdf, file_name(certificate.number, certificate.facts["name"]))


def record(cohort, certificate, revocation=None):
    """The page of one certificate; a form that was refused keeps what was typed."""
    return render_template(
        "awards/issued.html", tab="awards.board", cohort=cohort, certificate=certificate,
        changes=correcting.draft(certificate).changes if cohort.starts_on else {},
        design=designs.title_of(looks.of_certificate(certificate), language()),
        entries=db.session.scalars(queries.entries_of(certificate.award)).all(),
        revocation=revocation or ReasonForm(formdata=None),
    )  # fmt: skip
