"""Why somebody may not take part, in a whole sentence with its facts: the same for the applicant and the office."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer.look import short_date
from trainer.wording import words

SENTENCES = {}


def say(rule):
    """Let a function `(facts) -> str` say the sentence of a rule; later chapters word theirs so, too."""

    def register(function):
        SENTENCES[rule] = function
        return function

    return register


def sentence(shortcoming):
    """A shortcoming in words, in the reader's language: {"rule": code, "facts": {…}} as it was frozen.

    Where facts are missing, as in what was frozen by an older version, the plain words of the rule answer.
    """
    rule, facts = shortcoming["rule"], shortcoming.get("facts") or {}
    try:
        return SENTENCES[rule](facts)
    except KeyError:
        return str(words(rule, "shortcoming"))


@say("organisation_unknown")
def _unknown(facts):
    if not facts["name"]:
        return _("No organisation is given.")
    return _("“%(name)s” is not in the register of organisations.", name=facts["name"])


@say("organisation_kind_not_eligible")
def _kind(facts):
    eligible = " / ".join(str(words(kind, "kind")) for kind in facts["eligible"])
    return _("%(name)s is registered as: %(kind)s. The programme is for: %(eligible)s.",
             name=facts["organisation"], kind=words(facts["kind"], "kind"), eligible=eligible)  # fmt: skip


@say("organisation_not_certified")
def _not_certified(facts):
    name, on = facts["organisation"], day(facts["day"])
    if facts.get("revoked_on"):
        return _("The certification of %(name)s was revoked on %(revoked)s, before the first day, %(day)s.",
                 name=name, revoked=day(facts["revoked_on"]), day=on)  # fmt: skip
    if facts.get("certified_on"):
        return _("%(name)s is certified only from %(certified)s on, after the first day, %(day)s.",
                 name=name, certified=day(facts["certified_on"]), day=on)  # fmt: skip
    return _("%(name)s was not certified on the first day, %(day)s.", name=name, day=on)


@say("organisation_has_its_share")
def _share(facts):
    facts = {"name": facts["organisation"], "most": facts["most"], "num": facts["colleagues"]}
    return ngettext(
        "%(num)s person of %(name)s came before, and an organisation may send %(most)s.",
        "%(num)s people of %(name)s came before, and an organisation may send %(most)s.",
        facts.pop("num"), **facts,
    )  # fmt: skip


@say("trained_recently")
def _trained(facts):
    return ngettext(
        "Trained in cohort %(cohort)s of this programme, which ended on %(ended)s. Between two trainings there must "
        "be %(num)s year: possible again from %(again)s on.",
        "Trained in cohort %(cohort)s of this programme, which ended on %(ended)s. Between two trainings there must "
        "be %(num)s years: possible again from %(again)s on.",
        facts["years"], cohort=facts["cohort"], ended=day(facts["ended_on"]), again=day(facts["again_on"]),
    )  # fmt: skip


def day(iso):
    return short_date(date.fromisoformat(iso))
