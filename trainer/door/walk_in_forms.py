"""The shapes of what is entered at the door about somebody who was not expected."""

from flask_babel import lazy_gettext as _
from wtforms import StringField, TelField
from wtforms.validators import DataRequired, Length

from trainer.nominations.forms import DeskSubstituteForm, ProvincePersonForm


class WalkInForm(ProvincePersonForm):
    """Somebody whom nobody knows yet: name, organisation, position, telephone."""

    told, email = None, None
    phone = TelField(_("Telephone"), [DataRequired(), Length(max=60)])


class StandInForm(DeskSubstituteForm):
    """Who came instead: name, position, telephone, and why; the organisation is that of the one who did not come.

    `why_now` is asked for outside of the hours of sign-in.
    """

    why_now = StringField(_("Why is somebody signed in outside of these hours?"), [Length(max=300)])

    email = None
    phone = TelField(_("Telephone"), [DataRequired(), Length(max=60)])
