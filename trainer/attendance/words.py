"""The words of this chapter: halves of a day, ways of signing in, marks, acts of the journal."""

from flask_babel import gettext
from flask_babel import lazy_gettext as _

from trainer.attendance.marks import Said
from trainer.look import clock
from trainer.wording import add, words

add("half", **{"1-morning": _("morning"), "2-afternoon": _("afternoon")})
add(
    "way",
    door=_("at the door"),
    scan=_("by a scanner"),
    self=_("by their own phone"),
    matrix=_("in the attendance table"),
    paper=_("from the signature sheet"),
    conflict=_("counted by an organiser"),
    hand=_("added afterwards"),
)
add(
    "said",
    present=_("present"),
    late=_("late"),
    left=_("left early"),
    excused=_("excused"),
    absent=_("no sign-in"),
    unentered=_("not entered yet"),
    open=_("open now"),
    coming=_("still to come"),
)
add("slot_state", coming=_("Still to come"), open=_("Open"), late=_("Open, late"), closed=_("Sign-in closed"))
add("unit", half_days=_("half-days"), sessions=_("sessions"), hours=_("hours"))
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
    half_days_followed=_("brought the sign-in times in line with the agenda of"),
)
add(
    "field",
    half_day=_("Sign-in"),
    people=_("Names"),
    left_at=_("Left at"),
    opens_at=_("Opens"),
    late_at=_("Late after"),
    closes_at=_("Closes"),
    counts=_("Counts towards the certificate"),
)
add("counts", **{"True": _("yes"), "False": _("no")})
add("own_state", present=_("Present"), left=_("Left early"), excused=_("Excused"), absent=_("Not present"),
    coming=_("Still to come"))  # fmt: skip
add("job_kind", signature_sheets=_("Signature sheets"))


def told(mark):
    """What a mark says, with time and reason where they are known: present since 09.20 (late), left at 11.00 (ill)."""
    if mark.said == Said.EXCUSED:
        return gettext("excused: %(reason)s", reason=mark.reason)
    if not mark.present:
        return str(words(mark.said, "said"))
    came = gettext("present since %(time)s", time=clock(mark.since)) if mark.since else str(words("present", "said"))
    late = f" ({words('late', 'said')})" if mark.late else ""
    return f"{came}{late}{left(mark)}"


def left(mark):
    """When and why somebody left early, to stand behind what is said of their coming; "" for who stayed."""
    if not mark.left_at:
        return ""
    said = gettext("left early at %(time)s", time=clock(mark.left_at))
    return f", {said} ({mark.reason})" if mark.reason else f", {said}"
