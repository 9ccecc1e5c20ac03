"""The form of one slot: shape only."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField

from trainer.forms import Form
from trainer.schedule.clock_field import ClockField
from trainer.schedule.days import at, clock_of


class SlotForm(Form):
    """When it opens, when people are late, when it closes; what is left empty is as the programme says."""

    opens = ClockField(_("Opens at"))
    late = ClockField(_("Late after"))
    closes = ClockField(_("Closes at"))
    counts = BooleanField(_("Counts towards the certificate"))

    @classmethod
    def of(cls, slot):
        """The form filled with what was decided for a slot."""
        return cls(data={name: own and clock_of(own) for name, own in
                         {"opens": slot.opens_at, "late": slot.late_at, "closes": slot.closes_at}.items()}
                   | {"counts": slot.counts})  # fmt: skip

    def facts(self, slot):
        """What was entered, as `slot_times.decide` takes it; the clock is that of the slot's day in Bangkok."""
        fields = {"opens_at": self.opens, "late_at": self.late, "closes_at": self.closes}
        times = {name: None if field.data is None else at(slot.day, field.data) for name, field in fields.items()}
        return times | {"counts": self.counts.data}
