"""The agenda's codes in words."""

from flask_babel import lazy_gettext as _

from trainer import wording

wording.add(
    "session_kind",
    session=_("Training session"),
    sign_in=_("Sign-in time"),
    ceremony=_("Ceremony"),
    **{"break": _("Break")},
    meal=_("Meal"),
)
wording.add(
    "act",
    planned_session=_("put on the agenda"),
    removed_session=_("took off the agenda"),
    copied_agenda=_("copied an earlier agenda to"),
    cleared_agenda=_("emptied the agenda of"),
    shifted_agenda=_("moved the agenda of"),
    imported_agenda=_("took over a sheet as the agenda of"),
    published_agenda=_("published"),
    laid_frame=_("laid the first agenda of"),
)
wording.add(
    "field",
    session_title=_("What happens"),
    session_kind=_("Kind"),
    session_time=_("Time"),
    session_room=_("Room"),
    session_topic=_("Topic"),
    session_speakers=_("Speakers"),
    session_groups=_("Groups"),
    session_details=_("Details"),
    agenda_begins=_("The agenda begins"),
    room_name=_("Room"),
    room_capacity=_("Seats"),
    speaker_name=_("Name"),
    speaker_position=_("Position"),
    speaker_state_employee=_("State employee"),
)
wording.add(
    "agenda_telling",
    mail=_("By mail, once each, and on their page"),
    banner=_("On their page only"),
    none=_("Not at all"),
)
wording.add(
    "agenda_change",
    added=_("New"),
    removed=_("Dropped"),
    moved=_("Moved"),
    renamed=_("Renamed"),
    room=_("Room"),
    speakers=_("Speakers"),
    groups=_("Groups"),
    details=_("Details"),
    topic=_("Topic"),
    kind=_("Kind"),
)
