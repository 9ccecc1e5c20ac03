"""What a programme asks of people, in words; whether someone has done it is decided elsewhere."""

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.wording import words


def eligibility(programme):
    """Who may take part, one sentence each."""
    kinds = " / ".join(str(words(kind, "kind")) for kind in programme.eligible_kinds)
    yield _("People of: %(kinds)s, certified on the first day of the cohort.", kinds=kinds)
    if programme.max_per_organisation:
        yield ngettext("At most %(num)s person of one organisation in a cohort.",
                       "At most %(num)s people of one organisation in a cohort.", programme.max_per_organisation)


def completion(programme):
    """What earns the certificate, one sentence each."""
    yield _("Present at %(percent)s %% of the half-days or more.", percent=programme.required_percent)
    yield _("Whoever does not reach this can be awarded by a person who gives a reason.")
