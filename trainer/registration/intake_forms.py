"""The shape of how a cohort takes people in."""

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, RadioField
from wtforms.validators import NumberRange, Optional

from trainer.date_field import ThaiDateField
from trainer.errors import Refused
from trainer.forms import Form
from trainer.registration.intake import MOST_DAYS

NO, YES = "no", "yes"


class IntakeForm(Form):
    """When applications are taken, and what happens by itself."""

    opens_on = ThaiDateField(_("Applications from"), years=(0, 3), description=_("Empty: nobody applies in public."))
    closes_on = ThaiDateField(_("Applications until"), years=(0, 3),
                              description=_("The whole of this day. Empty: until the day before the first day."))
    seats_at_once = RadioField(_("When an application comes in"), choices=[
        (NO, _("it waits until you decide")), (YES, _("a seat is given at once to who meets the terms"))])  # fmt: skip
    offers = RadioField(_("When a seat goes to a reserve"), choices=[
        (NO, _("the seat is given without asking")), (YES, _("the seat is offered, with days to answer"))])  # fmt: skip
    offer_days = IntegerField(_("Days to answer"), [Optional(), NumberRange(1, MOST_DAYS)])
    offers_at_once = RadioField(_("When a seat becomes free"), choices=[
        (NO, _("it stays free until you act")), (YES, _("the next reserve has it by itself"))])  # fmt: skip

    @classmethod
    def of(cls, intake):
        """The form filled with how a cohort does it now."""
        return cls(data={
            "opens_on": intake.opens_on, "closes_on": intake.closes_on, "offer_days": intake.offer_days,
            "seats_at_once": YES if intake.seats_at_once else NO, "offers": YES if intake.offer_days else NO,
            "offers_at_once": YES if intake.offers_at_once else NO,
        })  # fmt: skip

    def facts(self):
        """What was entered, as columns of an Intake. Raises Refused where an offer has no days."""
        asked = self.offers.data == YES
        if asked and not self.offer_days.data:
            raise Refused(_("Say how many days people have to answer."), "offer_days")
        return {
            "opens_on": self.opens_on.data, "closes_on": self.closes_on.data,
            "seats_at_once": self.seats_at_once.data == YES, "offer_days": self.offer_days.data if asked else None,
            "offers_at_once": self.offers_at_once.data == YES,
        }  # fmt: skip
