"""The topics of a programme: an ordered list whose entries keep their identity, for agendas refer to them."""

from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError

from trainer import journal
from trainer.database import db
from trainer.errors import Refused
from trainer.programmes.models import Topic
from trainer.programmes.signals import topic_leaving


def teach(programme, names, by):
    """Make these the programme's topics, in this order.

    A topic whose name stays is the same topic wherever it moves to; a name that changed in its place is a renaming.
    Refused where a topic would go that an agenda still covers.
    """
    before = [topic.name for topic in programme.topics]
    if before == names:
        return
    _set(programme, _kept(programme.topics, names), names)
    if before:
        journal.record(by, "changed", programme, changes={"topics": [" · ".join(before), " · ".join(names)]})


def _kept(topics, names):
    """{place in the new list: topic}: by name first, then what is left by its old place."""
    unused = list(topics)
    kept = {}
    for place, name in enumerate(names):
        same = next((topic for topic in unused if topic.name == name), None)
        if same:
            kept[place] = same
            unused.remove(same)
    for topic in list(unused):
        place = topics.index(topic)
        if place < len(names) and place not in kept:
            kept[place] = topic
            unused.remove(topic)
    return kept


def _set(programme, kept, names):
    for topic in [each for each in programme.topics if each not in kept.values()]:
        _let_go(programme, topic)
    for place, name in enumerate(names):
        topic = kept.get(place)
        if topic is None:
            programme.topics.append(topic := Topic())
        topic.name, topic.position = name, place
    db.session.flush()
    programme.topics.sort(key=lambda topic: topic.position)


def _let_go(programme, topic):
    name = topic.name
    try:
        with db.session.begin_nested():
            topic_leaving.send(topic)
            programme.topics.remove(topic)
            db.session.flush()
    except IntegrityError as error:
        sentence = _("An agenda still covers “%(name)s”. Take it off there first.", name=name)
        raise Refused(sentence, place="topics") from error
