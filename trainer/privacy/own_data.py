"""All that is stored about somebody's registration, for themselves (PDPA B.E. 2562, s. 30–31: access, and in a form
that machines read). Nobody else's names are among it: who acted stays out."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from trainer import journal
from trainer.applications import answers
from trainer.attendance.models import Presence
from trainer.attendance.records import record_of
from trainer.awards.certificate import IssuedCertificate
from trainer.awards.models import Award
from trainer.bulletins.models import Bulletin, BulletinReading
from trainer.database import db
from trainer.evaluation.models import Questionnaire, QuestionnaireDone
from trainer.look import language, phones, province
from trainer.mail.models import Message
from trainer.materials.fetches import MaterialFetch
from trainer.materials.models import MaterialVersion
from trainer.privacy.fact import Fact, Section
from trainer.registration import badges, consent
from trainer.wording import words


def sections_of(one):
    """The Sections of a registration."""
    return [
        Section("person", _("Person"), [person(one)]),
        Section("registration", _("Registration"), [registration(one)]),
        Section("answers", _("Answers in the form"), answered(one)),
        Section("as_written", _("As it was written when it came in"), written(one)),
        Section("appeals", _("Your appeals"), appeals(one)),
        Section("offers", _("Seats that were offered to you"), offers(one)),
        Section("consents", _("What you agreed to"), consents(one)),
        Section("attendance", _("Attendance"), attendance(one)),
        Section("certificates", _("Certificates"), certificates(one)),
        Section("read", _("News that you have read"), read(one)),
        Section("filled_in", _("Forms that you say to have filled in"), filled_in(one)),
        Section("fetched", _("Materials that you have fetched"), fetched(one)),
        Section("messages", _("E-mails to you"), messages(one)),
        Section("journal", _("What was done to your registration"), acts(one)),
    ]


def person(one):
    who = one.person
    return [
        Fact("title", _("Title"), who.title or ""), Fact("first_name", _("First name"), who.first_name),
        Fact("last_name", _("Last name"), who.last_name or ""),
        Fact("phone", _("Telephone"), who.phone or "", phones.display(who.phone) if who.phone else ""),
        Fact("email", _("E-mail"), who.email or ""),
    ]  # fmt: skip


def registration(one):
    group, bed = one.training_group, one.place
    return [
        Fact("programme", _("Programme"), one.cohort.programme.name, one.cohort.programme.called(language())),
        Fact("cohort", _("Cohort"), one.cohort.number), Fact("starts_on", _("First day"), one.cohort.starts_on),
        Fact("ends_on", _("Last day"), one.cohort.ends_on),
        Fact("state", _("State"), one.state, words(one.state, "state")),
        Fact("organisation", _("Organisation"), one.organisation_label), Fact("position", _("Position"), one.position),
        Fact("province", _("Province"), one.province or "", province(one.province) if one.province else ""),
        Fact("lodging", _("Bed needed"), one.lodging, words(one.lodging, "lodging")),
        Fact("food", _("Food"), one.food), Fact("needs", _("Assistance needed"), one.needs),
        Fact("group", _("Group"), group.number if group else None, group.label if group else ""),
        Fact("bedroom", _("Bedroom"), bed.room.name if bed else ""),
        Fact("list_number", _("Number in the name list"), one.list_number),
        Fact("badge_code", _("Code of the name badge"), badges.code_of(one)),
        Fact("language", _("Language"), one.language), Fact("registered_at", _("Registered"), one.created_at),
    ]  # fmt: skip


def answered(one):
    pairs = answers.answers_of(one, language())
    return [
        [Fact("question", _("Question"), question.label), Fact("answer", _("Answer"), said)] for question, said in pairs
    ]


def written(one):
    cells = (one.source or {}).get("cells", {})
    return [[Fact("column", _("Column"), column), Fact("value", _("Entry"), value)] for column, value in cells.items()]


def appeals(one):
    return [
        [Fact("note", _("Appeal"), each.note), Fact("made_at", _("Written"), each.made_at),
         Fact("answer", _("Answer"), each.answer), Fact("answered_at", _("Answered"), each.answered_at)]
        for each in one.appeals
    ]  # fmt: skip


def offers(one):
    return [
        [Fact("made_at", _("Offered"), each.made_at), Fact("deadline", _("Answer until"), each.deadline),
         Fact("answer", _("Answer"), each.answer, words(each.answer or "", "answer")),
         Fact("answered_at", _("Answered"), each.answered_at)]
        for each in one.offers
    ]  # fmt: skip


def consents(one):
    return [
        [Fact("purpose", _("Purpose"), each.purpose, words(each.purpose, "purpose")),
         Fact("text_version", _("Version of the text"), each.text_version), Fact("given_at", _("Given"), each.given_at),
         Fact("withdrawn_at", _("Withdrawn on"), each.withdrawn_at)]
        for each in db.session.scalars(consent.consents_of(one))
    ]  # fmt: skip


def attendance(one):
    signs = select(Presence.slot_id, Presence.way).where(Presence.registration_id == one.id)
    ways = dict(db.session.execute(signs).all())
    return [
        [Fact("day", _("Day"), mark.slot.day), Fact("slot", _("Sign-in time"), mark.slot.name),
         Fact("record", _("Record"), mark.said, words(mark.said, "said")),
         Fact("way", _("How"), ways.get(mark.slot.id), words(ways.get(mark.slot.id, ""), "way")),
         Fact("came_at", _("Came"), mark.since), Fact("left_at", _("Left"), mark.left_at),
         Fact("reason", _("Reason"), mark.reason)]
        for mark in record_of(one)
    ]  # fmt: skip


def certificates(one):
    issued = select(IssuedCertificate).join(IssuedCertificate.award).where(Award.registration_id == one.id)
    return [
        [Fact("number", _("Number"), each.number), Fact("certificate", _("Certificate"), each.facts.get("title", "")),
         Fact("name", _("Name on it"), each.facts.get("name", "")), Fact("issued_at", _("Issued"), each.issued_at),
         Fact("revoked_at", _("Revoked"), each.revoked_at)]
        for each in db.session.scalars(issued.order_by(IssuedCertificate.issued_at))
    ]  # fmt: skip


def read(one):
    found = select(Bulletin.headline, BulletinReading.at).join(Bulletin, Bulletin.id == BulletinReading.bulletin_id)
    found = found.where(BulletinReading.registration_id == one.id).order_by(BulletinReading.at)
    return [[Fact("headline", _("Headline"), headline), Fact("at", _("Read"), at)]
            for headline, at in db.session.execute(found)]  # fmt: skip


def filled_in(one):
    done = QuestionnaireDone
    found = select(Questionnaire.form_name, done.at).join(Questionnaire, Questionnaire.id == done.questionnaire_id)
    found = found.where(done.registration_id == one.id).order_by(done.at)
    rows = db.session.execute(found)
    return [[Fact("form", _("Name of the form"), name), Fact("at", _("Filled in"), at)] for name, at in rows]


def fetched(one):
    found = select(MaterialFetch).where(MaterialFetch.registration_id == one.id).order_by(MaterialFetch.first_at)
    found = found.options(joinedload(MaterialFetch.version).joinedload(MaterialVersion.material))
    return [
        [Fact("material", _("Material"), each.version.material.title),
         Fact("version", _("Version"), each.version.number), Fact("first_at", _("First fetched"), each.first_at),
         Fact("last_at", _("Last fetched"), each.last_at), Fact("times", _("How often"), each.times)]
        for each in db.session.scalars(found)
    ]  # fmt: skip


def messages(one):
    found = select(Message).where(Message.registration_id == one.id).order_by(Message.id)
    return [
        [Fact("subject", _("Subject"), each.subject), Fact("recipient", _("E-mail"), each.recipient, each.recipient),
         Fact("written_at", _("Written"), each.created_at), Fact("sent_at", _("Sent"), each.sent_at)]
        for each in db.session.scalars(found)
    ]  # fmt: skip


def acts(one):
    entries = db.session.scalars(journal.entries_concerning(one)).all()
    return [[Fact("at", _("When"), each.at), Fact("act", _("What"), each.act, words(each.act, "act"))]
            for each in reversed(entries)]  # fmt: skip
