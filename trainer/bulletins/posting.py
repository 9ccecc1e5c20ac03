"""Bulletins by mail: once for each person and issue, when it begins to be shown, in the language of the person."""

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select

from trainer.bulletins import queries
from trainer.bulletins.models import Bulletin
from trainer.database import db, lock, now
from trainer.mail import outbox
from trainer.mail.address import written_to
from trainer.programmes.models import Cohort
from trainer.registration.status_link import status_address


def post(bulletin):
    """Put the mails of a bulletin that goes by mail and is shown at this moment; returns how many were put.

    Who has no address reads it on My page, or is told: the page of the bulletin names who has not read it.
    """
    if not bulletin.by_mail or bulletin.mailed_at or bulletin.standing(now()) != "shown":
        return 0
    db.session.flush()
    put = [write(bulletin, one) for one in db.session.scalars(queries.addressees(bulletin)).all()]
    bulletin.mailed_at, bulletin.mailed = now(), sum(1 for each in put if each)
    return bulletin.mailed


def write(bulletin, registration):
    """One person's mail; its id, None where it was put before or there is no address."""
    address = written_to(registration.person.email)
    if not address:
        return None
    with force_locale(registration.language):
        body = text_of(bulletin, registration)
    return outbox.put(
        f"bulletin:{bulletin.id}:{bulletin.issue}:{registration.id}", "bulletin", address, bulletin.headline, body,
        name=registration.label, language=registration.language, cohort_id=bulletin.cohort_id,
        registration_id=registration.id, account_id=bulletin.account_id,
    )  # fmt: skip


def text_of(bulletin, registration):
    """What stands in the mail; the address at its end leads to My page without a password."""
    about = _("%(programme)s, cohort %(number)s", programme=bulletin.cohort.programme.called(registration.language),
              number=bulletin.cohort.number)  # fmt: skip
    way = _("Everything of this training on your own page: %(address)s", address=status_address(registration))
    return f"{about}\n\n{bulletin.body}\n\n{way}"


def post_due():
    """Mail the bulletins whose time has come; commits one by one. For the worker. Returns how many mails were put."""
    put = 0
    waiting = (
        select(Bulletin)
        .join(Bulletin.cohort)
        .where(Bulletin.by_mail, Bulletin.mailed_at.is_(None), queries.shown(), Cohort.closed_at.is_(None))
        .order_by(Bulletin.id)
    )
    for bulletin in db.session.scalars(waiting).all():
        lock(bulletin)  # an organiser may be changing it
        put += post(bulletin)
        db.session.commit()
    return put
