"""The shape of what people enter about awards."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, HiddenField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from trainer.awards.correcting import CORRECTABLE
from trainer.forms import Form
from trainer.thai.text import clean


class ReasonForm(Form):
    """Why something is decided; it is kept for good."""

    reason = TextAreaField(_("Reason"), [DataRequired(), Length(max=1000)])

    def refuse(self, refusal):
        """Show a refusal beside the field, so that nothing typed is lost."""
        self.reason.errors = [*self.reason.errors, str(refusal)]


class CorrectionForm(Form):
    """What another certificate shall say, why it is issued, and the stamp of the draft that was looked at."""

    name = StringField(_("Name"), [DataRequired(), Length(max=300)], [clean])
    organisation = StringField(_("Organisation"), [Length(max=300)], [clean])
    completed = TextAreaField(
        _("What it is given for"), [DataRequired(), Length(max=400)], [clean], render_kw={"rows": 2})
    held = StringField(_("When it was held"), [DataRequired(), Length(max=300)], [clean])
    given = StringField(_("Day of issue"), [DataRequired(), Length(max=200)], [clean])
    reason = TextAreaField(
        _("Reason"), [DataRequired(), Length(max=1000)], render_kw={"rows": 2},
        description=_("Kept in the journal. Strangers who verify the old certificate do not read it."))
    in_spite = BooleanField(_("Issue another one although this one was revoked"))
    stamp = HiddenField()

    def texts(self):
        """{fact: text} of what was typed."""
        return {fact: self[fact].data or "" for fact in CORRECTABLE if fact in self}


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
