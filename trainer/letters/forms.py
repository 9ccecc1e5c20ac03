"""The shape of what organisers write."""

from flask_babel import lazy_gettext as _
from wtforms import StringField, TextAreaField
from wtforms.validators import DataRequired, Length

from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.programmes.forms import lines
from trainer.thai import text


class TextForm(Form):
    """The words of one letter."""

    subject = StringField(_("Subject"), [DataRequired(), Length(max=300)])
    body = TextAreaField(_("Text"), [DataRequired(), Length(max=10_000)], render_kw={"rows": 14})


class InvitationForm(Form):
    """The official letter."""

    number = StringField(_("Number of the letter"), [Length(max=120)],
                         description=_("As in the register, e.g. พม 0305/ว 123."))
    dated_on = ThaiDateField(_("Date of the letter"))
    office = TextAreaField(_("Office and its address"), [Length(max=600)], render_kw={"rows": 3})
    subject = StringField(_("Subject"), [DataRequired(), Length(max=500)])
    addressee = StringField(_("Addressed to"), [DataRequired(), Length(max=500)])
    reference = StringField(_("Reference"), [Length(max=500)])
    enclosures = TextAreaField(_("Enclosures"), [Length(max=600)], description=_("One a line."), render_kw={"rows": 2})
    body = TextAreaField(_("Text"), [DataRequired(), Length(max=10_000)], render_kw={"rows": 10},
                         description=_("A blank line begins a new paragraph."))
    signatory = StringField(_("Signatory"), [Length(max=200)])
    position = TextAreaField(_("Position of the signatory"), [Length(max=500)], render_kw={"rows": 2})
    contact = TextAreaField(_("Contact"), [Length(max=600)], render_kw={"rows": 3},
                            description=_("Stands at the foot: department, telephone, e-mail."))

    def facts(self):
        """What was entered, as columns of the letter."""
        lists = ("office", "enclosures", "position", "contact")
        facts = {name: "\n".join(lines(self[name].data)) for name in lists}
        single = ("number", "subject", "addressee", "reference", "signatory")
        facts |= {name: text.clean(self[name].data) for name in single}
        return facts | {"dated_on": self.dated_on.data, "body": (self.body.data or "").replace("\r\n", "\n").strip()}
