"""How a registration came in: in public, by a nomination, out of a roster, or entered by hand."""

from enum import StrEnum


class Origin(StrEnum):
    PUBLIC = "public"
    NOMINATED = "nominated"
    IMPORTED = "imported"
    BY_HAND = "by_hand"


BY_ACT = {"applied": Origin.PUBLIC, "nominated": Origin.NOMINATED}


def origin_of(registration, entries):
    """The Origin of a registration, as its journal tells; what came by a file keeps its row."""
    told = next((BY_ACT[entry.act] for entry in entries if entry.act in BY_ACT), None)
    return told or (Origin.IMPORTED if registration.source.get("row") else Origin.BY_HAND)
