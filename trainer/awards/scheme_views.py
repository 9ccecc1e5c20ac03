"""How a programme certifies each kind of recipient: an overview, and a page for each, with a look at it."""

from flask import abort, flash, redirect, render_template, request, send_file, url_for
from flask_babel import gettext as _

from trainer import paper
from trainer.access import STAFF, open_to
from trainer.awards import designs, numbering, pictures, preview, samples, schemes
from trainer.awards.blueprint import awards
from trainer.awards.filing import file_name
from trainer.awards.recipients import Recipient
from trainer.awards.scheme_page import SchemePage
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language
from trainer.programmes.queries import programme_at
from trainer.thai.numerals import thai_digits

SCHEMES = "/desk/programmes/<slug>/certificates"
ONE = f"{SCHEMES}/<kind>"
ENTRIES = 20
SHOW = "show_fields"  # the button of those without script, who want to see another design's fields before they save


@awards.route(SCHEMES, endpoint="schemes")
@open_to(*STAFF)
def overview(slug):
    """The kinds of recipient, each with its design, its words and its next number."""
    programme = db.one_or_404(programme_at(slug))
    cohort, called = samples.cohort_of(programme), dict(designs.called(language()))
    lines = [(kind, one, next_number(cohort, one)) for kind, one in schemes.schemes_of(programme).items()]
    return render_template("awards/schemes.html", programme=programme, lines=lines, called=called)


def next_number(cohort, scheme):
    """The number that would be given next, in the digits in which it is printed."""
    number = numbering.coming(cohort, scheme, 1)[0]
    return thai_digits(number) if scheme.thai_digits else number


@awards.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def scheme(slug, kind):
    """Design, words and numbers of one kind of recipient; a POST keeps them."""
    page = page_of(slug, kind)
    if SHOW not in request.form and page.form.validate_on_submit() and not page.refused:
        try:
            page.save()
            db.session.commit()
            flash(_("Saved. It holds for certificates that are issued from now on."), "success")
            return redirect(url_for(".scheme", slug=slug, kind=kind), 303)
        except Refused as refusal:
            db.session.rollback()
            page = page_of(slug, kind)
            page.form.say(refusal)
    return form_page(page)


def form_page(page):
    """The page with its form; what stands in it was saved, or was just sent."""
    entries = db.session.scalars(schemes.journal_of(page.scheme).limit(ENTRIES)).all()
    numbers = page.numbers()
    return render_template("awards/scheme.html", page=page, programme=page.programme, numbers=numbers, entries=entries)


@awards.route(f"{ONE}/preview", methods=["POST"])
@open_to(*STAFF)
def scheme_preview(slug, kind):
    """What the form says, as three certificates with everything that is wrong: a piece of the page."""
    page = page_of(slug, kind)
    (look, people, problems), numbers = page.sample(), page.numbers()
    let_go()
    seen, problems = page.seen(look, people, problems)
    return render_template("awards/scheme_preview.html", page=page, seen=seen, problems=problems, numbers=numbers)


@awards.route(f"{ONE}/preview.pdf", methods=["POST"])
@open_to(*STAFF)
def scheme_pdf(slug, kind):
    """The same three certificates as they would be printed."""
    page = page_of(slug, kind)
    look, people, _problems = page.sample()
    let_go()
    pdf = preview.pdf(page.place, look, list(people.values()))
    return paper.show(pdf, file_name(_("certificates"), slug))


@awards.route(f"{SCHEMES}/pictures/<fingerprint>.png")
@open_to(*STAFF)
def scheme_picture(slug, fingerprint):
    """A picture that was uploaded, to be shown beside its field."""
    if not pictures.is_kept(fingerprint):
        abort(404)
    return send_file(pictures.path_of(fingerprint), "image/png", max_age=3600)


def page_of(slug, kind):
    """The page of one kind of recipient, or 404."""
    programme = db.one_or_404(programme_at(slug))
    return SchemePage(programme, Recipient(kind)) if kind in [*Recipient] else abort(404)


def let_go():
    """End the transaction, but keep what was loaded: nobody waits for the database while pages are laid out."""
    db.session.expunge_all()
    db.session.rollback()
