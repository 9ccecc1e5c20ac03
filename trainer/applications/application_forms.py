"""The shape of an application as somebody fills it in on a phone."""

import functools
import re
import unicodedata

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, EmailField, HiddenField, SelectField, StringField, TelField, TextAreaField
from wtforms.validators import DataRequired, Length, ValidationError

from trainer.forms import Form, QuickSelect
from trainer.look import current, province
from trainer.registration.consent_texts import Purpose
from trainer.registration.food import KINDS
from trainer.registration.lodging import Stay
from trainer.thai import places, sorting, text
from trainer.wording import words

UNLISTED = "0"  # chosen instead of an organisation of the register
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
UNPRINTABLE = {"So", "Sk", "Cn", "Co", "Cs"}  # Unicode's categories of emoji, signs, and what is no letter at all


def without_controls(typed):
    """What was typed, without the characters that no database keeps in a text."""
    return CONTROLS.sub("", typed) if isinstance(typed, str) else typed


def provinces():
    """(code, name) of every province in the order of the reader's language, a blank one first."""
    return [("", gettext("As the organisation's")), *_named(current())]


@functools.cache
def _named(_language):
    named = ((code, province(code)) for code in places.PROVINCES)
    return sorted(named, key=lambda pair: sorting.sort_key(pair[1]))


def stays():
    return [(str(each), words(each, "lodging")) for each in Stay]


def foods():
    return [("", gettext("No wish")), *((kind, words(kind, "food")) for kind in KINDS)]


class Printable:
    """Letters, digits and signs of punctuation: what stands in a name must come out on paper."""

    def __call__(self, _form, field):
        found = [sign for sign in text.clean(field.data) if unicodedata.category(sign) in UNPRINTABLE]
        if found:
            raise ValidationError(
                gettext("“%(sign)s” cannot be printed in a name. Please leave it out.", sign=found[0])
            )


class PersonForm(Form):
    """Who applies and from where; names and numbers are read as those of a roster."""

    class Meta(Form.Meta):
        def bind_field(self, form, unbound_field, options):
            filters = [*unbound_field.kwargs.get("filters", ()), without_controls]
            return unbound_field.bind(form=form, filters=filters, **options)

    organisation = StringField(
        _("Your organisation"), [DataRequired(), Length(max=300)],
        description=_("Type a part of its name, its number or its province, and choose it from the list."),
    )  # fmt: skip
    organisation_id = HiddenField()
    asked = HiddenField()  # the words for which the organisations on the page were offered
    name = StringField(
        _("Title, first name and surname"), [DataRequired(), Length(max=300), Printable()],
        description=_("As it shall stand on the certificate, such as นางสาวมาลี ณ อยุธยา."),
    )  # fmt: skip
    position = StringField(_("Your position in the organisation"), [DataRequired(), Length(max=200), Printable()])
    phone = TelField(_("Telephone"), [DataRequired(), Length(max=60)])
    email = EmailField(
        _("E-mail"), [DataRequired(), Length(max=254)],
        description=_("The receipt goes there, with the link to your application, and later every decision."),
    )  # fmt: skip
    province = SelectField(_("Province"), choices=provinces, widget=QuickSelect())
    lodging = SelectField(_("Do you need a bed?"), choices=stays, widget=QuickSelect(), default=str(Stay.UNKNOWN))
    food = SelectField(_("Food"), [Length(max=60)], choices=foods, validate_choice=False,
                       widget=QuickSelect())
    needs = TextAreaField(
        _("Assistance needed"), [Length(max=500)],
        description=_("What has to be arranged, not why: for instance a room on the ground floor."),
    )  # fmt: skip
    sensitive_needs = BooleanField(_("I agree that what I say about food and assistance is kept."))

    @property
    def chosen(self):
        """The number of the organisation that was chosen, as far as it was chosen for the words that stand there."""
        number = self.organisation_id.data or ""
        usable = number.isascii() and number.isdigit() and 0 < len(number) < 10
        return int(number) if usable and self._asked_for_this() else None

    @property
    def unlisted(self):
        """Whether it was said, for the words that stand there, that they name nobody in the register."""
        return self.organisation_id.data == UNLISTED and self._asked_for_this()

    def _asked_for_this(self):
        return text.clean(self.asked.data) == text.clean(self.organisation.data)

    def facts(self):
        """What was typed, as `apply.read` takes it."""
        names = ("organisation", "name", "position", "phone", "email", "province", "lodging", "food", "needs")
        typed = {name: self[name].data or "" for name in names}
        return typed | {"organisation_id": self.chosen or None, "unlisted": self.unlisted}


class ApplicationForm(PersonForm):
    """What somebody sends who applies: the person, and what is agreed to, each purpose by a tick of its own."""

    publication = BooleanField(_("I agree that my name is published in the name list."))
    directory = BooleanField(_("I agree to stand in the directory of those who were trained."))

    def consents(self):
        """The purposes that were ticked."""
        return [purpose for purpose in Purpose if self[str(purpose)].data]
