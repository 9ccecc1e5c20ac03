"""The registration chapter's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "state",
    applied=_("Applied"),
    accepted=_("Accepted"),
    reserve=_("Reserve"),
    declined=_("Declined"),
    withdrawn=_("Withdrew"),
)
add(
    "act",
    registered=_("registered"),
    opened_draft=_("began to import"),
    discarded_draft=_("threw away the import of"),
    imported_roster=_("imported a roster into"),
    accepted=_("gave a seat to"),
    put_on_reserve=_("put on the reserve list"),
    admitted=_("admitted by exception"),
    declined=_("declined"),
    withdrew=_("recorded the withdrawal of"),
    reconsidered=_("took up again"),
)
add(
    "shortcoming",
    organisation_unknown=_("The organisation is not in the register."),
    organisation_kind_not_eligible=_("This kind of organisation is not eligible."),
    organisation_not_certified=_("The organisation was not certified on the first day of the cohort."),
    organisation_has_its_share=_("The organisation already has as many people as it may send."),
)
add(
    "row_status",
    blocked=_("To decide"),
    ready=_("Ready"),
    done=_("Registered before"),
    left_out=_("Left out"),
)
add(
    "field",
    position=_("Position"),
    organisation=_("Organisation"),
    province=_("Province"),
    phone=_("Telephone"),
    email=_("E-mail"),
    food=_("Food"),
    needs=_("Other accommodation needed"),
)
