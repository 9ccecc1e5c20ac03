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
)
add(
    "device_standing",
    invited=_("Waits for its phone"),
    lapsed=_("Link has expired"),
    ready=_("In service"),
    expired=_("Cohort is over"),
    signed_out=_("Signed out"),
    revoked=_("Out of service"),
)
