"""What changed in the fields of a design, as the journal tells it: by their labels, in words."""

from flask_babel import gettext as _

from trainer.awards import designs
from trainer.errors import Refused
from trainer.look import language


def told(before, after):
    """[before, after] of what differs between two pairs (design, {field: value}), each "label: value · …".

    On one design these are the fields that were changed; on another one, those of each that are not as it comes.
    """
    first, second = filled(*before), filled(*after)
    if before[0] == after[0]:
        return [said(*first[:2], second[1]), said(*second[:2], first[1])]
    return [said(asks, values, usual) for asks, values, usual in (first, second)]


def filled(name, fields):
    """(what a design asks for, its values, its defaults); nothing for a design that is gone."""
    try:
        design = designs.bare(designs.place_of(name))
    except Refused:
        return {}, {}, {}
    return design.asks, design.fields | designs.fitting(design, fields, {})[0], design.fields


def said(asks, values, others):
    """The values that are not as the others say."""
    differing = {name: value for name, value in values.items() if value != others.get(name)}
    return " · ".join(f"{asks[name].label.get(language(), name)}: {worded(asks[name], value)}"
                      for name, value in differing.items())  # fmt: skip


def worded(asked, value):
    """A value of a field in words."""
    if asked.type == "switch":
        return _("yes") if value else _("no")
    if asked.type == "choice":
        return asked.choices[value].get(language(), value)
    return f"{value:g}" if asked.type == "length" else value or "–"
