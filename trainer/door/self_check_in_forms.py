"""What somebody types who is not known to the phone: a name or a number, and four digits."""

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import Length

from trainer.forms import Form


class WhoForm(Form):
    who = StringField(
        _("Your name and surname, or your number in the name list"), [Length(max=200)],
        render_kw={"autocomplete": "name"},
    )  # fmt: skip
    digits = StringField(
        _("The last four digits of your telephone number"), [Length(max=20)],
        render_kw={"autocomplete": "off", "inputmode": "numeric"},
    )  # fmt: skip
