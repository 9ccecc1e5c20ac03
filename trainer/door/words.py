"""The words of this chapter: states of devices, acts of the journal, results of scans."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add("way", scan=_("by a scanner"), self=_("with the own phone"), conflict=_("decided from the conflict list"))
add(
    "act",
    invited_device=_("gave a link to the device"),
    invited_device_again=_("gave another link to the device"),
    enrolled_device=_("enrolled the device"),
    revoked_device=_("took out of service the device"),
    signed_out_device=_("signed out the device"),
    counted_scans=_("counted disputed scans of"),
    dismissed_scans=_("dismissed disputed scans of"),
)
add(
    "scan_result",
    recorded=_("Signed in"),
    already=_("Scanned at two doors"),
    annulled=_("Taken back"),
    nothing=_("Nothing to take back"),
    beaten=_("Taken back later"),
    unknown_code=_("Unknown badge"),
    foreign_code=_("No badge of ours"),
    certificate=_("A certificate's code"),
    sheet=_("A signature sheet's code"),
    other_cohort=_("Another cohort's badge"),
    no_seat=_("Holds no seat"),
    unknown_slot=_("Slot is gone"),
    too_early=_("Before it opened"),
    closed=_("After it closed"),
    clock=_("Clock was changed"),
    reused_uid=_("Sent twice differently"),
    malformed=_("Could not be read"),
)
add(
    "dispute",
    already=_("Two devices scanned this person. If both doors know the face, dismiss it; if not, somebody may have "
              "lent a badge."),
    beaten=_("It was scanned before the presence was taken back. Count it if the person was there all the same."),
    no_seat=_("The person held no seat at that moment. Give the seat first, then count it."),
    too_early=_("It was scanned before signing in opened."),
    closed=_("It was scanned after signing in had closed."),
    clock=_("The device's clock was changed between scan and delivery, so nobody can say when it was scanned. Count it "
            "if the person was there."),
)
add("resolution", counted=_("Counted"), dismissed=_("Dismissed"))
add(
    "device_standing",
    invited=_("Waits for its phone"),
    lapsed=_("Link has expired"),
    ready=_("In service"),
    expired=_("Cohort is over"),
    signed_out=_("Signed out"),
    revoked=_("Out of service"),
)
