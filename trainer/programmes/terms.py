"""What a programme asks of people, in words; whether someone has done it is decided elsewhere."""

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.programmes.models import Ranking
from trainer.wording import words


def eligibility(programme):
    """Who may take part, one sentence each."""
    kinds = " / ".join(str(words(kind, "kind")) for kind in programme.eligible_kinds)
    yield _("People of: %(kinds)s, certified on the first day of the cohort.", kinds=kinds)
    if programme.max_per_organisation:
        yield ngettext("At most %(num)s person of one organisation in a cohort.",
                       "At most %(num)s people of one organisation in a cohort.", programme.max_per_organisation)
    if programme.years_between:
        yield ngettext("Not trained in this programme within %(num)s year before the first day.",
                       "Not trained in this programme within %(num)s years before the first day.",
                       programme.years_between)
    if programme.answers_decide:
        yield _("The required questions of the application form are answered, with answers that qualify.")


def ranking(programme):
    """In which order applicants come, in one sentence."""
    return {
        Ranking.SCORE: _("Applicants are ranked by points; whoever has equal points, by the time of application."),
        Ranking.BY_HAND: _("The organiser puts applicants in order and gives a reason for each change of place."),
    }.get(programme.ranking, _("First come, first served: the time of the application decides."))


def completion(programme):
    """What earns the certificate, one sentence each."""
    yield _("Present at %(percent)s %% of the half-days or more.", percent=programme.required_percent)
    yield _("Whoever does not reach this can be awarded by a person who gives a reason.")
