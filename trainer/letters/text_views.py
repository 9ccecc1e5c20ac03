"""The words of a programme's letters: seen, changed, tried out, taken back."""

import secrets

from flask import abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.letters import preview, sample, texts
from trainer.letters.blueprint import letters
from trainer.letters.defaults import LETTERS
from trainer.letters.forms import TextForm
from trainer.letters.placeholders import KNOWN
from trainer.programmes.models import Cohort
from trainer.programmes.queries import programme_at
from trainer.registration import queries
from trainer.registration.models import Registration
from trainer.settings import LANGUAGES

PROGRAMME = "/desk/programmes/<slug>/letters"
ONE = f"{PROGRAMME}/<code>/<language>"
MOST = 300  # people to choose from for the preview


@letters.route(PROGRAMME)
@open_to(*STAFF)
def programme_letters(slug):
    """Every letter in every language, and which of them the programme words itself."""
    programme = db.one_or_404(programme_at(slug))
    return render_template("letters/texts.html", programme=programme, letters=LETTERS, own=texts.own_texts(programme))


@letters.route(ONE, methods=["GET", "POST"])
@open_to(*STAFF)
def text(slug, code, language):
    """One letter's words with a preview for a real person; a POST previews, tries out, or keeps them."""
    programme = known(slug, code, language)
    form = TextForm(obj=texts.text_of(programme, code, language))
    if "preview" not in request.form and form.validate_on_submit():
        try:
            if "test" not in request.form:
                return kept(programme, code, language, form)
            try_out(programme, form, language)
        except Refused as refusal:
            db.session.rollback()
            programme = known(slug, code, language)
            form.say(refusal)
    cohort, people = people_of(programme)
    return render_template(
        "letters/text.html", programme=programme, code=code, tongue=language, form=form, known=KNOWN,
        own=texts.own_text(programme, code, language), cohort=cohort,
        shown=preview.shown(cohort, people, form, language) if cohort else {"person": None, "people": []},
    )  # fmt: skip


@letters.route(f"{ONE}/default", methods=["POST"])
@open_to(*STAFF)
def text_default(slug, code, language):
    """Let the words of the system hold again."""
    programme = known(slug, code, language)
    texts.back_to_default(programme, code, language, journal.actor())
    db.session.commit()
    flash(_("The words of the system hold again."), "success")
    return redirect(url_for(".text", slug=slug, code=code, language=language), 303)


def kept(programme, code, language, form):
    texts.keep(programme, code, language, form.subject.data, form.body.data, journal.actor())
    db.session.commit()
    flash(_("The letter is saved. It holds for every message from now on."), "success")
    return redirect(url_for(".text", slug=programme.slug, code=code, language=language), 303)


def try_out(programme, form, language):
    """Send the words as they stand in the form to whoever tries them; nothing of the letter is kept."""
    cohort, people = people_of(programme)
    if not people:
        raise Refused(_("Register somebody in a cohort of this programme first: the test is filled in for a person."))
    written = texts.checked(form.subject.data, form.body.data)
    seen = preview.shown(cohort, people, form, language)
    by = journal.actor()
    filled = written.filled(preview.facts(cohort, seen["person"], language))
    sample.send(by, f"test:{secrets.token_hex(16)}", filled, language)
    said = _("The test message to %(address)s was sent. The letter itself is not saved yet.", address=by.email)
    flash(said, "success")


def known(slug, code, language):
    """The programme, if there is such a letter in such a language, else 404."""
    if code not in LETTERS or language not in LANGUAGES:
        abort(404)
    return db.one_or_404(programme_at(slug))


def people_of(programme):
    """The newest cohort of the programme in which anybody is registered, and its first people; (None, []) without."""
    newest = (
        select(Cohort)
        .where(Cohort.programme_id == programme.id, Cohort.id.in_(select(Registration.cohort_id)))
        .order_by(Cohort.number.desc())
        .limit(1)
    )
    cohort = db.session.scalar(newest)
    return cohort, db.session.scalars(queries.registrations_of(cohort).limit(MOST)).all() if cohort else []
