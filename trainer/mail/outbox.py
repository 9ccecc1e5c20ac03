"""Putting messages into the outbox, each once, and putting a failed one back."""

from flask_babel import gettext as _
from sqlalchemy import func, or_, select, update

from trainer import journal
from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.mail import address, hint, page
from trainer.mail.models import Message, MessageState
from trainer.upsert import insert_missing


def put(key, *letter, **more):
    """Write one message, to be committed with the act that asks for it; it is sent once the act stands.

    Takes what `columns` takes, and raises Refused as it does. `key` names the act (at most 200 characters): the same
    key again writes nothing and returns None, else the new message's id is returned.
    """
    return insert([columns(key, *letter, **more)]).get(key)


def put_all(letters, bulk=False):
    """Write many at once, each a dict of what `columns` takes; returns {key: id} of those not written before.

    `bulk` ones let others go first. Raises Refused as `put`; then none is written.
    """
    return insert([columns(**one) | {"bulk": bulk} for one in letters])


def columns(key, code, recipient, subject, body, *, name="", language="th", html="", attachments=(), cohort_id=None,
            registration_id=None, account_id=None):  # fmt: skip
    """A message as it is stored.

    `body` is plain text, from which `html` is made unless given; `name` stands beside the address. Raises Refused for
    an address that cannot be written to and for a line break in what becomes a header.
    """
    return {
        "key": key, "code": code, "language": language, "recipient": address.usable(recipient),
        "recipient_name": address.one_line(name, "name")[:400],
        "subject": address.one_line(subject, "subject")[:500],
        "body": body, "html": html or page.of(body, language), "attachments": list(attachments),
        "cohort_id": cohort_id, "registration_id": registration_id, "account_id": account_id,
    }  # fmt: skip


def insert(rows):
    """{key: id} of the messages that were really written; the worker hears of them once the act is committed."""
    if not rows:
        return {}
    table = Message.__table__  # the bare table: an application's receipt is on its way in half the time
    made = insert_missing(table, rows, returning=(table.c.key, table.c.id))
    if made:
        hint.tell_worker()
    return dict(map(tuple, made))


def hold(ids):
    """Keep those of these messages (a select of ids) back that still wait; returns how many."""
    waits = (Message.id.in_(ids), Message.state == MessageState.WAITING, ~Message.held)
    return db.session.execute(update(Message).where(*waits).values(held=True)).rowcount


def let_go(ids):
    """Let those of these messages go on that were held; returns how many."""
    freed = db.session.execute(update(Message).where(Message.id.in_(ids), Message.held).values(held=False)).rowcount
    if freed:
        hint.tell_worker()
    return freed


def put_away():
    """Let all that waits count as sent, without sending it."""
    waits = update(Message).where(Message.state == MessageState.WAITING)
    db.session.execute(waits.values(state=MessageState.SENT, sent_at=now()))


def again(message, by, recipient=""):
    """Have a failed or doubtful message sent once more, with all its attempts before it; `recipient` may be a new one.

    Raises Refused for one that was sent, waits, or is being sent at this moment.
    """
    lock(message)
    if message.state != MessageState.FAILED and not message.in_doubt:
        raise Refused(_("Only a message that failed or is in doubt can be sent again."))
    message.recipient = address.usable(recipient or message.recipient)
    message.state, message.next_try_at, message.attempts = MessageState.WAITING, now(), 0
    message.error, message.undeliverable, message.held = "", False, False
    message.claimed_at = message.delayed_at = message.bounced_at = None
    journal.record(by, "sent_again", message)
    hint.tell_worker()


def messages(cohort_id=None, state="", code="", q=""):
    """Messages, newest first: of one cohort, of one standing, one kind, or about which the words `q` are said."""
    found = select(Message).order_by(Message.id.desc())
    if cohort_id is not None:
        found = found.where(Message.cohort_id == cohort_id)
    if state:
        found = found.where(CONDITIONS.get(state, lambda: Message.id < 0)())
    if code:
        found = found.where(Message.code == code)
    for word in q.split():
        columns = (Message.recipient, Message.recipient_name, Message.subject)
        found = found.where(or_(*(column.icontains(word, autoescape=True) for column in columns)))
    return found


def codes(cohort_id):
    """The kinds of messages that a cohort has."""
    return select(Message.code).where(Message.cohort_id == cohort_id).distinct().order_by(Message.code)


CONDITIONS = {
    "waiting": lambda: (Message.state == MessageState.WAITING) & ~Message.held,
    "held": lambda: (Message.state == MessageState.WAITING) & Message.held,
    "sending": lambda: (Message.state == MessageState.SENDING) & ~Message.in_doubt,
    "in_doubt": lambda: Message.in_doubt,
    "sent": lambda: Message.state == MessageState.SENT,
    "bounced": lambda: (Message.state == MessageState.FAILED) & Message.bounced_at.is_not(None),
    "failed": lambda: (Message.state == MessageState.FAILED) & Message.bounced_at.is_(None),
}


def counts(cohort_id=None, within=None):
    """{standing: number of messages} of a cohort, of those `within` a select of ids, or of the whole outbox."""
    columns = [func.count().filter(condition()) for condition in CONDITIONS.values()]
    asked = select(*columns).select_from(Message)
    if cohort_id is not None:
        asked = asked.where(Message.cohort_id == cohort_id)
    if within is not None:
        asked = asked.where(Message.id.in_(within))
    return dict(zip(CONDITIONS, db.session.execute(asked).one(), strict=True))
