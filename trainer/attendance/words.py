"""The words of this chapter: halves of a day, ways of signing in, acts of the journal."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add("half", **{"1-morning": _("morning"), "2-afternoon": _("afternoon")})
add("way", door=_("at the door"), matrix=_("in the attendance table"), paper=_("from the signature sheet"))
add("way", scan=_("by a scanner"), self=_("with the own phone"), conflict=_("decided from the conflict list"),
    hand=_("added afterwards"))  # fmt: skip
add(
    "act",
    marked_present=_("signed in"),
    presence_annulled=_("took back the presence of"),
    entered_sheet=_("entered the signature sheet of"),
    left_difference=_("let the difference between paper and record be for"),
    left_early=_("recorded that somebody left early:"),
    stayed_after_all=_("took back that somebody left early:"),
    excused=_("excused"),
    took_back_excuse=_("took back the excuse of"),
    reset_slot=_("threw away, after a rehearsal, what was recorded at"),
    ordered_sheets=_("had the signature sheets made for"),
    half_days_followed=_("brought the half-days in line with the agenda of"),
)
add("field", half_day=_("Half-day"), people=_("Names"), left_at=_("Left at"))
add("own_state", present=_("Present"), left=_("Left early"), excused=_("Excused"), absent=_("Not present"),
    coming=_("Still to come"))  # fmt: skip
add("job_kind", signature_sheets=_("Signature sheets"))
