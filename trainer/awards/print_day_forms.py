"""The form by which the calling order is set."""

from flask_babel import lazy_gettext as _
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired, Length

from trainer.forms import Form


class CallingForm(Form):
    way = RadioField(_("How the calling order comes about"), [InputRequired()])
    numbers = TextAreaField(
        _("Certificate numbers in the order of calling"), [Length(max=100_000)], render_kw={"rows": 14},
        description=_("One on each line, or with commas between them, in Thai or Arabic digits. The running number "
                      "alone is enough; 5-9 means five of them. A column copied from a spreadsheet will do. Whoever is "
                      "not named comes last."))  # fmt: skip
