"""The forms of the agenda: shape only."""

from typing import ClassVar

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice
from wtforms.validators import (
    DataRequired,
    InputRequired,
    Length,
    NumberRange,
    Optional,
)
from wtforms.widgets import CheckboxInput

from trainer.forms import Form
from trainer.look import weekday_date
from trainer.schedule.clock_field import ClockField
from trainer.schedule.groups_field import GroupsField
from trainer.schedule.models import SessionKind
from trainer.schedule.versions import LONGEST_NAME, Telling
from trainer.wording import words


def tidy(text):
    """What no text holds (PostgreSQL refuses a NUL) goes, and so does the space around it."""
    return text.replace("\0", "").strip() if text else text


class Refusable(Form):
    """A form that shows a refusal beside the field it concerns, or above all fields.

    `places` maps the place of a refusal to the field that shows it, where the two are called differently.
    """

    places: ClassVar[dict] = {}

    def refuse(self, refusal):
        field = self._fields.get(self.places.get(refusal.place, refusal.place))
        if field is None:
            self.form_errors = [*self.form_errors, str(refusal)]
        else:
            field.errors = [*field.errors, str(refusal)]


class SessionForm(Refusable):
    """One entry of the agenda. Give it with `offer` the rows that can be chosen."""

    starts = ClockField(_("Begins at"), [InputRequired()])
    ends = ClockField(_("Ends at"), [InputRequired()])
    kind = SelectField(_("Kind"), default=str(SessionKind.SESSION))
    title = StringField(_("What happens"), [DataRequired(), Length(max=300)], filters=[tidy])
    details = TextAreaField(_("Details"), [Length(max=4000)], filters=[tidy])
    topic = SelectField(_("Topic of the curriculum"), default="")
    room = SelectField(_("Room"), default="")
    groups = GroupsField(_("For groups"))
    speakers = SelectMultipleField(_("Speakers"), option_widget=CheckboxInput())
    new_speaker = StringField(_("A new speaker's name"), [Length(max=200)], filters=[tidy])
    new_position = StringField(_("Position"), [Length(max=300)], filters=[tidy])
    new_state_employee = BooleanField(_("State employee"))
    places: ClassVar[dict] = {"day": "starts", "name": "new_speaker"}

    def offer(self, topics, rooms, speakers):
        """Set what can be chosen; `speakers` are shown by name."""
        self.rows = {"topic": _by_id(topics), "room": _by_id(rooms), "speakers": _by_id(speakers)}
        self.kind.choices = [SelectChoice(str(kind), words(kind, "session_kind")) for kind in SessionKind]
        for name in ("topic", "room"):
            self[name].choices = [SelectChoice("", "–"), *_choices(self.rows[name])]
        self.speakers.choices = _choices(self.rows["speakers"])
        return self

    def chosen(self):
        """The chosen facts, as the verbs of the agenda name them, without the times."""
        return {
            "kind": SessionKind(self.kind.data),
            "title": self.title.data,
            "details": self.details.data,
            "topic": self.rows["topic"].get(self.topic.data),
            "room": self.rows["room"].get(self.room.data),
            "groups": self.groups.data,
            "speakers": [self.rows["speakers"][key] for key in self.speakers.data or ()],
        }

    def newcomer(self):
        """A speaker to be added, as name, position and state_employee, or None."""
        if not self.new_speaker.data:
            return None
        return {
            "name": self.new_speaker.data,
            "position": self.new_position.data or "",
            "state_employee": self.new_state_employee.data,
        }


class MovableSessionForm(SessionForm):
    """The same for an entry that stands already: it can go to another day.

    `seen` is the stamp of the entry as the form showed it.
    """

    day = SelectField(_("Day"))
    seen = HiddenField()
    places: ClassVar[dict] = {"name": "new_speaker"}

    def offer_days(self, days):
        self.day.choices = [SelectChoice(day.isoformat(), weekday_date(day)) for day in days]
        return self


class RoomForm(Refusable):
    name = StringField(_("Name of the room"), [DataRequired(), Length(max=200)], filters=[tidy])
    capacity = IntegerField(_("Seats"), [Optional(), NumberRange(1, 100_000)])


class SheetForm(Refusable):
    """A spreadsheet with an agenda."""

    file = FileField(_("Spreadsheet (.xlsx or .csv)"), [FileRequired(_("Choose a file."))])


class PublicationForm(Refusable):
    """A version that is about to be published."""

    name = StringField(_("Name of this version"), [Length(max=LONGEST_NAME)], filters=[tidy])
    note = TextAreaField(_("A word to those concerned"), [Length(max=2000)], filters=[tidy])
    telling = RadioField(_("How they hear of it"))
    despite = BooleanField(_("Publish all the same"))

    def accept(self, clashes):
        """Whether it may be published with these clashes; says beside the box what is missing."""
        if clashes and not self.despite.data:
            self.despite.errors = [_("Tick this if it is meant to be so, or mend the agenda first.")]
        return not self.despite.errors

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.telling.choices = [(str(each), words(each, "agenda_telling")) for each in Telling]


def _choices(rows):
    return [SelectChoice(key, row.name) for key, row in rows.items()]


def _by_id(rows):
    return {str(row.id): row for row in rows}
