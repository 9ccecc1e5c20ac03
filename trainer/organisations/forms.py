"""The shape of what people enter about organisations."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.look import province
from trainer.organisations import matching
from trainer.organisations.models import Kind
from trainer.thai import places, sorting
from trainer.wording import words

SINCE_THE_ACT = (-80, 1)  # certifications go back to B.E. 2546, earlier ones are typed as they stand


def provinces():
    """(code, name) of all provinces in the order of the reader's language."""
    return sorted(((code, province(code)) for code in places.PROVINCES), key=lambda pair: sorting.sort_key(pair[1]))


def kinds():
    """(code, words) of the kinds of organisation."""
    return [(str(kind), words(kind, "kind")) for kind in Kind]


class OrganisationForm(Form):
    name = StringField(_("Organisation's name"), [DataRequired(), Length(max=300)])
    kind = SelectField(_("Kind"), choices=kinds)
    province = SelectField(_("Province"), choices=lambda: [("", _("Not known")), *provinces()])
    registration_no = StringField(_("Registration number"), [Length(max=60)],
                                  description=_("As written on the certificate of certification, e.g. 1477/2559"))

    def facts(self):
        """What was entered, clean: a name without the claim that only the registry can make, blanks as None."""
        return {
            "name": matching.plain_name(self.name.data),
            "kind": self.kind.data,
            "province": self.province.data or None,
            "registration_no": matching.number_text(self.registration_no.data),
        }


class CertificationForm(Form):
    certified_on = ThaiDateField(_("Certified on"), required=True, years=SINCE_THE_ACT)
    number = StringField(_("Registration number"), [Length(max=60)])


class RevocationForm(Form):
    revoked_on = ThaiDateField(_("Revoked on"), required=True, years=SINCE_THE_ACT,
                               description=_("On this day it is held no more; the day before it still was."))
    reason = TextAreaField(_("Reason"), [DataRequired(), Length(max=500)])


class CorrectionForm(CertificationForm):
    revoked_on = ThaiDateField(_("Revoked on"), years=SINCE_THE_ACT,
                               description=_("Leave it empty if it has not been revoked."))
    reason = TextAreaField(_("Why this is corrected"), [DataRequired(), Length(max=500)])


class DayForm(Form):
    """A question by GET: nothing is changed, so it needs no token."""

    class Meta(Form.Meta):
        csrf = False

    day = ThaiDateField(_("Day"), years=SINCE_THE_ACT, required=True)


class RegistryForm(Form):
    file = FileField(_("Registry workbook"), [FileRequired(_("Choose a file."))],
                     description=_("Excel (.xlsx) or CSV. Nothing is changed before you have seen what would be."))
