"""The words of this chapter: audiences, releases, licences, standings, acts of the journal."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "material_audience",
    public=_("Everybody"),
    participants=_("Participants"),
    speakers=_("Speakers"),
    staff=_("Staff only"),
)
add(
    "material_release",
    at_once=_("At once"),
    at_start=_("When it begins"),
    after_end=_("After it has ended"),
    at_moment=_("At a time that I choose"),
)
add(
    "material_licence",
    unstated=_("Not stated"),
    own=_("Our own; please ask before using it elsewhere"),
    cc_by="CC BY 4.0",
    cc_by_sa="CC BY-SA 4.0",
    cc_by_nc="CC BY-NC 4.0",
    cc_by_nc_sa="CC BY-NC-SA 4.0",
    cc_by_nd="CC BY-ND 4.0",
    cc_by_nc_nd="CC BY-NC-ND 4.0",
    public_domain=_("Public domain (CC0)"),
    permission=_("All rights reserved; used here with permission"),
)
add(
    "material",
    released=_("Released"),
    waiting=_("Not yet released"),
    withdrawn=_("Was taken back"),
    checking=_("Being checked"),
    ready=_("Checked"),
    infected=_("Infected, kept apart"),
    failed=_("Cannot be opened"),
)
add("job_kind", check_material=_("Check a file of the materials"))
add(
    "act",
    added_material=_("put on the shelf of materials:"),
    added_version=_("brought a new version of"),
    changed_material=_("changed the material"),
    reordered_material=_("gave another place to"),
    released_material=_("released"),
    withdrew_material=_("took back the material"),
    restored_material=_("gave out again"),
    quarantined_material=_("kept apart as infected:"),
    refused_material=_("could not open"),
)
add(
    "field",
    material_title=_("Name of the material"),
    material_description=_("Description"),
    material_audience=_("For whom"),
    material_release=_("Released"),
    material_release_at=_("Released on, at"),
    material_licence=_("Licence"),
    material_source=_("Source"),
    material_place=_("Belongs to"),
)
