"""Asking participants to fill in a form that stands elsewhere; and their word that they did."""

from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import delete, insert, literal, select

from trainer import journal
from trainer.changes import change as changed
from trainer.database import db, now
from trainer.errors import Refused
from trainer.evaluation import queries
from trainer.evaluation.models import Questionnaire, QuestionnaireDone
from trainer.materials import links_out
from trainer.registration.models import Registration
from trainer.upsert import insert_missing

A_MINUTE = timedelta(minutes=1)


def ask(cohort, by, **facts):
    """Ask everybody with a seat to fill in a form: form_name, url, opens_at (None: now), closes_at (None: no end).

    Raises Refused for what `judged` does not take.
    """
    cohort.refuse_if_closed()
    made = Questionnaire(cohort=cohort, **judged(**facts))
    db.session.add(made)
    journal.record(by, "asked_questionnaire", made)
    return made


def change(questionnaire, by, **facts):
    questionnaire.cohort.refuse_if_closed()
    wanted = facts.get("opens_at")
    if wanted is None or abs(wanted - questionnaire.opens_at) < A_MINUTE:  # no form knows the seconds
        facts["opens_at"] = questionnaire.opens_at
    changed(by, questionnaire, act="changed_questionnaire", **judged(**facts))


def remove(questionnaire, by):
    """Ask no longer; who had done it is forgotten with it."""
    questionnaire.cohort.refuse_if_closed()
    journal.record(by, "removed_questionnaire", questionnaire)
    db.session.execute(delete(QuestionnaireDone).where(QuestionnaireDone.questionnaire_id == questionnaire.id))
    db.session.delete(questionnaire)


def judged(*, form_name, url, opens_at=None, closes_at=None):
    """The facts as they are kept. Raises Refused, naming the field."""
    form_name, opens_at = " ".join(form_name.split()), opens_at or now()
    if not form_name:
        raise Refused(_("Write what the form is called."), "form_name")
    if closes_at is not None and closes_at <= opens_at:
        raise Refused(_("It closes before it opens."), "closes_day")
    return {"form_name": form_name[:200], "url": links_out.judged(url), "opens_at": opens_at, "closes_at": closes_at}


def done(questionnaire_id, registrations):
    """Take down that these people (a Select) have filled it in; returns for how many: none where it is not theirs."""
    ids = db.session.scalars(asked(questionnaire_id, registrations)).all()
    if ids:
        rows = [{"questionnaire_id": questionnaire_id, "registration_id": one, "at": now()} for one in sorted(ids)]
        insert_missing(QuestionnaireDone, rows, returning=QuestionnaireDone.registration_id)
    return len(ids)


def undone(questionnaire_id, registrations):
    """Take it back: not filled in after all."""
    ids = db.session.scalars(asked(questionnaire_id, registrations)).all()
    table = QuestionnaireDone
    db.session.execute(delete(table).where(table.questionnaire_id == questionnaire_id, table.registration_id.in_(ids)))
    return len(ids)


def asked(questionnaire_id, registrations):
    """The ids of those among these registrations who are asked to fill it in at this moment."""
    found = registrations.join(Questionnaire, queries.meant()).where(Questionnaire.id == questionnaire_id)
    return found.where(queries.opened()).with_only_columns(Registration.id).order_by(None)


def move(gone, into):
    """What was done under one of two entries of somebody was done by the one that stays."""
    table = QuestionnaireDone.__table__
    kept = select(table.c.questionnaire_id).where(table.c.registration_id == into.id)
    moved = select(table.c.questionnaire_id, literal(into.id), table.c.at).where(
        table.c.registration_id == gone.id, table.c.questionnaire_id.not_in(kept)
    )
    db.session.execute(insert(table).from_select(["questionnaire_id", "registration_id", "at"], moved))
    db.session.execute(delete(table).where(table.c.registration_id == gone.id))
