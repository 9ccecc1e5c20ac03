"""What a letter can say of the newest version of the agenda; each function as those in `circumstances`."""

from flask_babel import force_locale

from trainer.schedule.concerned import group_numbers, newest_change


def changes(cohort, registrations, language):
    """What changed for each person, a line each; nothing for the first version, which is new as a whole."""
    news = newest_change(cohort)
    if news is None or not news.changes:
        return {}
    numbers = group_numbers(cohort)
    with force_locale(language):
        return {one.id: "\n".join(lines(news.changes, numbers.get(one.id))) for one in registrations}


def lines(changes, group):
    """The sentences for someone of this group."""
    return [f"- {text}" for change in changes if change.concerns(group) for text in change.texts]


def notes(cohort, registrations, _language):
    """The word that the organiser gave along with the newest version."""
    news = newest_change(cohort)
    return {one.id: news.version.note for one in registrations} if news and news.version.note else {}
