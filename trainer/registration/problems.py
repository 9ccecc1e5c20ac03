"""What can be wrong with a roster's row: codes, which of them hold a row back, and each in a sentence.

Held back is what would put the wrong person in, the same person twice, or one who may not come: a name is missing
or cannot be read, the organisation is unknown, ineligible or contradicts its number, the row may be a duplicate,
or a cell holds an error in place of what was meant.
Everything else (telephone, e-mail, province, food) can be put right afterwards and is only shown.
"""

from dataclasses import dataclass, field

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from trainer.registration import eligibility_words
from trainer.thai import phones

# The rules of the programme that a roster's row may not meet (see `eligibility.py`).
UNMET = (
    "organisation_unknown", "organisation_not_certified", "organisation_kind_not_eligible",
    "organisation_has_its_share", "trained_recently",
)  # fmt: skip
BLOCKING = frozenset({
    *UNMET, "name_missing", "registration_no_mismatch", "possible_duplicate", "cell_broken", "name_too_long",
})  # fmt: skip

# What somebody with a reason may overrule, row by row.
EXCEPTABLE = frozenset({*UNMET, "registration_no_mismatch"})

FIELD_WORDS = {
    "name": lazy_gettext("Name and surname"),
    "title": lazy_gettext("Title before the name"),
    "first_name": lazy_gettext("First name"),
    "last_name": lazy_gettext("Surname"),
    "position": lazy_gettext("Position"),
    "organisation": lazy_gettext("Organisation"),
    "registration_no": lazy_gettext("Registration number"),
    "province": lazy_gettext("Province"),
    "phone": lazy_gettext("Telephone"),
    "other_phone": lazy_gettext("Other telephone"),
    "email": lazy_gettext("E-mail"),
    "food": lazy_gettext("Food"),
    "lodging": lazy_gettext("Bed needed"),
    "needs": lazy_gettext("Special needs"),
    "publication": lazy_gettext("Consent to publication of the name"),
    "sequence": lazy_gettext("No."),
}

# What a name's reading asks a person to look at, by the codes of trainer.thai.names.
NAME_NOTES = {
    "no_title": lazy_gettext("no title"),
    "no_surname": lazy_gettext("no surname"),
    "title_ambiguous": lazy_gettext("the title has more than one meaning"),
    "title_may_be_name": lazy_gettext("the title may be part of the name"),
    "title_repeated": lazy_gettext("the title is written twice"),
    "title_unknown": lazy_gettext("the title is not known"),
    "navy_suffix_dropped": lazy_gettext("the navy's abbreviation was left out"),
    "numbering_dropped": lazy_gettext("a number before the name was left out"),
    "surname_spaced": lazy_gettext("the surname has several parts"),
    "odd_characters": lazy_gettext("it contains digits or signs"),
}


@dataclass(frozen=True)
class Problem:
    """One thing that a person should know about a row; `field` is the column it sits in, `facts` fill its sentence."""

    code: str
    field: str
    blocking: bool = False
    facts: dict = field(default_factory=dict, compare=False)


def problem(code, field, **facts):
    """A Problem that holds the row back if its code is one of those that do."""
    return Problem(code, field, code in BLOCKING, facts)


def sentence(problem):
    """The problem in words, in the reader's language."""
    return SENTENCES.get(problem.code, _unworded)(problem.facts | {"_field": problem.field})


def _unworded(facts):
    return _("Please look at the column “%(field)s”.", field=_heading(facts["_field"]))


def _name_needs_look(facts):
    notes = ", ".join(str(NAME_NOTES.get(note, note)) for note in facts["notes"])
    return _("Please look at the name: %(notes)s.", notes=notes)


def _unmet(rule):
    """The sentence of a rule of the programme, the same as on the person's own pages."""
    return lambda facts: eligibility_words.sentence({"rule": rule, "facts": {"name": ""} | facts})


def _number_mismatch(facts):
    return _("The number %(number)s belongs to %(owner)s, not to “%(name)s”.", **_of(facts, "number", "owner", "name"))


def _possible_duplicate(facts):
    others = "; ".join(_("%(file)s, row %(row)s", file=file, row=row) for file, row in facts["rows"])
    if facts.get("more"):
        return _(
            "Perhaps the same person as in: %(others)s and %(more)s other rows.", others=others, more=facts["more"]
        )
    return _("Perhaps the same person as in: %(others)s.", others=others)


def _province_unknown(facts):
    if facts.get("suggestions"):
        return _("“%(text)s” is not a province. Is it %(suggestions)s?", text=facts["text"],
                 suggestions=", ".join(facts["suggestions"]))
    return _("“%(text)s” is not a province.", text=facts["text"])


SENTENCES = {
    "name_missing": lambda facts: _("The name is missing."),
    "name_needs_look": _name_needs_look,
    "name_too_long": lambda facts: _("This is too long for a name."),
    "text_shortened": lambda facts: _("The column “%(field)s” was shortened to %(most)s characters.",
                                      field=_heading(facts["_field"]), most=facts["most"]),
    "courtesy_dropped": lambda facts: _("“คุณ” was left out: it is a courtesy, not a title. Which title is right?"),
    "phone_missing": lambda facts: _("No telephone number is given."),
    "phone_invalid": lambda facts: _("“%(text)s” is not a telephone number.", text=facts["text"]),
    "phone_digits_lost": lambda facts: _("The spreadsheet has rounded the telephone number: digits are lost."),
    "phone_restored_zero": lambda facts: _("The leading zero of %(number)s was missing and was restored.",
                                           number=phones.display(facts["number"])),
    "phone_foreign": lambda facts: _("%(text)s is a telephone number of another country.", text=facts["text"]),
    "phone_part_unread": lambda facts: _("Part of “%(text)s” was not understood.", text=facts["text"]),
    "several_phones": lambda facts: _("There are several telephone numbers; %(number)s was taken.",
                                      number=phones.display(facts["number"])),
    "email_missing": lambda facts: _("No e-mail address is given."),
    "email_invalid": lambda facts: _("“%(text)s” is not an e-mail address.", text=facts["text"]),
    "several_emails": lambda facts: _("There are several e-mail addresses; %(email)s was taken.",
                                      email=facts["email"]),
    "province_unknown": _province_unknown,
    "province_from_organisation": lambda facts: _("No province is given; that of the organisation was taken."),
    "lodging_unread": lambda facts: _("Whether a bed is needed cannot be read out of “%(text)s”.", text=facts["text"]),
    **{rule: _unmet(rule) for rule in UNMET},
    "registration_no_mismatch": _number_mismatch,
    "registration_no_differs": lambda facts: _("The register has the number %(own)s for this organisation, "
                                               "not %(number)s.", **_of(facts, "own", "number")),
    "possible_duplicate": _possible_duplicate,
    "already_registered": lambda facts: _("Already registered in this cohort: nothing to do."),
    "consent_unclear": lambda facts: _("“%(text)s” says neither yes nor no; it counts as no consent.",
                                       text=facts["text"]),
    "cell_broken": lambda facts: _("The cell “%(field)s” holds an error: %(text)s.",
                                   field=_heading(facts["_field"]), text=facts["text"]),
}


def _of(facts, *names):
    return {name: facts.get(name) or "–" for name in names}


def _heading(field):
    return FIELD_WORDS.get(field, field)
