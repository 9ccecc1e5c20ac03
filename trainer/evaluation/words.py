"""The evaluation's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add("questionnaire", waiting=_("Not open yet"), open=_("Open now"), closed=_("Closed by now"))
add(
    "act",
    asked_questionnaire=_("asked participants to fill in"),
    changed_questionnaire=_("changed the questionnaire"),
    removed_questionnaire=_("removed the questionnaire"),
)
add("field", form_name=_("Name of the form"), url=_("Address of the form"))
