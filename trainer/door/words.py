"""The words of this chapter."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "act",
    allowed_walk_ins=_("allowed the door to give seats of"),
    forbade_walk_ins=_("let only organisers give seats at the door of"),
)
add(
    "verdict",
    seated=_("Holds a seat"),
    come_in=_("May come in"),
    overtakes=_("Others come before"),
    full=_("No seat free"),
    terms=_("Terms not met"),
    gone=_("Has no place any more"),
)
