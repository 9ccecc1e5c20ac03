"""The forms about speakers: shape only."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import DecimalField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, NumberRange, Optional

from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.schedule.forms import Refusable, tidy
from trainer.schedule.models import FeeCategory
from trainer.schedule.speaker_fees import MOST
from trainer.schedule.speaker_invitations import LONGEST_NOTE
from trainer.schedule.speakers import LONGEST_ABOUT
from trainer.wording import words

FACTS = frozenset({"name", "position", "fee_category", "email", "phone", "about_th", "about_en"})


def categories():
    return [SelectChoice(each.value, words(each, "fee_category")) for each in FeeCategory]


class SpeakerForm(Refusable):
    """Who a speaker is, as the first lines of every form about them."""

    name = StringField(_("Name with title"), [DataRequired(), Length(max=200)], filters=[tidy])
    position = StringField(_("Position"), [Length(max=300)], filters=[tidy])
    fee_category = SelectField(_("Fee"), choices=categories, default=FeeCategory.PRIVATE.value)

    def facts(self):
        """What was entered, as the verbs name it."""
        return {name: field.data or "" for name, field in self._fields.items() if name in FACTS}


class SpeakerRecordForm(SpeakerForm):
    """Everything that an organiser keeps of a speaker."""

    email = StringField(_("E-mail"), [Length(max=254)], filters=[tidy])
    phone = StringField(_("Telephone"), [Length(max=100)], filters=[tidy])
    about_th = TextAreaField(_("Profile in Thai"), [Length(max=LONGEST_ABOUT)], filters=[tidy])
    about_en = TextAreaField(_("Profile in English"), [Length(max=LONGEST_ABOUT)], filters=[tidy])


class ProfileForm(Refusable):
    """What a speaker corrects by the private link."""

    name = StringField(_("Name with title"), [DataRequired(), Length(max=200)], filters=[tidy])
    position = StringField(_("Position"), [Length(max=300)], filters=[tidy])
    phone = StringField(_("Telephone"), [Length(max=100)], filters=[tidy])
    about_th = TextAreaField(_("Profile in Thai"), [Length(max=LONGEST_ABOUT)], filters=[tidy])
    about_en = TextAreaField(_("Profile in English"), [Length(max=LONGEST_ABOUT)], filters=[tidy])

    def facts(self):
        return {name: field.data or "" for name, field in self._fields.items() if name in FACTS}


SAID = [SelectChoice("confirmed", _("Yes, I will come")), SelectChoice("declined", _("No, I cannot"))]
LANGUAGES = [SelectChoice("th", "ไทย"), SelectChoice("en", "English")]


class AnswerForm(Form):
    """Whether the speaker comes."""

    said = RadioField(_("Will you come?"), choices=SAID)
    note = TextAreaField(_("A word to the organiser"), [Length(max=LONGEST_NOTE)], filters=[tidy])


class PhotoForm(Form):
    photo = FileField(_("Photo (JPEG, PNG or WebP, at most 10 MB)"))


class PaperConsentForm(Refusable):
    """When a speaker agreed on paper, and where that lies."""

    given_on = ThaiDateField(_("Agreed on"), required=True, years=(-3, 0))
    note = StringField(_("Where the proof is kept"), [Length(max=500)], filters=[tidy])


class LetterForm(Form):
    """The letter on paper to one speaker, and the language of the mail."""

    email = StringField(_("E-mail"), [Length(max=254)], filters=[tidy])
    number = StringField(_("Number of the letter"), [Length(max=120)], filters=[tidy])
    dated_on = ThaiDateField(_("Date of the letter"))
    words = TextAreaField(_("Text"), [Length(max=6000)], filters=[tidy], render_kw={"rows": 12})
    language = SelectField(_("Language of the mail"), choices=LANGUAGES)


class RatesForm(Form):
    """What an hour costs, in baht."""

    state = DecimalField(_("State employees, baht an hour"), [Optional(), NumberRange(0, MOST)], places=2)
    private = DecimalField(_("Others, baht an hour"), [Optional(), NumberRange(0, MOST)], places=2)
