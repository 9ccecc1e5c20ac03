"""How a cohort takes people in: the page on which organisers say it, and what they put on letters and walls."""

import io
from urllib.parse import urlsplit

import segno
from flask import flash, redirect, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _

from trainer import journal, links, paper
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.programmes.queries import cohort_at
from trainer.programmes.terms import eligibility
from trainer.registration import intake as intakes
from trainer.registration import intake_words
from trainer.registration.blueprint import COHORT, registration
from trainer.registration.intake_forms import IntakeForm

ONLY_HERE = ("127.0.0.1", "localhost", "::1")


@registration.route(f"{COHORT}/intake", methods=["GET", "POST"])
@open_to(*STAFF)
def intake(slug, number):
    """When applications are taken and what happens by itself, with a sentence for each choice."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = IntakeForm.of(intakes.intake_of(cohort))
    if form.validate_on_submit():
        try:
            intakes.change(cohort, journal.actor(), **form.facts())
            db.session.commit()
            flash(_("It is saved how applications are taken."), "success")
            return redirect(url_for(".intake", slug=slug, number=number), 303)
        except Refused as refusal:
            db.session.rollback()
            cohort = db.one_or_404(cohort_at(slug, number))
            form.say(refusal)
    found = intakes.intake_of(cohort)
    address = public_address(cohort)
    return render_template(
        "registration/intake.html", cohort=cohort, form=form, intake=found, tab="registration.people", address=address,
        standing=intake_words.standing(cohort, found, today()), code=code(address).svg_data_uri(border=4),
        consequences=list(intake_words.consequences(cohort, found)),
        only_here=urlsplit(address).hostname in ONLY_HERE,
    )  # fmt: skip


@registration.route(f"{COHORT}/intake/closing", methods=["POST"])
@open_to(*STAFF)
def intake_closing(slug, number):
    """Take no more applications from now on."""
    cohort = db.one_or_404(cohort_at(slug, number))
    intakes.close_now(cohort, journal.actor(), today())
    db.session.commit()
    flash(_("No more applications are taken."), "success")
    return redirect(url_for(".intake", slug=slug, number=number), 303)


@registration.route(f"{COHORT}/intake/code.png")
@open_to(*STAFF)
def intake_code(slug, number):
    """The public address as a QR code, large enough for a letter at 300 dots an inch."""
    cohort = db.one_or_404(cohort_at(slug, number))
    image = io.BytesIO()
    code(public_address(cohort)).save(image, kind="png", scale=16, border=4)
    return paper.show(image.getvalue(), f"สมัคร-{slug}-{number}.png", "image/png", as_attachment=True)


@registration.route(f"{COHORT}/intake/poster.pdf")
@open_to(*STAFF)
def poster(slug, number):
    """One page for a wall or a letter: what, when, where, until when, and the QR code of the form."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if cohort.starts_on is None:
        raise Refused(_("Set the cohort's days first, in its settings."))
    address = public_address(cohort)
    with force_locale("th"):  # paper is Thai, whatever the clerk reads
        return paper.pdf_response(
            f"ประกาศรับสมัคร-{slug}-{number}.pdf", "print/intake_poster.html", cohort=cohort, address=address,
            intake=intakes.intake_of(cohort), code=code(address).svg_data_uri(border=0, omitsize=True),
            eligibility=list(eligibility(cohort.programme)),
        )  # fmt: skip


def public_address(cohort):
    """The address of the cohort's public page, where the form is; it stays the same when applications are over."""
    return links.address("home.public_cohort", slug=cohort.programme.slug, number=cohort.number)


def code(address):
    return segno.make_qr(address, error="m")
