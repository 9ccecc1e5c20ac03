"""The forms of the staff pages and of one's own account."""

from flask_babel import lazy_gettext as _
from wtforms import EmailField, SelectChoice, SelectMultipleField, StringField
from wtforms.validators import DataRequired, Length
from wtforms.widgets import CheckboxInput, ListWidget

from trainer.forms import Form
from trainer.people.accounts import STAFF_ROLES
from trainer.wording import WORDS


def role_choices():
    return [SelectChoice(str(role), WORDS["role"][role]) for role in STAFF_ROLES]


class StaffForm(Form):
    """Name and roles of somebody who works here."""

    name = StringField(_("Name"), validators=[DataRequired(), Length(max=200)], render_kw={"autocomplete": "off"})
    roles = SelectMultipleField(
        _("Roles"), choices=role_choices, widget=ListWidget(prefix_label=False), option_widget=CheckboxInput()
    )


class NewStaffForm(StaffForm):
    email = EmailField(_("E-mail"), validators=[DataRequired(), Length(max=254)], render_kw={"autocomplete": "off"})


class AccountForm(Form):
    """What everybody may change about their own account."""

    name = StringField(_("Name"), validators=[DataRequired(), Length(max=200)], render_kw={"autocomplete": "name"})
