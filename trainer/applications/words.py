"""The codes of applying in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add("act", applied=_("received the application of"))
add(
    "letter",
    draft_link=_("Link to a form that is not sent yet"),
    status_link=_("Link to an application"),
)
