"""A form as somebody filled it in: how it is understood, what is missing, and what of it may be kept meanwhile."""

from dataclasses import dataclass, field

from flask_babel import gettext as _

from trainer.applications import apply, asking, elsewhere, finding
from trainer.applications.application_forms import ApplicationForm
from trainer.programmes.models import Cohort
from trainer.registration.roster import CheckedRow

PERSONAL_CARE = ("food", "needs")  # kept only with consent (PDPA B.E. 2562, s. 26)
NOT_KEPT = ("csrf_token",)


@dataclass
class Sheet:
    """One form of a cohort, empty or filled in. `key` is its draft's; `offers` are organisations to choose from.

    `entered` are the answers to the cohort's own questions as they were typed ({"q<id>": …}), `problems` what is wrong
    with them, by the questions' numbers. `given` are the marks of what the page was given (see `elsewhere.py`).
    """

    cohort: Cohort
    key: str
    form: ApplicationForm
    questions: list
    entered: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    reading: asking.Reading | None = None
    checked: CheckedRow | None = None
    offers: list = field(default_factory=list)
    given: str = ""

    @property
    def in_order(self):
        """Whether nothing is left to be put right."""
        return not self.form.errors and not self.problems

    def keepable(self):
        """What may be saved while the form is filled in: {name: text or list of texts}."""
        typed = {each.name: each.data for each in self.form if each.name not in NOT_KEPT}
        answered = {f"q{number}" for one in self.questions for number in (one.id, one.replaces_id)}
        return self.permitted(typed | {name: said for name, said in self.entered.items() if name in answered})

    def permitted(self, data):
        """The same without what is kept only with consent, where `data` tell of none."""
        if data.get("sensitive_needs"):
            return data
        sensitive = (one for one in self.questions if one.sensitive)
        answered = {f"q{number}" for one in sensitive for number in (one.id, one.replaces_id)}
        return {name: said for name, said in data.items() if name not in answered and name not in PERSONAL_CARE}

    def reconcile(self, saved):
        """(What may be saved of this form and of `saved`, the names of the fields changed elsewhere and not here)."""
        kept, changed = elsewhere.reconciled(self.given, self.keepable(), saved)
        return self.permitted(kept), changed

    def adopt(self, data, names):
        """Show these fields as they are in `data`; all the others stay as they were typed."""
        for name in [*names, *(elsewhere.CHOICE if "organisation" in names else ())]:
            if name in self.form:
                self.form[name].data, self.form[name].errors = data.get(name), []
        others = {name: said for name, said in self.entered.items() if name not in names}
        self.entered = others | asking.entered({name: data[name] for name in names if name in data})
        if "organisation" in names:
            self.offers = finding.by_ids([self.form.chosen]) if self.form.chosen else []


def begun(cohort, key, sent, shape=ApplicationForm):
    """The Sheet of a form that is still being filled in: nothing is judged yet."""
    given = sent.get("given", "")
    return Sheet(cohort, key, shape(sent), asking.questions_of(cohort), asking.entered(sent), given=given)


def read(cohort, key, sent, files, shape=ApplicationForm):
    """The Sheet that came back from a browser; `sent` and `files` are its fields. Writes files, and nothing else.

    `shape` is the form: ApplicationForm, or PersonForm for a correction.
    """
    sheet = begun(cohort, key, sent, shape)
    understand(sheet)
    sheet.reading = asking.read(sheet.questions, sent, files, sent.get("stamp", ""))
    sheet.entered, sheet.problems = sheet.reading.entered, sheet.reading.problems
    refuse_unasked(sheet)
    if sheet.reading.notice:
        sheet.form.form_errors.append(sheet.reading.notice)
    return sheet


def understand(sheet):
    """Read the person and the organisation; what keeps the form from being sent is said beside its field."""
    form = sheet.form
    form.validate()
    sheet.checked = apply.read(sheet.cohort, form.facts())
    for place, sentence in apply.refusals(sheet.checked, wanted=()).items():
        blame(form[place], sentence)
    if sheet.checked.organisation is None and form.organisation.data:
        sheet.offers = finding.offered(form.organisation.data)
        refuse_unclear(form, sheet.offers)


def refuse_unclear(form, offers):
    """Ask about an organisation that is not known by what was typed: which one, or said to be in no register."""
    if form.unlisted:
        if not form.province.data:
            blame(form.province, _("Choose the province of your organisation."))
    elif offers:
        blame(form.organisation, _("Choose your organisation from the list."))
    else:
        blame(form.organisation, _("The register knows no organisation of this name. Look at the spelling, or say that "
                                   "it is not in the register."))  # fmt: skip


def refuse_unasked(sheet):
    """Ask for the consent without which food, needs and sensitive answers are not kept, rather than drop them."""
    form = sheet.form
    written = form.food.data or (form.needs.data or "").strip() or sheet.reading.sensitive
    if written and not form.sensitive_needs.data:
        blame(form.sensitive_needs, _("You wrote something about food or assistance. Tick this so that we may keep it, "
                                      "or leave it empty."))  # fmt: skip


def blame(place, sentence):
    """Say beside a field what is wrong with it, unless something is said already."""
    if not place.errors:
        place.errors = [sentence]
