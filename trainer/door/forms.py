"""Forms of the door."""

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import InputRequired, Length

from trainer.door.devices import LONGEST


class DeviceForm(FlaskForm):
    """Another device."""

    name = StringField(_("Name of the device"), [InputRequired(), Length(max=LONGEST)])
