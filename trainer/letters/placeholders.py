"""What a letter can say about a person and a cohort: plain texts, each of one line but for those in `LINES`."""

from flask import current_app
from flask_babel import lazy_gettext as _

from trainer.letters import agenda_changes, circumstances
from trainer.look import today
from trainer.thai import dates, titles
from trainer.thai.text import clean

KNOWN = {
    "greeting": _("“Dear” with the name; for monks the word due to them"),
    "name": _("Name with title"),
    "organisation": _("Organisation"),
    "position": _("Position"),
    "programme": _("Name of the programme"),
    "cohort": _("Number of the cohort"),
    "days": _("First and last day"),
    "first_day": _("First day with its weekday"),
    "venue": _("Venue"),
    "issuing_body": _("Issuing body"),
    "rank": _("Rank on the reserve list, if any"),
    "reason": _("Reason for turning down, for a substitution, or for taking an offer back, if any"),
    "page": _("Address of the cohort's page, once announced"),
    "status_page": _("Address of the person's own status page"),
    "deadline": _("Until when an offered seat waits for the answer, if one is offered"),
    "why": _("Which of the terms are not met, in sentences, if any"),
    "nominated_by": _("Who nominated the person, if anybody"),
    "other": _("Whose place the person takes, or who takes the person's place, if anybody"),
    "answer": _("Answer to the appeal, if any"),
    "changes": _("What the newest version of the agenda changed for the person, a line each, if anything"),
    "agenda_note": _("The word that goes with the newest version of the agenda, if any"),
    "granted": _("“yes” where the appeal was granted, else nothing"),
}
OF_EACH = {
    "rank": circumstances.ranks,
    "reason": circumstances.reasons,
    "status_page": circumstances.status_pages,
    "deadline": circumstances.deadlines,
    "why": circumstances.shortcomings,
    "nominated_by": circumstances.nominators,
    "other": circumstances.others,
    "answer": circumstances.answers,
    "granted": circumstances.granted,
    "changes": agenda_changes.changes,
    "agenda_note": agenda_changes.notes,
}
LINES = {"changes"}  # these keep their lines
BY_OTHERS = {}  # {names: their function} of chapters that come later; each application tells them anew


def add(of, **names):
    """Register placeholders of a chapter that comes later, with what each says.

    `of(cohort, registrations, language)` returns {registration id: {placeholder: text}} in one statement.
    """
    KNOWN.update(names)
    BY_OTHERS[tuple(names)] = of


def facts_of(cohort, registrations, language, wanted=KNOWN):
    """{registration id: {placeholder: text}}, in a fixed number of statements however many people there are.

    `wanted` are the names that the text has; of a person's case only these are looked up, the others are missing.
    """
    shared = about_cohort(cohort, language)
    found = {name: of(cohort, registrations, language) for name, of in OF_EACH.items() if name in wanted}
    for names, of in BY_OTHERS.items():
        said = of(cohort, registrations, language) if not set(names).isdisjoint(wanted) else {}
        found |= {name: {key: one.get(name, "") for key, one in said.items()} for name in names}
    return {
        one.id: shared | about_person(one, language) | {name: tidied(name, of, one) for name, of in found.items()}
        for one in registrations
    }


def tidied(name, of, registration):
    """What was found of the person by this name, in one line or in lines."""
    said = of.get(registration.id, "")
    return "\n".join(map(clean, said.splitlines())) if name in LINES else clean(said)


def about_cohort(cohort, language):
    """What is the same for everyone."""
    programme, dated = cohort.programme, cohort.starts_on is not None
    name = (programme.name_en if language == "en" else "") or programme.name
    return {
        "programme": clean(name),
        "cohort": str(cohort.number),
        "days": dates.date_range(cohort.starts_on, cohort.ends_on, locale=language) if dated else "",
        "first_day": dates.weekday_date(cohort.starts_on, locale=language) if dated else "",
        "venue": clean(cohort.venue),
        "issuing_body": clean(programme.issuing_body),
        "page": page_of(cohort),
    }


def about_person(registration, language):
    name = clean(registration.label)
    return {
        "greeting": greeting(registration.person.title, name, language),
        "name": name,
        "organisation": clean(registration.organisation_label),
        "position": clean(registration.position),
    }


def greeting(title, name, language):
    """เรียน and the name; a Buddhist monk or novice is greeted with นมัสการ (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ)."""
    if language == "en":
        return f"Dear {name},"
    return f"{'นมัสการ' if is_monk(title) else 'เรียน'} {name}"


def is_monk(title):
    monkish = ("พระ", "สามเณร", "หลวง", "ครูบา", "เจ้าอธิการ")
    return titles.is_religious(title) and str(title).startswith(monkish)


def page_of(cohort):
    """The address of the public page, while it has one."""
    if not cohort.in_public(today()):
        return ""
    values = {"slug": cohort.programme.slug, "number": cohort.number}
    path = current_app.url_map.bind("").build("home.public_cohort", values)  # commands have no request to build from
    return current_app.config["PUBLIC_URL"].rstrip("/") + path
