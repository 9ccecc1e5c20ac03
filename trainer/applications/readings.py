"""What a sent form says, once it was read."""

from dataclasses import dataclass, field

from flask_babel import ngettext

from trainer.applications.saying import in_words


@dataclass(frozen=True)
class Earlier:
    """What had been entered for an earlier wording of a question: the field's name, its entries, and in words."""

    name: str
    entries: list
    words: str

    def __str__(self):
        return self.words


@dataclass
class Reading:
    """What a sent form says.

    `values` {question id: value to keep} of what is asked and was answered well; `problems` {question id: sentence};
    `entered` {"q<id>": text | [texts] | ticket of a file} as it was typed, for drawing the form anew and for drafts;
    `before` {question id: Earlier} of questions that were worded anew and are not answered yet; `changed`: whether any
    question changed since the form was drawn; `files` {question id: file} of those kept just now.
    """

    questions: list
    entered: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    problems: dict = field(default_factory=dict)
    before: dict = field(default_factory=dict)
    changed: bool = False
    files: dict = field(default_factory=dict)

    @property
    def notice(self):
        """The sentence above a form that must be looked at again because questions changed, or ""."""
        if not (self.changed and self.before):
            return ""
        names = ", ".join(f"“{in_words(one)}”" for one in self.questions if one.id in self.before)
        return ngettext(
            "%(num)d question was changed while the form was open: %(names)s. Please answer it again; everything else "
            "is kept.",
            "%(num)d questions were changed while the form was open: %(names)s. Please answer them again; everything "
            "else is kept.",
            len(self.before), names=names,
        )

    @property
    def sensitive(self):
        """Whether it answers anything that only a consent lets us keep."""
        return any(one.sensitive and one.id in self.values for one in self.questions)

    def without_sensitive(self):
        """The same without the answers that only a consent lets us keep; what was typed stays in `entered`."""
        kept = {one.id for one in self.questions if not one.sensitive}
        values = {key: value for key, value in self.values.items() if key in kept}
        return Reading(self.questions, self.entered, values, self.problems, self.before, self.changed, self.files)
