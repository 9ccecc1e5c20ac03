"""The review desk's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add, words

add("state", merged=_("Merged"))
add(
    "act",
    declined_many=_("turned down many people of"),
    reserved_many=_("put many people on the reserve list of"),
    reconsidered_many=_("took up again many people of"),
    taken_back=_("took back an act on many people of"),
    ordered_people=_("had a workbook of the people made for"),
    merged=_("merged a second entry into that of"),
    was_merged=_("merged into another entry that of"),
    parted=_("parted again from another entry that of"),
    got_parted=_("parted a second entry again from that of"),
    told_apart=_("told apart from another entry that of"),
    asked_again=_("asked again whether another entry is of"),
    matched=_("matched an organisation with the register in"),
    unmatched=_("took back the matching of an organisation in"),
    found_unlisted=_("noted an organisation that stands in no register in"),
    sought_unlisted=_("looks again for an organisation of"),
)
add("field", state=_("State"), twin=_("Another entry"), rank=_("Rank"), title=_("Title"), first_name=_("First name"),
    last_name=_("Surname"))  # fmt: skip
add(
    "column",
    position=_("Position"),
    organisation=_("Organisation"),
    registration_no=_("Registration number"),
    kind=_("Kind of organisation"),
    province=_("Province"),
    region=_("Region"),
    phone=_("Telephone"),
    email=_("E-mail"),
    state=_("State"),
    rank=_("Rank"),
    terms=_("Terms not met"),
    score=_("Points"),
    applied=_("Registered on"),
)
add("appeal_standing", waiting=_("Appeal waits"), answered=_("Appeal was answered"))
add("job_kind", people=_("Workbook of the people"), turn_down=_("Turning many people down"))


def column(code):
    """What a column is called."""
    return words(code, "column")
