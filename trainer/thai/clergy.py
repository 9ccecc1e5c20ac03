"""Who lives by the rule of a Buddhist order, as far as the title tells: for rooms and for meals."""

from .titles import FEMALE, MALE, components

# Religious men who live as laymen do when it comes to rooms and meals.
OTHER_FAITHS = frozenset("บาทหลวง มุขนายก บิชอป ภราดา อิหม่าม คอเต็บ บิหลั่น โต๊ะครู".split())


def is_monk(title: str | None) -> bool:
    """Whether the title is a monk's or novice's: พระ…, ครูบา, หลวงพ่อ, สามเณร; not บาทหลวง, not พระองค์เจ้า."""
    found = components(title or "")
    return any(part.religious and part.sex == MALE and part.full not in OTHER_FAITHS for part in found)


def is_nun(title: str | None) -> bool:
    """Whether the title is a Buddhist nun's: แม่ชี."""
    return any(part.religious and part.sex == FEMALE and part.full == "แม่ชี" for part in components(title or ""))
