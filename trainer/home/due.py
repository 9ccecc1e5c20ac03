"""What an organiser has to do next for a cohort: a pure rule over its phase and its figures."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.look import today
from trainer.programmes.models import Phase
from trainer.schedule.days import day_of
from trainer.schedule.moving import lies_within


@dataclass(frozen=True)
class Step:
    """One thing to do: in words, and the endpoint of the cohort where it is done."""

    words: str
    endpoint: str
    sign: str = "arrow-right"


def steps(phase, cohort, figures):
    """What is due, most urgent first; empty when nothing is. `figures` is a `numbers.Figures`."""
    if phase in (Phase.HISTORY, Phase.CLOSED):
        return []
    return [*troubled(figures), *before(phase, cohort, figures), *during(phase, figures), *after(phase, figures)]


def troubled(figures):
    """What did not work, or waits for somebody, whatever the phase."""
    if figures.appeals:
        words = ngettext("1 appeal waits for an answer.", "%(num)d appeals wait for an answer.", figures.appeals)
        yield Step(words, "registration.appeals", "gavel")
    if figures.mail_failed:
        words = ngettext("%(num)d message failed.", "%(num)d messages failed.", figures.mail_failed)
        yield Step(words, "letters.messages", "mail-x")
    if figures.addresses_broken:
        words = ngettext("%(num)d address does not work: correct it and send again.",
                         "%(num)d addresses do not work: correct them and send again.", figures.addresses_broken)
        yield Step(words, "letters.unreachable", "mail-off")


def before(phase, cohort, figures):
    """What must stand before the first day."""
    if not figures.sessions:
        yield Step(
            _("Enter the agenda: sign-in times and sheets follow from it."), "schedule.agenda", "calendar-plus"
        )
    if figures.first_entry and left_behind(cohort, figures):
        words = _("Entries of the agenda lie outside the cohort's days. Move them.")
        yield Step(words, "schedule.agenda", "calendar-exclamation")
    if figures.unseen and phase in (Phase.ANNOUNCED, Phase.RUNNING):
        yield Step(_("Publish the agenda, so that people can see it."), "schedule.versions", "send")
    if figures.drafts:
        words = ngettext("Finish the roster import.", "Finish %(num)d roster imports.", figures.drafts)
        yield Step(words, "registration.people", "table-import")
    elif not figures.people and phase != Phase.ENDED and not figures.opens_on:
        yield Step(_("Register people: import the spreadsheets you were sent."), "registration.people", "table-import")
    yield from closing(phase, figures)
    if figures.offers_due:
        words = ngettext("1 offer ends today.", "%(num)d offers end today.", figures.offers_due)
        yield Step(words, "registration.seats", "hourglass")
    if figures.applied:
        words = ngettext("1 application waits.", "%(num)d applications wait for a decision.", figures.applied)
        yield Step(words, "registration.people", "user-question")
    free = cohort.seats - figures.accepted - figures.offered
    if figures.reserves and free > 0 and phase in (Phase.DRAFT, Phase.ANNOUNCED):
        yield Step(
            ngettext("1 seat is free.", "%(num)d seats are free and reserves wait.", free),
            "registration.seats",
            "armchair",
        )
    if phase == Phase.DRAFT or phase == Phase.RUNNING and not cohort.announced_at:
        yield Step(_("Announce the cohort, so that people can see it."), "programmes.cohort_settings", "speakerphone")


def closing(phase, figures):
    """That applications end within two days, for whoever wants to remind people, or to give them longer."""
    left = (figures.closes_on - today()).days if phase == Phase.ANNOUNCED and figures.closes_on else None
    words = {0: _("Applications end today."), 1: _("Applications end tomorrow.")}.get(left)
    if words:
        yield Step(words, "registration.intake", "mailbox")


def left_behind(cohort, figures):
    """Whether an entry of the agenda stands on a day that is not the cohort's."""
    return not all(lies_within(cohort, day_of(moment)) for moment in (figures.first_entry, figures.last_entry))


def during(phase, figures):
    """What the training days ask for."""
    if phase == Phase.RUNNING and figures.accepted:
        yield Step(_("Check people in, or print the signature sheets."), "attendance.matrix", "checkbox")


def after(phase, figures):
    """What remains when the days are over."""
    missing = figures.slots - figures.slots_taken
    if phase == Phase.ENDED and figures.accepted and missing > 0:
        words = ngettext("Enter 1 signature sheet.", "Enter %(num)d signature sheets.", missing)
        yield Step(words, "attendance.matrix", "clipboard-text")
    if phase == Phase.ENDED and figures.slots_taken and not figures.certificates:
        yield Step(_("See who earned a certificate, and issue them."), "awards.board", "certificate")
    if phase == Phase.ENDED and figures.certificates:
        yield Step(_("Download the closing report, then close the cohort."), "reports.closing", "report-analytics")
