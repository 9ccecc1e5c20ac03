"""The forms of materials: shape only."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, MultipleFileField
from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Length

from trainer.date_field import ThaiDateField
from trainer.errors import Refused
from trainer.forms import Form
from trainer.materials.models import Audience, Licence, Release
from trainer.materials.shelf import places
from trainer.schedule.clock_field import ClockField
from trainer.schedule.days import at, clock_of, day_of
from trainer.wording import words


def choices(codes, group):
    return [(str(code), words(code, group)) for code in codes]


class ShelfForm(Form):
    """Where something stands, for whom, from when, and under which licence."""

    place = SelectField(_("Belongs to"), default="", choices=list)
    audience = SelectField(
        _("For whom"), choices=lambda: choices(Audience, "material_audience"), default=str(Audience.PARTICIPANTS)
    )
    release = SelectField(
        _("Released"), choices=lambda: choices(Release, "material_release"), default=str(Release.AT_ONCE)
    )
    release_day = ThaiDateField(_("Day"))
    release_clock = ClockField(_("Time"))
    licence = SelectField(
        _("Licence"), choices=lambda: choices(Licence, "material_licence"), default=str(Licence.UNSTATED)
    )
    source = StringField(_("Source"), [Length(max=500)])

    def offer(self, cohort, sessions, kept=""):
        """Set to what it can belong; `kept` is the place it has, which stays on offer whatever becomes of it."""
        self.place.choices = places(cohort, sessions, kept)
        return self

    def say(self, refusal):
        """Show a refusal beside the field that it names; that of a moment beside its day."""
        super().say(Refused(refusal.message, "release_day") if refusal.place == "release_at" else refusal)

    def facts(self):
        """What was entered, as `shelving` takes it; the moment as text, so that it keeps until a file is there."""
        day, clock = self.release_day.data, self.release_clock.data
        chosen = at(day, clock).isoformat() if day and clock is not None else None
        named = {name: self[name].data for name in ("place", "audience", "release", "licence", "source")}
        return named | {"release_at": chosen}


class AddForm(ShelfForm):
    """Something new: files, or a link with its title."""

    files = MultipleFileField(_("Files"))
    url = StringField(_("Address of a link"), [Length(max=2000)])
    title = StringField(_("Title of the link"), [Length(max=300)])


class EditForm(ShelfForm):
    """What is said of a material."""

    title = StringField(_("Name of the material"), [Length(max=300)])
    description = TextAreaField(_("Description"), [Length(max=4000)], render_kw={"rows": 3})

    def facts(self):
        return super().facts() | {"title": self.title.data, "description": self.description.data}

    @classmethod
    def of(cls, material):
        """The form of a Material as it is."""
        chosen = material.release_at
        data = {name: getattr(material, name) for name in ("title", "description", "source", "place")}
        data |= {name: str(getattr(material, name)) for name in ("audience", "release", "licence")}
        if chosen:
            data |= {"release_day": day_of(chosen), "release_clock": clock_of(chosen)}
        return cls(data=data)


class VersionForm(Form):
    """A new version: a file, or another address."""

    file = FileField(_("New file"))
    url = StringField(_("New address"), [Length(max=2000)])
