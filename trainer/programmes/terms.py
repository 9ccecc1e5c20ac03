"""What a programme asks of people, in words; whether someone has done it is decided elsewhere."""

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.programmes.models import Measure, Ranking, Signed
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
    yield attendance(programme)
    yield _("Whoever does not reach this can be awarded by a person who gives a reason.")


def attendance(programme):
    """How much attendance the certificate needs, in one sentence."""
    percent = programme.required_percent
    if programme.completed_by == Measure.HOURS:
        return _("The certificate needs attendance of at least %(percent)s %% of the hours of training.",
                 percent=percent)  # fmt: skip
    if programme.signed_for == Signed.SESSIONS:
        return _("The certificate needs attendance of at least %(percent)s %% of the sessions.", percent=percent)
    return _("The certificate needs attendance of at least %(percent)s %% of the half-days.", percent=percent)


def sign_in(programme):
    """What people sign in for and when they can, one sentence each."""
    if programme.signed_for == Signed.SESSIONS:
        yield _("People sign in for each session.")
    else:
        yield _("People sign in for each half-day.")
    yield _("Sign-in opens %(before)s minutes before the time on the agenda, counts people late after %(late)s "
            "minutes, and closes %(after)s minutes after the end.", before=programme.opens_before,
            late=programme.late_after, after=programme.closes_after)  # fmt: skip
