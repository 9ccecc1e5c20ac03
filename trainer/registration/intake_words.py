"""What a cohort's way of taking people in means, in plain sentences for organisers."""

from datetime import timedelta

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.look import long_date
from trainer.programmes.models import Ranking
from trainer.registration.intake import takes_applications


def standing(cohort, intake, today):
    """(code, sentence) of whether applications are taken on this day: open, opens, over or shut."""
    if takes_applications(cohort, intake, today):
        last = intake.closes_on or cohort.starts_on - timedelta(1)
        return "open", _("Applications are taken until the end of %(day)s.", day=long_date(last))
    if intake.opens_on is None:
        return "shut", _("Nobody can apply in public. Organisers register people, or import lists.")
    if today < intake.opens_on and cohort.announced_at:
        return "opens", _("Applications will be taken from %(day)s on.", day=long_date(intake.opens_on))
    if not cohort.announced_at:
        return "shut", _("The cohort is not announced: nobody can see the form.")
    return "over", _("Applications are no longer taken.")


def consequences(cohort, intake):
    """What will happen to an application, one sentence for each choice."""
    yield _sent(cohort, intake)
    yield _order(cohort)
    yield _given(intake)
    yield _freed(intake)


def _sent(cohort, intake):
    if intake.seats_at_once and cohort.programme.ranking == Ranking.FIRST_COME:
        return _("Who meets the terms gets a seat the moment the application is sent, and once none is left the next "
                 "rank on the reserve list. All others wait for your decision.")  # fmt: skip
    return _("Every application waits until you decide about it.")


def _order(cohort):
    return {
        Ranking.SCORE: _("Applicants stand in the order of their points; equal points in the order of application."),
        Ranking.BY_HAND: _("Applicants stand in the order of application, until you move somebody for a reason."),
    }.get(cohort.programme.ranking, _("Applicants stand in the order of application."))


def _given(intake):
    if intake.offer_days:
        return ngettext(
            "Reserves are asked: the seat is offered by e-mail and kept for %(num)d day. Without an answer it goes on "
            "to the next.",
            "Reserves are asked: the seat is offered by e-mail and kept for %(num)d days. Without an answer it goes on "
            "to the next.",
            intake.offer_days,
        )
    return _("Reserves are not asked: they get the seat, and can give it up on their status page.")


def _freed(intake):
    if intake.offers_at_once:
        return _("A seat that becomes free goes to the right next reserve by itself, at once.")
    return _("A seat that becomes free stays free until you let reserves move up.")
