"""The awards chapter's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "act",
    issued=_("issued certificate"),
    revoked=_("revoked certificate"),
    awarded_by_exception=_("awarded by exception"),
)
add("job_kind", print_run=_("Print run of certificates"))
