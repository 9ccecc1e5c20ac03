"""The words of a programme's letters: its own where it has some, else the defaults."""

from dataclasses import dataclass

from sqlalchemy import select

from trainer import journal
from trainer.changes import change
from trainer.database import db
from trainer.letters import filling
from trainer.letters.defaults import LETTERS
from trainer.letters.models import LetterText
from trainer.letters.placeholders import KNOWN
from trainer.mail.address import one_line


@dataclass(frozen=True)
class Text:
    """Subject and body with their placeholders; `own` says that the programme wrote them."""

    subject: str
    body: str
    own: bool = False

    @property
    def names(self):
        """The placeholders that stand in it."""
        return filling.names(self.subject) | filling.names(self.body)

    def filled(self, facts):
        """(subject, body) for one person."""
        return " ".join(filling.fill(self.subject, facts).split()), filling.fill(self.body, facts)


def text_of(programme, code, language):
    """The words of one letter."""
    found = own_text(programme, code, language)
    return Text(found.subject, found.body, own=True) if found else Text(*LETTERS[code].texts[language])


def own_text(programme, code, language):
    wanted = (LetterText.programme_id == programme.id, LetterText.code == code, LetterText.language == language)
    return db.session.scalar(select(LetterText).where(*wanted))


def own_texts(programme):
    """The (code, language) pairs for which the programme has its own words."""
    found = select(LetterText.code, LetterText.language).where(LetterText.programme_id == programme.id)
    return {tuple(row) for row in db.session.execute(found)}


def checked(subject, body):
    """A text that can be filled in for anybody. Raises Refused, its place `subject` or `body`."""
    subject, body = one_line(subject, "subject"), body.replace("\r\n", "\n").strip()
    filling.check(subject, KNOWN, "subject")
    filling.check(body, KNOWN, "body")
    return Text(subject, body)


def keep(programme, code, language, subject, body, by):
    """Give the programme words of its own for a letter. Raises Refused as `checked` does."""
    text = checked(subject, body)
    found = own_text(programme, code, language)
    if found is None:
        found = LetterText(programme=programme, code=code, language=language)
        db.session.add(found)
        db.session.flush()
    change(by, found, act="worded", subject=text.subject, body=text.body)


def back_to_default(programme, code, language, by):
    """Let the words of the system hold again."""
    found = own_text(programme, code, language)
    if found:
        journal.record(by, "unworded", found)
        db.session.delete(found)
