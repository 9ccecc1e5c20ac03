"""The shape of a question as an organiser composes it."""

from flask_babel import lazy_gettext as _
from wtforms import (
    BooleanField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
)

from trainer.applications.entries import LARGEST
from trainer.applications.models import QuestionKind
from trainer.applications.saying import called, in_words
from trainer.applications.wordings import CHOSEN
from trainer.forms import Form
from trainer.thai import numerals
from trainer.wording import words


class WholeNumber(StringField):
    """A whole number in Thai or Arabic digits; `data` is an int or None."""

    def process_formdata(self, valuelist):
        self.data = None
        self.written = valuelist[0] if valuelist else ""
        digits = numerals.arabic_digits(self.written).replace(",", "").strip()
        if not digits:
            return
        try:
            self.data = int(digits) if len(digits) <= len(str(LARGEST)) + 1 else None
        except ValueError:
            self.data = None
        if self.data is None:
            raise ValidationError(_("Please enter a whole number."))

    def _value(self):
        return getattr(self, "written", "") or ("" if self.data is None else str(self.data))


class QuestionForm(Form):
    """One question; what its kind has no use for is left out of account."""

    kind = SelectField(
        _("Kind of question"), choices=lambda: [(kind.value, words(kind, "question_kind")) for kind in QuestionKind]
    )
    label = TextAreaField(_("Question"), render_kw={"rows": 2, "required": True})
    label_en = TextAreaField(_("Question in English"), render_kw={"rows": 2})
    help = TextAreaField(_("Help text"), render_kw={"rows": 2})
    help_en = TextAreaField(_("Help text in English"), render_kw={"rows": 2})
    options = TextAreaField(_("Options"), render_kw={"rows": 6, "spellcheck": "false"})
    qualifying = SelectMultipleField(_("Options that meet the terms"), choices=list, validate_choice=False)
    least = WholeNumber(_("Smallest number"), render_kw={"inputmode": "numeric"})
    most = WholeNumber(_("Largest number"), render_kw={"inputmode": "numeric"})
    required = BooleanField(_("Must be answered"))
    sensitive = BooleanField(_("Sensitive: may point to religion, health or disability"))
    shown_if = SelectMultipleField(_("Asked only after"), choices=list, validate_choice=False)

    @classmethod
    def of(cls, question, earlier):
        """The form of a Question, or of a new one (None), that comes after these."""
        data = {"kind": QuestionKind.TEXT.value}
        if question is not None:
            data = {name: getattr(question, name) for name in SIMPLE} | {"kind": question.kind}
            data |= {
                "options": "\n".join(line(option) for option in question.options),
                "shown_if": [f"{question.shown_if_id}-{value}" for value in question.shown_if_values],
            }
        form = cls(data=data)
        form.qualifying.choices = [(one["value"], called(one)) for one in question.options] if question else []
        form.shown_if.choices = [(f"{one.id}-{option['value']}", called(option)) for one in parents(earlier)
                                 for option in one.options]
        return form

    def facts(self):
        """What `composing` takes. Raises ValueError where options of two questions are ticked as a condition."""
        found = {name: self[name].data for name in ("kind", "options", *SIMPLE)}
        pairs = [one.split("-", 1) for one in self.shown_if.data or [] if "-" in one]
        asked_after = {parent for parent, _value in pairs}
        if len(asked_after) > 1:
            raise ValueError("shown_if")
        parent = asked_after.pop() if asked_after else None
        found["shown_if_id"] = int(parent) if parent and parent.isdecimal() and len(parent) < 10 else None
        found["shown_if_values"] = [value for _parent, value in pairs]
        return found


SIMPLE = ("label", "label_en", "help", "help_en", "qualifying", "least", "most", "required", "sensitive")


def line(option):
    """An option as it is written: Thai, and English behind a bar where there is any."""
    return f"{option['label']} | {option['label_en']}" if option.get("label_en") else option["label"]


def parents(questions):
    """Those of the questions that others may hang on."""
    return [one for one in questions if one.kind in CHOSEN]


def groups(questions):
    """[(question in words, [(value of the field, option in words)])] of what others may hang on."""
    return [(in_words(one), [(f"{one.id}-{option['value']}", called(option)) for option in one.options])
            for one in parents(questions)]
