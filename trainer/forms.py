"""The base of every form: what WTForms says about a wrong entry, in our words and in the reader's language."""

import functools

from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from markupsafe import Markup
from wtforms.widgets import html_params

OPTION, SELECTED = Markup('<option value="{}"{}>{}</option>'), Markup(" selected")

# WTForms has no Thai; each of its sentences that a reader can meet is given one of ours, kept in our catalog.
SENTENCES = {
    "This field is required.": _("Please fill this in."),
    "Field must be at least %(min)d character long.": _("Please write at least %(min)d characters."),
    "Field cannot be longer than %(max)d character.": _("Please write no more than %(max)d characters."),
    "Field must be exactly %(max)d character long.": _("Please write exactly %(max)d characters."),
    "Field must be between %(min)d and %(max)d characters long.": _("Please write %(min)d to %(max)d characters."),
    "Field must be equal to %(other_name)s.": _("The two entries are not the same."),
    "Number must be at least %(min)s.": _("The number must be at least %(min)s."),
    "Number must be at most %(max)s.": _("The number must be at most %(max)s."),
    "Number must be between %(min)s and %(max)s.": _("The number must be between %(min)s and %(max)s."),
    "Date must be at least %(min)s.": _("The date must not be before %(min)s."),
    "Date must be at most %(max)s.": _("The date must not be after %(max)s."),
    "Date must be between %(min)s and %(max)s.": _("The date must be between %(min)s and %(max)s."),
    "Not a valid integer value.": _("Please enter a whole number."),
    "Not a valid decimal value.": _("Please enter a number."),
    "Not a valid float value.": _("Please enter a number."),
    "Not a valid datetime value.": _("Please enter a date and a time of day."),
    "Not a valid date value.": _("Please enter a date."),
    "Not a valid time value.": _("Please enter a time of day, such as 08:30."),
    "Not a valid choice.": _("Please choose one of the options."),
    "Invalid Choice: could not coerce.": _("Please choose one of the options."),
    "Invalid choice(s): one or more data inputs could not be coerced.": _("Please choose from the options."),
    "'%(value)s' is not a valid choice for this field.": _("“%(value)s” is not one of the options."),
    "Invalid value, must be one of: %(values)s.": _("Please enter one of: %(values)s."),
    "Invalid value, can't be any of: %(values)s.": _("Please enter something other than: %(values)s."),
    "Invalid input.": _("This is not written as expected."),
    "Invalid email address.": _("This is not an e-mail address."),
    "Invalid URL.": _("This is not a web address; it begins with https://."),
    "Invalid IP address.": _("This is not an IP address."),
    "Invalid UUID.": _("This is not written as expected."),
    "File does not have an approved extension: {extensions}": _("Please choose a file of these kinds: {extensions}"),
    "File does not have an approved extension.": _("Please choose a file of another kind."),
    "File must be between {min_size} and {max_size} bytes.": _("The file is too large or too small."),
    "This field cannot be edited.": _("This cannot be changed."),
    "This field is disabled and cannot have a value.": _("This cannot be changed."),
}


class QuickSelect:
    """Draws a select of many options, such as provinces, from a text that is made once for each choice.

    WTForms escapes every option anew on every page; on a form that many open at a time that is half the work.
    """

    def __call__(self, field, **attributes):
        attributes.setdefault("id", field.id)
        options = drawn(tuple((str(value), str(label)) for value, label in field.choices), str(field.data))
        return Markup("<select {}>{}</select>").format(Markup(html_params(name=field.name, **attributes)), options)


@functools.lru_cache(maxsize=512)
def drawn(choices, chosen):
    """The options of a select as HTML; `choices` are pairs (value, words)."""
    lines = (OPTION.format(value, SELECTED if value == chosen else "", words) for value, words in choices)
    return Markup("").join(lines)


class Sentences:
    """What WTForms asks for its messages; a sentence that we do not know stays as it is."""

    def gettext(self, sentence):
        return str(SENTENCES.get(sentence, sentence))

    def ngettext(self, singular, plural, number):
        """Ours serve every number: Thai has no plural, and the English ones are worded for both."""
        return str(SENTENCES[singular]) if singular in SENTENCES else singular if number == 1 else plural


class Form(FlaskForm):
    """A form whose errors are said in the reader's language. Every form of ours extends it."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form):
            return Sentences()

    def validate(self, extra_validators=None):
        """Check every field; what could not be read at all is said once, without what the rules would add.

        A field that may stay empty and did has no errors left by then, although "" is no number.
        """
        valid = super().validate(extra_validators)
        for field in self:
            if field.process_errors and field.errors:
                field.errors = list(field.process_errors)
        return valid

    def say(self, refusal):
        """Show a refusal beside the field that it names, else above the form (`form_errors`)."""
        field = self._fields.get(refusal.place)
        said = refusal.message if isinstance(refusal.message, Markup) else str(refusal)
        if field is None:
            self.form_errors.append(said)
        else:
            field.errors = [*field.errors, said]
