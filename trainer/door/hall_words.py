"""The words of halls, self check-in and the board."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "act",
    hall_link_given=_("gave a link to the hall's screens of"),
    hall_link_withdrawn=_("withdrew the link to the hall's screens of"),
    self_check_in_begun=_("switched self check-in on for"),
    self_check_in_ended=_("switched self check-in off for"),
    signed_in_earlier=_("moved to the earlier moment the sign-in of"),
    phone_cleared=_("looked at a phone that signed in several people, and found it right, at"),
)
add("way", self=_("with the own phone"))
