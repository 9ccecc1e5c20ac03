"""The form of a bulletin: shape only."""

from datetime import time, timedelta

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

from trainer.bulletins.models import Audience
from trainer.bulletins.writing import LONGEST_BODY, LONGEST_HEADLINE
from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.schedule.clock_field import ClockField
from trainer.schedule.days import at, clock_of, day_of
from trainer.wording import words

MIDNIGHT, A_DAY = time(), timedelta(days=1)
YEARS = (0, 1)  # what is told now is shown this year or the next


class BulletinForm(Form):
    """What it says, to whom, from when until when."""

    headline = StringField(_("Headline"), [Length(max=LONGEST_HEADLINE)])
    body = TextAreaField(_("Text"), [Length(max=LONGEST_BODY)], render_kw={"rows": 7})
    audience = SelectField(
        _("For whom"), choices=lambda: [(str(one), words(one, "bulletin_audience")) for one in Audience]
    )
    groups = SelectMultipleField(
        _("Groups"), coerce=int, choices=list, option_widget=CheckboxInput(), widget=ListWidget(prefix_label=False)
    )
    from_day = ThaiDateField(_("Shown from"), years=YEARS)
    from_clock = ClockField(_("Time"))
    until_day = ThaiDateField(_("Last day on which it is shown"), years=YEARS)
    pinned = BooleanField(_("Pinned at the top of My page"))
    by_mail = BooleanField(_("By mail, too: once to each of them"))
    again = BooleanField(_("Tell it anew: unread for everybody, and mailed once more if it goes by mail"))

    def __init__(self, *args, **facts):
        super().__init__(*args, **facts)
        for field in (self.headline, self.body):
            field.flags.required = True  # `writing` says in its own words what is missing

    def offer(self, groups):
        """Set the groups that there are; without any a bulletin is for everybody, unless it was for some before."""
        self.groups.choices = [(one.id, one.label) for one in groups]
        if not groups and self.audience.object_data != Audience.GROUPS:
            self.audience.choices = [one for one in self.audience.choices if one[0] != Audience.GROUPS]
        return self

    def facts(self):
        """What was entered, as `writing` takes it, but for the groups."""
        day, last = self.from_day.data, self.until_day.data
        named = {name: self[name].data or "" for name in ("headline", "body")}
        return named | {
            "audience": self.audience.data, "pinned": self.pinned.data, "by_mail": self.by_mail.data,
            "shows_from": at(day, self.from_clock.data or MIDNIGHT) if day else None,
            "shows_until": at(last + A_DAY, MIDNIGHT) if last else None,
        }  # fmt: skip

    @classmethod
    def of(cls, bulletin):
        """The form of a Bulletin as it is."""
        data = {name: getattr(bulletin, name) for name in ("headline", "body", "pinned", "by_mail")}
        data |= {"audience": str(bulletin.audience), "groups": [one.id for one in bulletin.groups]}
        data |= {"from_day": day_of(bulletin.shows_from), "from_clock": clock_of(bulletin.shows_from)}
        if bulletin.shows_until:
            data["until_day"] = day_of(bulletin.shows_until - A_DAY)
        return cls(data=data)
