"""The form of a scheme: a design's fields as its design.toml declares them, beside words and numbers."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DecimalField, HiddenField, RadioField, SelectField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Regexp
from wtforms.widgets import ColorInput

from trainer.awards.patterns import LONGEST
from trainer.awards.stationery import Series
from trainer.forms import Form
from trainer.look import language
from trainer.thai import text
from trainer.wording import words

FIELD, PICTURE, FILE, DROP, REFUSED = "field_", "picture_", "file_", "drop_", "refused_"
STEP = 0.5  # millimetres
COLOUR = r"#[0-9a-fA-F]{6}\Z"
COLUMNS = ("design", "title", "completed", "pattern", "series", "thai_digits")


class SchemeForm(Form):
    """What every scheme has; `form_of` adds the fields of the design."""

    design = RadioField(_("Design"), [InputRequired()])
    shown_design = HiddenField()  # the design whose fields stand in the form that was sent
    title = StringField(_("Title of the certificate"), [DataRequired(), Length(max=120)])
    completed = StringField(
        _("What it is given for"), [DataRequired(), Length(max=300)],
        description=_("{course} is the programme, {cohort} the number of the cohort, {role} what the person did."))
    pattern = StringField(
        _("Number pattern"), [DataRequired(), Length(max=LONGEST)],
        description=_("{serial:03} is the running number with three digits; {cohort}, {year} (B.E.) and {year_ce} may "
                      "stand beside it."))  # fmt: skip
    series = SelectField(_("The running number begins anew"), choices=lambda: [
        (str(one), words(one, "series")) for one in Series])
    thai_digits = BooleanField(_("Print the number in Thai digits"))

    def facts(self):
        """What was entered, as columns of a scheme; the pictures are looked after by the view."""
        return {
            "design": self.design.data, "title": text.clean(self.title.data),
            "completed": text.clean(self.completed.data), "pattern": text.clean(self.pattern.data),
            "series": Series(self.series.data) if self.series.data in [*Series] else Series.COHORT,
            "thai_digits": self.thai_digits.data, "fields": self.values(),
        }  # fmt: skip

    def values(self):
        """{name: value} of the design's fields that could be read, as `Design.load` takes them."""
        found = {name: self[FIELD + name] for name in self.asks if FIELD + name in self}
        read = {name: field.data for name, field in found.items() if field.data is not None and not field.errors}
        return {name: plain(self.asks[name], value) for name, value in read.items()}

    def of_design(self):
        """[(what the design asks, field or None for a picture)] in the order of its design.toml."""
        return [(one, self._fields.get(FIELD + name)) for name, one in self.asks.items()]


def plain(asked, value):
    """A form's value as the design's type has it."""
    if asked.type == "length":
        return float(value) if value % 1 else int(value)
    return text.clean(value) if asked.type == "text" else value


def form_of(scheme, asks, names, typed=None):
    """The form of a scheme, with the fields that a design asks for (`Design.asks`) and designs to choose from.

    `names` are pairs (design, what it is called). Filled in with what the scheme says, unless a request sent something;
    `typed` are values of the design's fields to show instead of what was sent.
    """
    parts = {FIELD + name: field_of(one) for name, one in asks.items() if one.type != "image"}
    made = type("FilledSchemeForm", (SchemeForm,), parts | {"asks": asks})
    values = {FIELD + name: scheme.fields.get(name, one.default) for name, one in asks.items() if one.type != "image"}
    shown = {name: getattr(scheme, name) for name in COLUMNS}
    form = made(data=shown | values)
    form.design.choices = names
    for name, value in (typed or {}).items():
        show(form[FIELD + name], value)
    return form


def show(field, value):
    """Let a value stand in a field as if it had been sent, and nothing of what was."""
    field.process_data(value)
    field.raw_data, field.process_errors = [str(value)], []


def field_of(asked):
    """A field of a form for one field of a design."""
    label, help_text = asked.label.get(language(), asked.name), asked.help.get(language(), "")
    needed = [DataRequired()] if asked.required else []
    if asked.type == "text":
        # A browser would cut what is pasted without a word: the limit is told, and what is longer is refused.
        limit = _("At most %(most)s characters.", most=int(asked.most))
        return StringField(label, [*needed, Length(max=int(asked.most))], render_kw={"maxlength": False},
                           description=f"{help_text} {limit}".strip())  # fmt: skip
    if asked.type == "colour":
        written = Regexp(COLOUR, message=_("Write the colour as # with six digits or letters from a to f, e.g. "
                                           "#14532d; names of colours are not understood."))  # fmt: skip
        return StringField(label, [InputRequired(), written], widget=ColorInput(), description=help_text)
    if asked.type == "length":
        limits = NumberRange(asked.least, asked.most)
        attributes = {"step": STEP, "min": asked.least, "max": asked.most, "inputmode": "decimal"}
        return DecimalField(label, [InputRequired(), limits], places=None, description=help_text, render_kw=attributes)
    if asked.type == "choice":
        choices = [(code, said.get(language(), code)) for code, said in asked.choices.items()]
        return SelectField(label, choices=choices, description=help_text)
    return BooleanField(label, description=help_text)
