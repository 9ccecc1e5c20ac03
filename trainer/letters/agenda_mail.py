"""The letter about a new version of the agenda: once to each participant whose sessions or groups it touches."""

from trainer import journal
from trainer.letters.mailing import letter
from trainer.letters.placeholders import facts_of
from trainer.letters.texts import text_of
from trainer.mail import outbox
from trainer.mail.address import written_to
from trainer.schedule.concerned import changes_of, concerned
from trainer.schedule.signals import agenda_published
from trainer.schedule.versions import Telling

CODE = "agenda"


def init_app():
    agenda_published.connect(told)


def told(cohort, version, before, by):
    """Write to those concerned, each in their language, once for each version, in the transaction that publishes."""
    if version.telling != Telling.MAIL:
        return
    people = concerned(cohort, changes_of(version, before), first=before is None)
    reachable = [one for one in people if written_to(one.person.email)]
    count = sum(mailed(cohort, version, reachable, language, by) for language in ("th", "en"))
    if count:
        journal.record(by, "mailed", cohort, count=count)


def mailed(cohort, version, people, language, by):
    """Write to those of this language; how many messages were put."""
    own = [one for one in people if one.language == language]
    if not own:
        return 0
    text = text_of(cohort.programme, CODE, language)
    facts = facts_of(cohort, own, language, text.names)
    return len(outbox.put_all(
        letter(cohort, one, text.filled(facts[one.id]), f"agenda:{version.id}:{one.id}", by, CODE, language, ())
        for one in own
    ))  # fmt: skip
