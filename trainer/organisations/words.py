"""What this chapter's codes are called."""

from flask_babel import lazy_gettext as _

from trainer import wording

wording.add(
    "kind",
    public_benefit=_("Public-benefit organisation"),
    community_welfare=_("Community welfare organisation"),
    other=_("Other organisation"),
)
wording.add("standing", certified=_("Certified"), revoked=_("Revoked"), never=_("Not certified"))
wording.add(
    "act",
    certified=_("recorded a certification of"),
    certification_revoked=_("recorded the revocation of a certification of"),
    certification_corrected=_("corrected a certification of"),
)
wording.add(
    "field",
    name=_("The name"),
    kind=_("Kind"),
    province=_("Province"),
    registration_no=_("Registration number"),
    number=_("Number"),
    certified_on=_("Certified on"),
    revoked_on=_("Revoked on"),
)
