"""What the nominations chapter answers when the registration chapter tells of something."""

from flask_babel import gettext as _
from sqlalchemy import select

from trainer.database import db
from trainer.nominations import queries
from trainer.nominations.models import Nomination, Substitution
from trainer.nominations.words import owner
from trainer.registration.record_blocks import Block
from trainer.registration.signals import merging, record_shown, status_told


def init_app():
    """Listen to what registrations tell."""
    merging.connect(move)
    record_shown.connect(block)
    status_told.connect(told)


def block(registration):
    """By whose link somebody came, and who was replaced by whom, for the record page."""
    sent = db.session.scalar(queries.nomination_of(registration))
    history = db.session.scalars(queries.substitutions_about(registration)).all()
    return Block("nominations/record_block.html", {"sent": sent, "history": history})


def told(registration):
    """The same in sentences, for the person's own status page."""
    sent = db.session.scalar(queries.nomination_of(registration))
    said = [_("Nominated by: %(name)s", name=owner(sent.link))] if sent else []
    for each in db.session.scalars(queries.substitutions_about(registration)).all():
        if each.left_id == registration.id:
            said.append(_("%(name)s comes in your place. The reason: %(reason)s", name=each.came.label,
                          reason=each.reason))  # fmt: skip
        else:
            said.append(_("You come in the place of %(name)s.", name=each.left.label))
    return said


def move(gone, into):
    """Of two entries of one person, the one that stays came by the link, too, and stands in the history.

    Where both came by links, or both were replaced, each keeps its own.
    """
    for column in (Nomination.registration_id, Substitution.left_id, Substitution.came_id):
        found, other = (db.session.scalar(select(column.class_).where(column == one.id)) for one in (gone, into))
        if found and not other:
            setattr(found, column.key, into.id)
    db.session.flush()
