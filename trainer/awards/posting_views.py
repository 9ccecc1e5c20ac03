"""Certificates by e-mail: sending to all who can be written to, pausing, going on, and one again on purpose."""

from flask import flash, render_template, request
from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.awards import mass_posting, post_round, posting, queries
from trainer.awards.blueprint import awards
from trainer.awards.print_day_views import DAY, asked, back
from trainer.database import db

MAILING = f"{DAY}/mailing"


@awards.route(MAILING)
@open_to(*STAFF)
def mailing(slug, number):
    """How far the mailing is: the piece of the page that asks again by itself."""
    cohort, choice = asked(slug, number)
    return render_template("awards/mailing.html", cohort=cohort, choice=choice, round=post_round.of(cohort))


@awards.route(MAILING, methods=["POST"])
@open_to(*STAFF)
def send_certificates(slug, number):
    """Send each of those chosen their certificate, who were not sent it yet."""
    cohort, choice = asked(slug, number)
    count = mass_posting.order(cohort, choice, journal.actor())
    later = mass_posting.is_under_way(cohort)
    db.session.commit()
    said = ngettext("%(num)d message was put into the outbox.", "%(num)d messages were put into the outbox.", count)
    if later:
        said = ngettext("%(num)d letter is being written.", "%(num)d letters are being written.", count)
    flash(said, "success")
    return back(slug, number, choice, "mailing")


@awards.route(f"{MAILING}/pause", methods=["POST"])
@open_to(*STAFF)
def pause_mailing(slug, number):
    """Keep back what was not sent yet."""
    cohort, choice = asked(slug, number)
    post_round.pause(cohort, journal.actor())
    db.session.commit()
    flash(_("Sending is paused. Nothing is lost: it goes on when you say so."), "success")
    return back(slug, number, choice, "mailing")


@awards.route(f"{MAILING}/resumption", methods=["POST"])
@open_to(*STAFF)
def resume_mailing(slug, number):
    """Let it go on."""
    cohort, choice = asked(slug, number)
    post_round.resume(cohort, journal.actor())
    db.session.commit()
    flash(_("Sending goes on."), "success")
    return back(slug, number, choice, "mailing")


@awards.route(f"{DAY}/certificates/<int:certificate_id>/letters", methods=["POST"])
@open_to(*STAFF)
def send_certificate(slug, number, certificate_id):
    """Send one certificate to its holder, once more if that is meant; a form sent twice sends once."""
    cohort, choice = asked(slug, number)
    certificate = db.one_or_404(queries.certificate_of(cohort, certificate_id))
    made = posting.send_one(certificate, request.form.get("nth", 1, type=int), journal.actor())
    db.session.commit()
    name = certificate.facts["name"]
    flash(_("The certificate of %(name)s was put into the outbox.", name=name) if made else
          _("This message was put into the outbox before."), "success")  # fmt: skip
    return back(slug, number, choice, f"certificate-{certificate.id}")
