"""The form by which a design of one's own is uploaded."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import StringField
from wtforms.validators import DataRequired, Length, Regexp

from trainer.forms import Form


class UploadForm(Form):
    file = FileField(
        _("ZIP of the design"), [FileRequired(_("Choose the file of the design."))],
        description=_("page.html, page.css and design.toml, with their pictures and fonts. Download one of the designs "
                      "above to begin with."))  # fmt: skip
    name = StringField(
        _("Name in addresses"), [DataRequired(), Length(max=60), Regexp(r"[a-z0-9]+(-[a-z0-9]+)*$", message=_(
            "Small Latin letters, digits and hyphens only, e.g. our-paper."))],
        description=_("The name of a design of your own makes a new version of it."))  # fmt: skip
