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
    consented=_("recorded a consent of"),
    withdrew_consent=_("recorded that a consent was taken back by"),
    published_name_list=_("announced the name list"),
    withdrew_name_list=_("withdrew the name list"),
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
add(
    "purpose",
    publication=_("Publication of the name"),
    directory=_("Directory of those who were trained"),
    sensitive_needs=_("Food and assistance"),
)
add(
    "consent_way",
    paper=_("Our form, signed on paper"),
    message=_("Letter, e-mail or call"),
    roster=_("Column of an imported roster"),
)
add(
    "difference",
    moved_up=_("Moved up from reserve"),
    added=_("Added"),
    gone=_("No longer listed"),
    moved_down=_("Moved back to reserve"),
    corrected=_("Corrected"),
    rank_changed=_("Another rank"),
)
add("field", name=_("Name and surname"))
