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
    proposed_rooms=_("proposed bedrooms for"),
    moved_bed=_("changed the bedroom of"),
    locked_room=_("locked"),
    unlocked_room=_("unlocked"),
    proposed_groups=_("proposed groups for"),
    moved_group=_("changed the group of"),
    ordered_badges=_("had badges made for"),
    ordered_table_signs=_("had table signs made for"),
    reconsidered=_("took up again"),
    consented=_("recorded a consent of"),
    withdrew_consent=_("recorded that a consent was taken back by"),
    erased_needs=_("erased what was said of food and assistance by"),
    purged_needs=_("erased what was said of food and assistance in"),
    asked_terms=_("asked the terms again of"),
    appealed=_("received an appeal of"),
    answered_appeal=_("answered the appeal of"),
    published_name_list=_("announced the name list"),
    gave_list_numbers=_("gave lasting numbers to the participants of"),
    withdrew_name_list=_("withdrew the name list"),
)
add(
    "shortcoming",
    organisation_unknown=_("The organisation is not in the register."),
    organisation_kind_not_eligible=_("This kind of organisation is not eligible."),
    organisation_not_certified=_("The organisation was not certified on the first day of the cohort."),
    organisation_has_its_share=_("The organisation already has as many people as it may send."),
    trained_recently=_("Trained in this programme not long ago."),
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
    lodging=_("Bed needed"),
    lodging_side=_("Shares a room"),
    bedroom=_("Bedroom"),
    training_group=_("Group"),
    name=_("Name"),
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
    self=_("Our form, ticked by the person"),
    paper=_("Our form, signed on paper"),
    message=_("Letter, e-mail or call"),
    roster=_("Column of an imported roster"),
)
add("origin", public=_("Applied in public"), nominated=_("Nominated"), imported=_("Out of a roster"),
    by_hand=_("Entered by hand"))
add("appeal", waiting=_("Waits for an answer"), granted=_("Granted"), dismissed=_("Dismissed"))
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
add("lodging", unknown=_("Not said"), yes=_("Needs a bed"), no=_("Needs none"))
add(
    "lodging_side",
    men=_("with men"),
    women=_("with women"),
    monks=_("with monks"),
    nuns=_("with nuns"),
    alone=_("a room alone"),
)
add(
    "room_reason",
    same_organisation=_("Same organisation"),
    same_province=_("Same province"),
    same_region=_("Same region"),
    same_side=_("The ones left over"),
    odd_one=_("Alone: the odd one"),
    alone=_("Alone: so decided"),
    by_hand=_("Put together by hand"),
)
add(
    "room_conflict",
    monk_with_laity=_("A monk shares with somebody who is none."),
    mixed_sexes=_("Men and women share this room."),
    alone_shared=_("Somebody is to have a room alone."),
    side_unknown=_("It is not said with whom somebody may share."),
)
add("meal", breakfast=_("Breakfast"), lunch=_("Midday meal"), dinner=_("Evening meal"))
add("badge_order", by_name=_("By name"), by_group=_("By group"), by_province=_("By province"))
add("job_kind", badges=_("Badges and table signs"))
add("paper", badges=_("Name badges"), table_signs=_("Table signs"))
add("food", ทั่วไป=_("Ordinary food"), มังสวิรัติ=_("Vegetarian"), เจ=_("Vegan (jay)"), ฮาลาล=_("Halal"))  # fmt: skip
add("food", **{"": _("None given")})
