"""Corrections by the holder of a status link: person, organisation and answers, read as the form reads them."""

from flask import flash, redirect, request, url_for
from flask_babel import gettext as _
from rapidfuzz import fuzz

from trainer.access import EVERYONE, open_to
from trainer.applications import answers, asking, early, filled, finding, link_mail
from trainer.applications.application_forms import PersonForm
from trainer.applications.blueprint import STATUS, applications, private
from trainer.applications.status_views import LOOKS, holder, refuse_begun
from trainer.database import db
from trainer.errors import Refused
from trainer.look import language
from trainer.organisations.matching import number_text
from trainer.protection import limiter
from trainer.registration import consent, record
from trainer.registration.consent_texts import Purpose, newest, text
from trainer.registration.models import SEATED
from trainer.thai import names

SAME_PERSON = 60  # of 100: below it a name is not corrected but another one


@applications.route(f"{STATUS}/correction", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def correct(token):
    """The application as it stands, to be put right until the day before the training begins."""
    one = holder(token)
    refuse_begun(one)
    sheet = sent(one) if request.method == "POST" else as_it_stands(one)
    if request.method == "POST" and sheet.in_order:
        try:
            return changed(one, sheet, token)
        except Refused as refusal:
            db.session.rollback()
            one = holder(token)
            sheet.cohort = one.cohort
            sheet.form.say(refusal)
    return private(
        "applications/status_correction.html", one=one, cohort=one.cohort, token=token, sheet=sheet, form=sheet.form,
        questions=sheet.questions, stamp=asking.stamp(sheet.questions), offers=sheet.offers,
        before=asking.earlier(sheet.questions, sheet.entered),
        standing=early.of_sheet(sheet), echo=early.name_read(sheet.form.name.data),
        agreed=bool(consent.standing(one, Purpose.SENSITIVE_NEEDS)),
        wording=text(Purpose.SENSITIVE_NEEDS, newest(Purpose.SENSITIVE_NEEDS), language()),
    )  # fmt: skip


def as_it_stands(one):
    """The form filled in with what is known."""
    agreed = consent.standing(one, Purpose.SENSITIVE_NEEDS) is not None
    known = {"organisation_id": str(one.organisation_id or 0), "asked": one.organisation_label}
    form = PersonForm(formdata=None, data=record.as_typed(one) | known | {"sensitive_needs": agreed})
    sheet = filled.Sheet(one.cohort, "", form, asking.questions_of(one.cohort), answers.entered_of(one))
    sheet.offers = finding.by_ids([one.organisation_id]) if one.organisation_id else []
    return sheet


def sent(one):
    """The form as it came back, understood."""
    sheet = filled.read(one.cohort, "", request.form, request.files, PersonForm)
    if one.state in SEATED and sheet.checked.first_name and not same_person(one.person, sheet.checked):
        filled.blame(
            sheet.form.name,
            _("A seat belongs to a person. For somebody else in your place, ask the organiser for a substitution."),
        )
    return sheet


def same_person(person, checked):
    """Whether a name was corrected rather than exchanged: one part is the same, or both are spelled much alike."""
    before = (names.duplicate_key(person.first_name, ""), names.duplicate_key("", person.last_name))
    after = (names.duplicate_key(checked.first_name, ""), names.duplicate_key("", checked.last_name))
    if any(old == new and old.strip() for old, new in zip(before, after, strict=True)):
        return True
    return fuzz.ratio("".join(before), "".join(after)) >= SAME_PERSON


def changed(one, sheet, token):
    """Put the registration right, all of it or nothing, and mail the link to an address that is new."""
    address, said = one.person.email, _("Your application is corrected.")
    if sheet.form.sensitive_needs.data:
        consent.give(one, Purpose.SENSITIVE_NEEDS)
    record.correct(one, facts_of(sheet), None)
    answers.correct(one, sheet.reading)
    if one.person.email != address:
        link_mail.mail_status_links([one])
        said += " " + _("The link to this page was mailed to the new address, %(address)s.", address=one.person.email)
    db.session.commit()
    flash(said, "success")
    return redirect(url_for(".status", token=token), 303)


def facts_of(sheet):
    """What was typed as `record.correct` reads it: an organisation that was chosen goes by its number, if any."""
    typed = sheet.form.facts()
    facts = {name: typed[name] or "" for name in typed if name not in ("organisation_id", "unlisted")}
    if sheet.form.chosen and (found := finding.by_ids([sheet.form.chosen])):
        number = number_text(found[0].registration_no) or ""
        facts["organisation"] = number if finding.number_in(number) else found[0].name
    return facts
