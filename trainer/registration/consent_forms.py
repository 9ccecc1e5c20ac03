"""The shape of a consent that an organiser writes down."""

from flask_babel import lazy_gettext as _
from wtforms import SelectField, StringField
from wtforms.validators import Length

from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.registration.consent import Way
from trainer.wording import words

BY_HAND = (Way.PAPER, Way.MESSAGE)


def said(way):
    return words(way, "consent_way")


class ConsentForm(Form):
    """How and when somebody agreed, and where the proof is kept."""

    way = SelectField(_("How the person agreed"), choices=lambda: [(way.value, said(way)) for way in BY_HAND])
    given_on = ThaiDateField(_("Agreed on"), required=True, years=(-3, 0))
    note = StringField(_("Where the proof is kept"), [Length(max=500)])
