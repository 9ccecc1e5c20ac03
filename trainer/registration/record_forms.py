"""The shape of a registration as an organiser enters it by hand."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional

from trainer.forms import Form
from trainer.registration.food import KINDS
from trainer.registration.lodging import Stay
from trainer.thai import places
from trainer.wording import words


def provinces():
    """The choices of a province, a blank one first."""
    return [("", "–"), *((one.code, one.name_th) for one in places.PROVINCES.values())]


class RegistrationForm(Form):
    """One person and the organisation they come from; the name is split as it is typed into a roster."""

    name = StringField(_("Title, first name and surname"), [DataRequired(), Length(max=300)])
    position = StringField(_("Position in the organisation"), [Length(max=200)])
    organisation = StringField(_("Organisation (name or registration number)"), [DataRequired(), Length(max=300)])
    province = SelectField(_("Province"), choices=provinces)
    phone = TelField(_("Telephone"), [Length(max=60)])
    email = EmailField(_("E-mail"), [Optional(), Length(max=254)])
    food = SelectField(_("Food"), validate_choice=False, choices=lambda: [
        ("", "–"), *((kind, words(kind, "food")) for kind in KINDS)])
    lodging = SelectField(
        _("Bed needed"), choices=lambda: [(each.value, words(each, "lodging")) for each in Stay], validate_choice=False
    )
    needs = TextAreaField(_("Other accommodation needed"), [Length(max=500)])
