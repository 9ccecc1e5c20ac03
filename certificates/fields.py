"""What a design asks of whoever uses it: the typed fields of its design.toml, and the check of what was filled in.

    [fields.ink]
    type = "colour"            # text, colour, length, choice, switch, image
    default = "#12352a"
    label = { th = "สีตัวอักษร", en = "Colour of the writing" }
    help = { th = "…", en = "…" }
    ground = "#ffffff"         # colour: what it is read on, a colour or the name of another colour field
    # text: most (characters) · length: least, most (millimetres) · choice: choices · image, text: required
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import fields as dataclass_fields
from typing import Any

from . import colour
from .errors import DesignError

KINDS = ("text", "colour", "length", "choice", "switch", "image")
LETTERS = 300  # of a text that sets no limit of its own
LANGUAGES = ("th", "en")
REAL = int | float
PLAIN = {"least": REAL, "most": REAL, "ground": str, "required": bool}


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a design asks for. Words are kept by language; `least` and `most` are millimetres or letters."""

    name: str
    type: str
    label: Mapping[str, str]
    help: Mapping[str, str] = field(default_factory=dict)
    default: Any = None
    least: float = 0
    most: float = LETTERS
    choices: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    ground: str = ""
    required: bool = False

    def __post_init__(self):
        if self.type not in KINDS:
            raise DesignError(f"The field {self.name} is of the type {self.type!r}; there are {', '.join(KINDS)}.")
        if not self.name.isidentifier() or not self.name.isascii():
            raise DesignError(f"A field cannot be called {self.name!r}: small Latin letters, digits and _ only.")
        for name, kind in PLAIN.items():
            if not isinstance(getattr(self, name), kind) or kind is REAL and isinstance(getattr(self, name), bool):
                raise DesignError(f"{name} of the field {self.name} cannot be {getattr(self, name)!r}.")
        if self.type != "image":
            object.__setattr__(self, "default", self.checked(EMPTY.get(self.type) if self.default is None
                                                              else self.default))

    def checked(self, value: Any) -> Any:
        """Give the value back as the design uses it. Raises DesignError that says what the field takes."""
        said = CHECKS[self.type](self, value)
        if said is None:
            raise DesignError(f"{self.name} cannot be {value!r}: {WANTED[self.type].format(self)}.")
        return said

    def _text(self, value):
        fits = isinstance(value, str) and len(value) <= self.most
        return value if fits and not any(unicodedata.category(letter) == "Cc" for letter in value) else None

    def _colour(self, value):
        value = value.lower() if isinstance(value, str) else ""
        return value if colour.WRITTEN.fullmatch(value) else None

    def _length(self, value):
        number = isinstance(value, REAL) and not isinstance(value, bool)
        return value if number and self.least <= value <= self.most else None

    def _choice(self, value):
        return value if isinstance(value, str) and value in self.choices else None

    def _switch(self, value):
        return value if isinstance(value, bool) else None

    def _image(self, _value):
        return None  # pictures are given beside the fields, as bytes


KEYS = {one.name for one in dataclass_fields(Field)} - {"name"}
BOX = (b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="40mm" height="20mm">'
       b'<rect x=".5" y=".5" width="39" height="19" fill="#eceef0" stroke="#9aa4ad" stroke-dasharray="2 1"/></svg>')
EMPTY = {"text": "", "switch": False}
CHECKS = {kind: getattr(Field, f"_{kind}") for kind in KINDS}
WANTED = {
    "text": "it takes one line of at most {0.most:g} characters",
    "colour": "it takes a colour as #rrggbb",
    "length": "it takes a number of millimetres from {0.least:g} to {0.most:g}",
    "choice": "it takes one of {0.choices}",
    "switch": "it takes true or false",
    "image": "it takes a picture, which is given apart from the fields",
}


def declared(settings: Mapping) -> dict[str, Field]:
    """The fields of a design.toml, in its order. Raises DesignError for one that is not declared as it should be."""
    fields = {}
    for name, facts in settings.get("fields", {}).items():
        try:
            if strangers := sorted(facts.keys() - KEYS):
                raise DesignError(f"In design.toml the field {name} has {', '.join(strangers)}, which no field has.")
            words = {key: _words(facts.get(key, {})) for key in ("label", "help")}
            choices = {code: _words(said) for code, said in facts.get("choices", {}).items()}
            fields[name] = Field(name=name, **(facts | words | {"choices": choices}))
        except (TypeError, AttributeError) as error:
            raise DesignError(f"In design.toml the field {name} is not what it should be: {error}.") from error
    for one in fields.values():
        if one.ground and one.ground not in fields and not colour.WRITTEN.fullmatch(one.ground):
            raise DesignError(f"The ground of {one.name} is neither a colour nor a field: {one.ground!r}.")
    return fields


def filled(fields: Mapping[str, Field], given: Mapping[str, Any], images: Mapping[str, bytes]) -> dict[str, Any]:
    """A value for every field that is no image: what was given, else the default.

    Raises DesignError for a field or an image that the design does not have, for a value of the wrong type or out of
    its limits, and for a required field that stays empty.
    """
    pictures = {name for name, one in fields.items() if one.type == "image"}
    unknown = {"fields": given.keys() - (fields.keys() - pictures), "images": images.keys() - pictures}
    for what, strangers in unknown.items():
        if strangers:
            raise DesignError(f"The design knows no {', '.join(sorted(strangers))} (in {what}).")
    values = {name: one.checked(given[name]) if name in given else one.default
              for name, one in fields.items() if name not in pictures}
    for name, one in fields.items():
        if one.required and not (images.get(name) if name in pictures else str(values[name]).strip()):
            raise DesignError(f"The design needs {name}, and it is missing.")
    return values


def boxes(fields: Mapping[str, Field]) -> dict[str, bytes]:
    """A grey box for each required picture, to look at a design before the pictures are there."""
    return {name: BOX for name, one in fields.items() if one.type == "image" and one.required}


def style_of(fields: Mapping[str, Field], values: Mapping[str, Any]) -> dict[str, str]:
    """The colours, with their tints, and the lengths as custom properties of CSS: --ink, --ink-15, --logo-height."""
    found = {}
    for name, value in values.items():
        called = f"--{name.replace('_', '-')}"
        if fields[name].type == "colour":
            found[called] = value
            found |= {f"{called}-{percent}": colour.tint(value, percent) for percent in colour.TINTS}
        elif fields[name].type == "length":
            found[called] = f"{value:g}mm"
    return found


def faint(fields: Mapping[str, Field], values: Mapping[str, Any]) -> dict[str, float]:
    """The colours that cannot be read well on their ground, each with its contrast (see `colour.READABLE`)."""
    grounds = {name: values.get(one.ground, one.ground) for name, one in fields.items() if one.ground}
    ratios = {name: colour.contrast(values[name], ground) for name, ground in grounds.items()}
    return {name: ratio for name, ratio in ratios.items() if ratio < colour.READABLE}


def _words(said) -> dict[str, str]:
    """Words by language; words without one serve all."""
    if isinstance(said, str):
        return dict.fromkeys(LANGUAGES, said)
    return {str(language): str(one) for language, one in said.items()}
