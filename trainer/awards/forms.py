"""The shape of what people enter about awards."""

from flask_babel import lazy_gettext as _
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from trainer.forms import Form


class ReasonForm(Form):
    """Why something is decided; it is kept for good."""

    reason = TextAreaField(_("Reason"), [DataRequired(), Length(max=1000)])

    def refuse(self, refusal):
        """Show a refusal beside the field, so that nothing typed is lost."""
        self.reason.errors = [*self.reason.errors, str(refusal)]
