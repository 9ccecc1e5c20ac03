"""The shapes of the roster import: files, columns, and what is decided about a row."""

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileRequired, MultipleFileField
from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import InputRequired, NumberRange

from trainer.forms import Form
from trainer.registration.columns import FIELDS
from trainer.registration.problems import FIELD_WORDS


class UploadForm(Form):
    """The spreadsheets to import."""

    files = MultipleFileField(
        _("Spreadsheets (.xlsx or .csv), one or several"), [FileRequired(_("Choose a file first."))]
    )


class ColumnsForm(Form):
    """Where the header stands, and which column holds what; made for one sheet by `columns_form`."""

    header_row = IntegerField(_("The headings stand in row"), [InputRequired(), NumberRange(1, 1000)])

    def chosen(self):
        """{field: 0-based column} of those that were given a column."""
        return {name: int(self[name].data) for name in FIELDS if self[name].data != ""}


def columns_form(file, letters, **data):
    """A ColumnsForm with one choice of column for each field; `letters` are (column, what stands in it) pairs."""

    class SheetForm(ColumnsForm):
        pass

    for name in FIELDS:
        setattr(SheetForm, name, SelectField(FIELD_WORDS[name], choices=[("", "–"), *letters]))
    present = {name: str(file.columns.get(name, "")) for name in FIELDS}
    return SheetForm(data={"header_row": file.header_row, **present}, **data)


class FinishForm(Form):
    """Take everything in; give seats at once or leave all as applications. The page says how many of each."""

    give_seats = BooleanField()
