"""The nominations chapter's codes in words."""

from flask_babel import get_locale
from flask_babel import lazy_gettext as _

from trainer.thai import places
from trainer.wording import add

add(
    "act",
    gave_link=_("gave a nomination link to"),
    gave_links=_("gave nomination links for"),
    changed_link=_("changed the nomination link of"),
    renewed_link=_("renewed the nomination link of"),
    withdrew_link=_("withdrew the nomination link of"),
    gave_link_back=_("gave back the nomination link of"),
    mailed_link=_("mailed the nomination link to"),
    mailed_links=_("mailed nomination links of"),
    closed_nominations=_("closed the nominations for"),
    reopened_nominations=_("opened the nominations again for"),
    nominated=_("nominated"),
    nominated_too=_("nominated as well, although known already,"),
    substituted=_("recorded a substitution:"),
)
add(
    "link_standing",
    open=_("Can be used"),
    withdrawn=_("Withdrawn"),
    cohort_closed=_("Cohort closed"),
    begun=_("Cohort has begun"),
    closed=_("Nominations closed"),
    expired=_("Expired"),
)
add(
    "link_refusal",
    withdrawn=_("This link was withdrawn by the organiser."),
    cohort_closed=_("The cohort is closed; nobody can be nominated or replaced any more."),
    begun=_("The cohort has begun. Ask the organiser on site when somebody else has to come."),
    closed=_("The organiser has closed the nominations. Ask the organiser when somebody else has to come."),
    expired=_("The last day of this link has passed. Ask the organiser when somebody else has to come."),
)
add("field", contact_name=_("Contact's name"), contact_email=_("Contact's e-mail"), most=_("Limit"),
    expires_on=_("Can be used until"))  # fmt: skip
add("letter", nomination_link=_("Link to nominate"))


def owner(link):
    """Whose link it is, in the reader's language; organisations keep their own name."""
    if link.organisation_id or str(get_locale() or "th") != "en":
        return link.label
    return f"Provincial office, {places.PROVINCES[link.province].name_en}"
