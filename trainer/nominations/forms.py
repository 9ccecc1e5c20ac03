"""The shapes of what is entered about links, and of what a nominator says of a person."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    EmailField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    TelField,
    TextAreaField,
)
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional

from trainer.applications import early
from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.nominations.giving import MOST
from trainer.settings import LANGUAGES
from trainer.thai import places, text

AHEAD = (0, 2)
NO_FACTS = ("seen", "told", "csrf_token", "reason")  # fields of a form that say nothing of a person
BULK = 60_000  # characters of a pasted list


def provinces():
    """The choices of a province, a blank one first."""
    return [("", "–"), *((one.code, one.name_th) for one in places.PROVINCES.values())]


def regions():
    return [("", "–"), *((one.name_th, one.name_th) for one in places.regions())]


class TermsForm(Form):
    """What every link has: how many people, until when, and the language of its mail."""

    most = IntegerField(_("At most so many people"), [InputRequired(), NumberRange(1, MOST)])
    expires_on = ThaiDateField(_("Can be used until"), required=True, years=AHEAD)
    language = SelectField(_("Language of the mail"), choices=list(LANGUAGES.items()))

    def terms(self):
        """{column: value} of what holds for the link."""
        return {name: self[name].data for name in ("most", "expires_on", "language")}


class LinkForm(TermsForm):
    """One link's terms and its contact."""

    contact_name = StringField(_("Contact's name"), [Length(max=200)])
    contact_email = EmailField(_("Contact's e-mail"), [Optional(), Length(max=254)])

    def facts(self):
        """{column: value} of a link, but for whose it is."""
        email = text.clean(self.contact_email.data) or None
        return self.terms() | {"contact_name": text.clean(self.contact_name.data), "contact_email": email}


class NewLinkForm(LinkForm):
    """A link for one organisation, or for the office of one province."""

    to = RadioField(_("For"), choices=[("organisation", _("An organisation")), ("province", _("A provincial office"))],
                    default="organisation")  # fmt: skip
    organisation = StringField(_("Organisation (name or registration number)"), [Length(max=300)])
    province = SelectField(_("Province"), choices=provinces)


class AreaForm(TermsForm):
    """Links for many at once: all certified organisations of an area, or all provincial offices."""

    to = RadioField(_("For"), choices=[
        ("offices", _("The provincial offices")), ("organisations", _("Every certified organisation"))],
        default="offices")  # fmt: skip
    region = SelectField(_("Region"), choices=regions)
    province = SelectField(_("Province"), choices=provinces)


class ListForm(TermsForm):
    """Links for those on a list that was pasted or sent as a file."""

    written = TextAreaField(_("One a line: organisation or province; e-mail; limit"),
                            [Length(max=BULK)], render_kw={"rows": 8})  # fmt: skip
    file = FileField(_("Or a spreadsheet (.xlsx or .csv)"))


class PersonForm(Form):
    """What a nominator says of a person; an organisation's link says itself from where."""

    echo = None  # how the name is understood, where somebody should look at it before it is taken
    seen = HiddenField()  # the name that was shown so
    name = StringField(_("Title, first name and surname"), [DataRequired(), Length(max=300)])
    position = StringField(_("Position in the organisation"), [Length(max=200)])
    phone = TelField(_("Telephone"), [Length(max=60)])
    email = EmailField(_("E-mail"), [Optional(), Length(max=254)])
    told = BooleanField(
        _("I have told this person about the nomination and about the privacy notice."),
        [DataRequired(_("Please tell the person first, then tick here."))])  # fmt: skip

    def validate(self, extra_validators=None):
        """Also asks, once, to look at a name that lacks a title or surname or reads strangely otherwise."""
        valid = super().validate(extra_validators)
        return self.name_looked_at() and valid

    def name_looked_at(self):
        """Whether the name raises no question, or was shown as it is understood; from now on it was."""
        read = early.name_read(self.name.data)
        if self.name.errors or not (read and read["notes"]) or self.seen.data == self.name.data:
            return True
        self.echo, self.seen.data = read, self.name.data
        return False

    def facts(self):
        """{field: text} as `nominating.FIELDS` has them."""
        return {name: self[name].data or "" for name in self._fields if name not in NO_FACTS}


class ProvincePersonForm(PersonForm):
    """The same for a province, where the organisation is to be said."""

    organisation = StringField(_("Organisation (name or registration number)"), [DataRequired(), Length(max=300)])


class SubstituteForm(PersonForm):
    """Somebody in the place of another, and why."""

    reason = TextAreaField(_("Why somebody else comes"), [DataRequired(), Length(max=1000)], render_kw={"rows": 2})


class DeskSubstituteForm(SubstituteForm):
    """The same at the organiser's desk."""

    told = None
    exception = StringField(_("Admit by exception, because"), [Length(max=500)])

    def facts(self):
        return {name: value for name, value in super().facts().items() if name != "exception"}


class SeveralForm(Form):
    """A reply form with several people."""

    file = FileField(_("Reply form (.xlsx or .csv)"))
    written = TextAreaField(_("Or copy the rows, with their headings, from a spreadsheet"), [Length(max=BULK)],
                            render_kw={"rows": 6})  # fmt: skip
