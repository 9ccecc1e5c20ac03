"""What makes up a question: which facts are sound together, and which of them are its meaning."""

from flask_babel import gettext as _

from trainer.applications.entries import LARGEST, cleaned
from trainer.applications.models import QuestionKind
from trainer.errors import Refused

MEANING = ("kind", "label", "label_en", "options", "least", "most")
CHOSEN = (QuestionKind.CHOICE, QuestionKind.CHOICES)
MOST_OPTIONS = 100
LONGEST_OPTION = 200
LONGEST_LABEL, LONGEST_HELP = 500, 2_000


def sound(facts, earlier, question=None):
    """The facts of a question, brought into order: cleaned, and without what its kind has no use for.

    `facts`: kind, label, label_en, help, help_en, required, sensitive, options (lines "Thai | English"), qualifying
    (values, or numbers of lines for options without one), least, most, shown_if_id, shown_if_values; `earlier` are the
    Questions that come before it; `question` is the one that is changed. Raises Refused with the field as place.
    """
    kind = QuestionKind(facts["kind"])
    found = {"kind": kind} | texts(facts)
    found["options"] = options(facts.get("options") or "", question) if kind in CHOSEN else []
    found["least"], found["most"] = limits(facts) if kind == QuestionKind.NUMBER else (None, None)
    found |= {name: bool(facts.get(name)) for name in ("required", "sensitive")}
    found["qualifying"] = those_left(facts.get("qualifying") or [], found["options"])
    found |= condition(facts, earlier)
    refuse_contradictions(found)
    return found


def texts(facts):
    """Labels and help, cleaned. Refuses an empty label and what is too long."""
    found = {name: cleaned(facts.get(name) or "") for name in ("label", "label_en")}
    if not found["label"]:
        raise Refused(_("Please write the question."), "label")
    for name in ("help", "help_en"):
        found[name] = "\n".join(cleaned(line) for line in (facts.get(name) or "").splitlines()).strip()
    for name, words in found.items():
        most = LONGEST_LABEL if name.startswith("label") else LONGEST_HELP
        if len(words) > most:
            raise Refused(_("Please write no more than %(max)d characters.", max=most), name)
    return found


def options(lines, question=None):
    """[{"value", "label", "label_en"}] of lines "Thai | English".

    An option that stays keeps its value; where as many lines as before were sent, one that was only corrected keeps
    the value of its line, so that conditions still mean it.
    """
    pairs = [pair for pair in (written(line) for line in lines.splitlines()) if pair[0]]
    refuse_bad_options(pairs)
    before = list(question.options) if question is not None else []
    values = {option["label"]: option["value"] for option in before}
    if len(before) == len(pairs):
        here = {label for label, _english in pairs}
        for option, (label, _english) in zip(before, pairs, strict=True):
            if option["label"] not in here and label not in values:
                values[label] = option["value"]
    fresh = max((int(option["value"]) for option in before), default=0)
    found = []
    for label, english in pairs:
        if label not in values:
            fresh += 1
            values[label] = str(fresh)
        found.append({"value": values[label], "label": label, "label_en": english})
    return found


def written(line):
    """The Thai and the English words of a line; the English ones may be missing."""
    thai, _bar, english = line.partition("|")
    return cleaned(thai), cleaned(english)


def refuse_bad_options(pairs):
    labels = [label for label, _english in pairs]
    if len(labels) < 2:
        raise Refused(_("Write at least two options, one a line."), "options")
    if len(labels) > MOST_OPTIONS:
        raise Refused(_("A question has at most %(most)s options.", most=MOST_OPTIONS), "options")
    for label, english in pairs:
        if max(len(label), len(english)) > LONGEST_OPTION:
            raise Refused(_("An option has at most %(most)s characters: “%(start)s…”", most=LONGEST_OPTION,
                            start=label[:30]), "options")
        if labels.count(label) > 1:
            raise Refused(_("“%(option)s” stands there twice.", option=label), "options")


def limits(facts):
    """The least and the most of a number. Refuses limits that leave nothing between them."""
    least, most = facts.get("least"), facts.get("most")
    if least is not None and most is not None and least > most:
        raise Refused(_("The largest number must not be smaller than the smallest."), "most")
    if any(abs(one or 0) > LARGEST for one in (least, most)):
        raise Refused(_("The number is too large."), "least")
    return least, most


def condition(facts, earlier):
    """When the question is asked. Refuses a question that does not come before it, is retired, or offers no options."""
    parent_id, values = facts.get("shown_if_id"), facts.get("shown_if_values") or []
    if parent_id is None:
        return {"shown_if_id": None, "shown_if_values": []}
    parent = next((one for one in earlier if one.id == parent_id), None)
    if parent is None or parent.kind not in CHOSEN:
        raise Refused(_("It can be asked only after a choice that stands before it in the form."), "shown_if")
    left = those_left(values, parent.options)
    if not left:
        raise Refused(_("Choose the options after which it is asked."), "shown_if")
    return {"shown_if_id": parent_id, "shown_if_values": left}


def refuse_contradictions(facts):
    """Consent must be free (PDPA B.E. 2562, s. 19): what needs it can be no condition of taking part."""
    if facts["sensitive"] and (facts["required"] or facts["qualifying"]):
        raise Refused(_("A sensitive question is answered of one's own free will: it can neither be required nor "
                        "decide."), "sensitive")  # fmt: skip


def means_another(question, facts):
    """Whether answers to the question would mean something else with these facts."""
    return any(getattr(question, name) != facts[name] for name in MEANING)


def those_left(values, options):
    """Those of the values that the options offer, in their order."""
    return [option["value"] for option in options if option["value"] in values]


def refuse_lost_options(hanging, facts):
    """Refuse to take away the last option after which another question is asked."""
    for one in hanging:
        if facts["kind"] not in CHOSEN or not those_left(one.shown_if_values, facts["options"]):
            raise Refused(_("“%(other)s” is asked only after an option that would go. Change that first.",
                            other=one.label), "options")


def in_lines(question, facts, name, side, held):
    """Labels of options for the journal: `name` of the question before (side 0) or as the facts say (side 1)."""
    values = facts[name] if side else getattr(question, name)
    offered = facts["options"] if side else question.options
    if name == "options":
        return [option["label"] for option in offered]
    if name == "shown_if_values":
        parent_id = facts["shown_if_id"] if side else question.shown_if_id
        offered = next((one.options for one in held if one.id == parent_id), [])
    return [option["label"] for option in offered if option["value"] in values]
