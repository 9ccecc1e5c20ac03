"""The shape of what people enter about programmes and cohorts."""

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, IntegerField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from trainer.date_field import BUDDHIST_OFFSET, ThaiDateField, gregorian
from trainer.forms import Form
from trainer.organisations.models import Kind
from trainer.programmes.models import Measure, Ranking, Signed
from trainer.thai import text
from trainer.wording import words

TALL = {"rows": 6}
COHORT_YEARS = (-30, 5)  # courses held long before this system are entered too
EARLIEST, LATEST = 240, 720  # minutes: beyond four hours before, and twelve after, somebody's finger slipped
MOST = 100_000  # people, seats: beyond it somebody's finger slipped


def lines(written):
    """The lines of a text that say anything, clean."""
    return [line for line in map(text.clean, (written or "").splitlines()) if line]


class ProgrammeForm(Form):
    name = StringField(_("Name of the programme"), [DataRequired(), Length(max=300)])
    name_en = StringField(_("Name in English"), [Length(max=300)])
    slug = StringField(
        _("Address"), [DataRequired(), Length(max=60), Regexp(r"[a-z0-9]+(-[a-z0-9]+)*$", message=_(
            "Small Latin letters, digits and hyphens only, e.g. executive."))],
        description=_("Stands in the address of its pages and in commands, e.g. executive → executive/4."))  # fmt: skip
    issuing_body = StringField(_("Issuing body"), [DataRequired(), Length(max=300)])
    objectives = TextAreaField(_("Objectives"), [Length(max=5000)], description=_("One a line."), render_kw=TALL)
    topics = TextAreaField(_("Topics"), [Length(max=5000)], description=_("One a line, in the order of the course."),
                           render_kw=TALL)
    since_year = IntegerField(_("Held since B.E."), [Optional(), NumberRange(1900, 2700)])
    trained_before = IntegerField(
        _("People trained before this system"), [Optional(), NumberRange(0, MOST)],
        description=_("All earlier cohorts together; no names are needed."))  # fmt: skip
    eligible_kinds = SelectMultipleField(
        _("Who may take part"), [InputRequired(_("Choose at least one kind of organisation."))],
        choices=lambda: [(str(kind), words(kind, "kind")) for kind in Kind])  # fmt: skip
    max_per_organisation = IntegerField(_("At most of one organisation"), [Optional(), NumberRange(1, MOST)],
                                        description=_("Empty: as many as there are seats."))
    years_between = IntegerField(
        _("Years between two trainings of the same person"), [Optional(), NumberRange(1, 50)],
        description=_("Whoever was trained in this programme less than so many years before the first day may not take "
                      "part. Empty: it does not matter."))  # fmt: skip
    answers_decide = BooleanField(
        _("What the application form requires is a condition"),
        description=_("Whoever leaves a required question open, or gives an answer that does not qualify, does not "
                      "meet the terms."))  # fmt: skip
    ranking = RadioField(
        _("Order of applicants"), choices=lambda: [(str(rule), words(rule, "ranking")) for rule in Ranking],
        default=Ranking.FIRST_COME, description=_("Everybody can read it on the cohort's public page."))  # fmt: skip
    required_percent = IntegerField(_("Required attendance in percent"), [InputRequired(), NumberRange(1, 100)],
                                    description=_("80 is common; 70 and 75 occur."))
    completed_by = RadioField(
        _("Attendance is counted by"), choices=lambda: [(str(each), words(each, "completed_by")) for each in Measure],
        default=Measure.SLOTS, description=_(
            "By hours, whoever leaves early keeps the minutes until then; by sign-ins, one counts for whoever stayed "
            "for half of its time."))  # fmt: skip
    signed_for = RadioField(
        _("People sign in for"), choices=lambda: [(str(each), words(each, "signed_for")) for each in Signed],
        default=Signed.HALF_DAYS, description=_("It can be changed as long as nobody has signed in; cohorts that are "
                                                "closed keep what they have."))  # fmt: skip
    opens_before = IntegerField(
        _("Sign-in opens, minutes before the beginning"), [InputRequired(), NumberRange(0, EARLIEST)],
        default=60, description=_("Who comes earlier is told when it opens."))  # fmt: skip
    late_after = IntegerField(
        _("Late, minutes after the beginning"), [InputRequired(), NumberRange(0, LATEST)],
        default=15, description=_("Whoever signs in later is marked as late; it counts all the same."))  # fmt: skip
    closes_after = IntegerField(
        _("Sign-in closes, minutes after the end"), [InputRequired(), NumberRange(0, LATEST)],
        default=30, description=_("After that only an organiser records a presence. Times of single half-days or "
                                  "sessions are changed under Attendance."))  # fmt: skip
    first_name = StringField(_("First signatory"), [DataRequired(), Length(max=200)])
    first_position = TextAreaField(_("Position of the first signatory"), [Length(max=500)])
    second_name = StringField(_("Second signatory"), [Length(max=200)])
    second_position = TextAreaField(_("Position of the second signatory"), [Length(max=500)])

    @classmethod
    def of(cls, programme):
        """The form filled with what a programme is."""
        first, second = ([*(programme.signatories or []), {}, {}])[:2]
        signatories = {"first_name": first.get("name"), "first_position": first.get("position"),
                       "second_name": second.get("name"), "second_position": second.get("position")}  # fmt: skip
        return cls(data={column.key: getattr(programme, column.key) for column in programme.__table__.columns} | {
            "topics": "\n".join(topic.name for topic in programme.topics),
            "since_year": programme.since_year and programme.since_year + BUDDHIST_OFFSET,
        } | signatories)  # fmt: skip

    def facts(self):
        """What was entered, but for the topics, as columns of a programme."""
        names = ("name", "name_en", "slug", "issuing_body")
        return {name: text.clean(self[name].data) for name in names} | {
            "objectives": "\n".join(lines(self.objectives.data)),
            "since_year": self.since_year.data and gregorian(self.since_year.data),
            "trained_before": self.trained_before.data or 0,
            "eligible_kinds": self.eligible_kinds.data,
            "max_per_organisation": self.max_per_organisation.data,
            "years_between": self.years_between.data,
            "answers_decide": self.answers_decide.data,
            "ranking": self.ranking.data or Ranking.FIRST_COME,
            "required_percent": self.required_percent.data,
            "completed_by": self.completed_by.data or Measure.SLOTS,
            "signed_for": self.signed_for.data or Signed.HALF_DAYS,
            **{name: self[name].data for name in ("opens_before", "late_after", "closes_after")},
            "signatories": list(self._signatories()),
        }

    def _signatories(self):
        for name, position in ((self.first_name, self.first_position), (self.second_name, self.second_position)):
            if text.clean(name.data):
                yield {"name": text.clean(name.data), "position": "\n".join(lines(position.data))}


class CohortForm(Form):
    number = IntegerField(_("Number of the cohort"), [InputRequired(), NumberRange(1, 9999)])
    starts_on = ThaiDateField(_("First day"), years=COHORT_YEARS)
    ends_on = ThaiDateField(_("Last day"), years=COHORT_YEARS)
    venue = StringField(_("Venue"), [Length(max=300)])
    seats = IntegerField(_("Seats"), [InputRequired(), NumberRange(0, MOST)])

    def facts(self):
        """What was entered, as columns of a cohort."""
        facts = {name: self[name].data for name in ("number", "starts_on", "ends_on", "seats")}
        return facts | {"venue": text.clean(self.venue.data)}
