"""The shape of a criterion."""

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, RadioField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange

from trainer.forms import Form
from trainer.registration.criteria import Measure
from trainer.thai import text
from trainer.wording import words


class CriterionForm(Form):
    name = StringField(_("What the points are given for"), [DataRequired(), Length(max=300)],
                       description=_("As applicants read it, e.g. ความพร้อมในการนำความรู้ไปใช้."))
    name_en = StringField(_("In English"), [Length(max=300)])
    most = IntegerField(_("Most points"), [InputRequired(), NumberRange(1, 100)])
    measure = RadioField(_("Who gives them"), default=Measure.BY_HAND, choices=lambda: [
        (str(each), f"{words(each, 'measure')}: {words(each, 'measure_help')}") for each in Measure])  # fmt: skip

    def facts(self):
        """What was entered, as columns of a Criterion."""
        return {
            "name": text.clean(self.name.data), "name_en": text.clean(self.name_en.data), "most": self.most.data,
            "measure": Measure(self.measure.data),
        }  # fmt: skip
