"""The shape of what people enter about awards."""

from flask_babel import lazy_gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from trainer.forms import Form


class ReasonForm(Form):
    """Why something is decided; it is kept for good."""

    reason = TextAreaField(_("Reason"), [DataRequired(), Length(max=1000)])

    def refuse(self, refusal):
        """Show a refusal beside the field, so that nothing typed is lost."""
        self.reason.errors = [*self.reason.errors, str(refusal)]


class VolunteerForm(Form):
    name = StringField(_("Title, name and surname"), [DataRequired(), Length(max=200)])
    role = StringField(_("What they did"), [Length(max=200)], description=_(
        "As the certificate says it, e.g. เจ้าหน้าที่ลงทะเบียน. Empty: อาสาสมัคร."))
    organisation = StringField(
        _("Organisation"), [Length(max=300)], description=_("Empty for those who came for none."))

    def facts(self):
        """What was entered, as `volunteers.enter` takes it."""
        return {name: self[name].data or "" for name in ("name", "role", "organisation")}


class PastedForm(Form):
    pasted = TextAreaField(
        _("List"), [DataRequired(), Length(max=100_000)], render_kw={"rows": 6},
        description=_("A line for each: name, what they did, organisation. Copy the columns from a spreadsheet, or put "
                      "commas between them."))  # fmt: skip
