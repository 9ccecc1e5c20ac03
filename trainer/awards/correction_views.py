"""Correcting a certificate: what another one shall say, looked at beside the old one, then issued in its place."""

from flask import flash, g, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.awards import correcting, preview
from trainer.awards.blueprint import awards
from trainer.awards.forms import CorrectionForm
from trainer.awards.looks import opened
from trainer.awards.recipients import Recipient
from trainer.awards.record_views import RECORD, found
from trainer.database import db
from trainer.errors import Refused


@awards.route(f"{RECORD}/correction", methods=["GET", "POST"])
@open_to(*STAFF)
def correct(slug, number, certificate_id):
    """A form; pressing “look” shows what would change, and only what was looked at can be issued."""
    cohort, certificate = found(slug, number, certificate_id)
    draft, form = correcting.draft(certificate), form_of(certificate)
    if request.method == "GET":
        form.process(data=draft.facts)
    elif not form.validate_on_submit():
        draft = None
    elif "issue" in request.form:
        return issue(cohort, certificate, form)
    else:
        draft = correcting.draft(certificate, form.texts())
    return page(cohort, certificate, form, draft if request.method == "POST" else None)


def issue(cohort, certificate, form):
    """Issue what was looked at; what is refused is said on the page, where it can be looked at again."""
    here = {"slug": cohort.programme.slug, "number": cohort.number}
    told = {"stamp": form.stamp.data, "in_spite": bool(form.in_spite and form.in_spite.data)}
    try:
        made = correcting.correct(certificate, form.texts(), form.reason.data, journal.actor(), **told)
        db.session.commit()
    except Refused as refusal:
        db.session.rollback()
        form.say(refusal)
        return page(cohort, certificate, form, correcting.draft(certificate, form.texts()))
    flash(_("Certificate %(new)s takes the place of %(old)s.", new=made.number, old=certificate.number), "success")
    return redirect(url_for(".issued", certificate_id=made.id, _anchor="certificate", **here), 303)


def form_of(certificate):
    """The form for a certificate; an organisation is named alone, so nothing stands below its name."""
    form = CorrectionForm()
    if certificate.award.kind == Recipient.ORGANISATION:
        del form.organisation
    elif certificate.award.kind == Recipient.SPEAKER:
        form.organisation.label.text = _("Position")
    if certificate.valid:
        del form.in_spite
    return form


def page(cohort, certificate, form, draft):
    """The form, and once somebody looks, what would change, what is wrong with it, and its picture.

    The transaction ends while the page is laid out, so that nobody waits for the database.
    """
    hindrance, seen = correcting.hindrance(certificate), None
    if draft:
        form.stamp.data = draft.stamp
        g.only_looks = True  # from here on
        db.session.rollback()
        seen = preview.seen(opened(draft.look)[0], draft.look, [draft.certificate])[0] if not draft.problems else None
    return render_template(
        "awards/correction.html", tab="awards.board", cohort=cohort, certificate=certificate, form=form, draft=draft,
        hindrance=hindrance, seen=seen,
    )  # fmt: skip
