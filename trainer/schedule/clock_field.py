"""How people enter a time of day: as text, 09.00, 9:00, 0900 or ๐๙.๐๐ น."""

from flask_babel import gettext as _
from wtforms import StringField

from trainer.thai.dates import DateProblem, parse_time


class ClockField(StringField):
    """A time of day (`data` is a `datetime.time`, or None where nothing was written)."""

    def process_formdata(self, valuelist):
        """Read what was sent. Raises ValueError with a sentence that quotes it."""
        self.data = None
        text = valuelist[0].strip() if valuelist else ""
        if text:
            try:
                self.data = parse_time(text)
            except DateProblem:
                raise ValueError(_("“%(text)s” is not a time of day. Write e.g. 09.00.", text=text)) from None

    def _value(self):
        """What stands in the field: what was sent, if it could not be read, else the time as 09.00."""
        if self.raw_data and self.data is None:
            return self.raw_data[0]
        return self.data.strftime("%H.%M") if self.data else ""
