"""What this chapter's acts are called in the journal."""

from flask_babel import lazy_gettext as _

from trainer import wording

wording.add(
    "act",
    given_admin=_("made an administrator of"),
    given_organiser=_("made an organiser of"),
    given_door=_("gave the door to"),
    given_participant=_("gave a participant's page to"),
    taken_admin=_("took the administrator's role from"),
    taken_organiser=_("took the organiser's role from"),
    taken_door=_("took the door from"),
    invited=_("invited"),
    switched_off=_("switched off the account of"),
    switched_on=_("switched on the account of"),
    second_factor_set=_("set up a second factor for"),
    second_factor_removed=_("removed the second factor of"),
    password_changed=_("changed the password of"),
    password_reset=_("set a new password for"),
)
wording.add("field", name=_("Name"))
