"""How people enter for which groups something is: 1, 3 or กลุ่ม ๑-๓, and nothing for everybody."""

from wtforms import StringField

from trainer.errors import Refused
from trainer.schedule import cells


class GroupsField(StringField):
    """Numbers of groups (`data` is a list of them in order)."""

    def process_formdata(self, valuelist):
        """Read what was sent. Raises ValueError for numbers that no group can have."""
        self.data = []
        try:
            self.data = list(cells.groups({"groups": valuelist[0] if valuelist else ""}, None, None))
        except Refused as refusal:
            raise ValueError(str(refusal)) from None

    def _value(self):
        """What stands in the field: what was sent, if it could not be read, else the numbers."""
        if self.raw_data and not self.data:
            return self.raw_data[0]
        return ", ".join(map(str, self.data or ()))
