"""How a programme certifies each kind of recipient: what holds until somebody says otherwise, and changing it."""

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from trainer import journal
from trainer.awards import patterns, scheme_changes
from trainer.awards.recipients import Recipient
from trainer.awards.stationery import CertificateScheme, Series
from trainer.changes import differences, kept_unique
from trainer.database import db
from trainer.errors import Refused

# Words on paper are Thai. The letters before the number keep the series of one programme apart.
USUAL = {
    Recipient.PARTICIPANT: ("classic", "วุฒิบัตร", "ได้ผ่านการอบรมตาม{course} รุ่นที่ {cohort}", "{cohort}/{serial:03}/{year}"),
    Recipient.ORGANISATION: (
        "letterhead", "เกียรติบัตร", "ได้ให้การสนับสนุน{course} รุ่นที่ {cohort}", "อก.{cohort}/{serial:02}/{year}"),
    Recipient.SPEAKER: ("classic", "เกียรติบัตร", "เป็นวิทยากรใน{course} รุ่นที่ {cohort}", "ว.{cohort}/{serial:02}/{year}"),
    Recipient.VOLUNTEER: (
        "classic", "เกียรติบัตร", "ได้ปฏิบัติหน้าที่{role}ใน{course} รุ่นที่ {cohort}", "อส.{cohort}/{serial:02}/{year}"),
}  # fmt: skip
NAMES = ("design", "title", "completed", "pattern")


def usual(programme, kind):
    """The scheme that holds as long as nobody saved another; not added to the session."""
    facts = dict(zip(NAMES, USUAL[kind], strict=True))
    return CertificateScheme(
        programme=programme, kind=kind, fields={}, pictures={}, series=Series.COHORT, thai_digits=True, **facts
    )


def schemes_of(programme):
    """{kind: CertificateScheme} of every kind of recipient, saved or usual; one statement."""
    found = select(CertificateScheme).where(CertificateScheme.programme_id == programme.id)
    saved = {one.kind: one for one in db.session.scalars(found)}
    return {kind: saved.get(kind) or usual(programme, kind) for kind in Recipient}


def scheme_of(programme, kind):
    """The scheme by which a programme certifies this kind of recipient."""
    found = select(CertificateScheme).filter_by(programme_id=programme.id, kind=kind)
    return db.session.scalar(found) or usual(programme, Recipient(kind))


def save(programme, kind, by, **facts):
    """Let these facts hold from the next certificate on; returns the scheme.

    Raises Refused for a number pattern that could repeat a number, and for words with unknown placeholders.
    """
    patterns.refuse_bad_pattern(facts["pattern"], facts["series"])
    patterns.refuse_bad_words(facts["completed"], "completed")
    scheme = scheme_of(programme, kind)
    if scheme.id is None:
        kept_unique(lambda: (db.session.add(scheme), db.session.flush()), saved_meanwhile)
    changes = differences(scheme, facts)
    if "pictures" in changes:  # whoever reads the journal has no use for fingerprints
        changes["pictures"] = [", ".join(sorted(one)) for one in (scheme.pictures, facts["pictures"])]
    if "fields" in changes:
        changes["fields"] = scheme_changes.told((scheme.design, scheme.fields), (facts["design"], facts["fields"]))
        if not any(changes["fields"]):  # the same, now written down
            del changes["fields"]
    for name, value in facts.items():
        setattr(scheme, name, value)
    if changes:
        journal.record(by, "changed_certificates", scheme, changes=changes)
    return scheme


def saved_meanwhile():
    return Refused(_("Somebody else saved this a moment ago. Look at what they saved, then change it again."))


def using(design):
    """The schemes that print on a design, by its name, with their programmes."""
    found = select(CertificateScheme).where(CertificateScheme.design == design).join(CertificateScheme.programme)
    return found.options(contains_eager(CertificateScheme.programme))


def uses(programmes):
    """{design: [(programme, kind)]} of these programmes, whether they saved a scheme or not; one statement."""
    saved = {(one.programme_id, one.kind): one.design for one in db.session.scalars(select(CertificateScheme))}
    found = {}
    for programme in programmes:
        for kind in Recipient:
            name = saved.get((programme.id, kind), USUAL[kind][0])
            found.setdefault(name, []).append((programme, kind))
    return found


def journal_of(scheme):
    """What was changed in a scheme, newest first; nothing for one that nobody saved."""
    return journal.entries_of(scheme) if scheme.id else journal.entries().where(journal.Entry.id.is_(None))
