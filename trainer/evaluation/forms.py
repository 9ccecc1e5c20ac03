"""The form of a questionnaire: shape only."""

from datetime import time, timedelta

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import Length

from trainer.date_field import ThaiDateField
from trainer.forms import Form
from trainer.schedule.clock_field import ClockField
from trainer.schedule.days import at, clock_of, day_of

MIDNIGHT, A_DAY = time(), timedelta(days=1)


class QuestionnaireForm(Form):
    """What it is called, where it stands, from when until when it is asked."""

    form_name = StringField(_("Name of the form"), [Length(max=200)])
    url = StringField(_("Address of the form"), [Length(max=2000)])
    opens_day = ThaiDateField(_("Opens"))
    opens_clock = ClockField(_("Opens at"))
    closes_day = ThaiDateField(_("Closes"))
    closes_clock = ClockField(_("Closes at"))

    def facts(self):
        """What was entered, as `asking` takes it. A day without a time closes when it is over."""
        opens, closes, clock = self.opens_day.data, self.closes_day.data, self.closes_clock.data
        ends = at(closes, clock) if closes and clock else at(closes + A_DAY, MIDNIGHT) if closes else None
        return {
            "form_name": self.form_name.data or "", "url": self.url.data or "", "closes_at": ends,
            "opens_at": at(opens, self.opens_clock.data or MIDNIGHT) if opens else None,
        }  # fmt: skip

    @classmethod
    def of(cls, one):
        """The form of a Questionnaire as it is."""
        data = {"form_name": one.form_name, "url": one.url}
        data |= {"opens_day": day_of(one.opens_at), "opens_clock": clock_of(one.opens_at)}
        if one.closes_at:
            data |= {"closes_day": day_of(one.closes_at), "closes_clock": clock_of(one.closes_at)}
        return cls(data=data)
