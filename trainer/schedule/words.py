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
    invited_speaker=_("asked"),
    confirmed_invitation=_("confirmed to come:"),
    declined_invitation=_("declined to come:"),
    revoked_link=_("withdrew the link of"),
    renewed_link=_("gave a new link to"),
    renewed_calendar=_("gave a new calendar address to"),
    changed_photo=_("put another photo of"),
    removed_photo=_("deleted the photo of"),
    merged_speaker=_("merged two entries into"),
    kept_apart=_("kept apart from another of that name:"),
    set_fee_rates=_("set the speakers’ rates of"),
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
    speaker_fee=_("Fee"),
    speaker_email=_("E-mail"),
    speaker_phone=_("Telephone"),
    speaker_about_th=_("Profile in Thai"),
    speaker_about_en=_("Profile in English"),
    rate_state=_("State employees, baht an hour"),
    rate_private=_("Others, baht an hour"),
    words=_("Text"),
)
wording.add(
    "fee_category",
    state=_("State employee"),
    private=_("Not a state employee"),
    none=_("No fee"),
)
wording.add(
    "speaker_standing",
    not_asked=_("Not asked yet"),
    waiting=_("Has not answered"),
    confirmed=_("Confirmed"),
    moved=_("Confirmed, then changed"),
    declined=_("Cannot come"),
    revoked=_("Link withdrawn"),
)
wording.add("speaker_consent", photo=_("Photo"), profile=_("Profile"))
wording.add("speaker_answer", confirmed=_("Yes, I will come"), declined=_("No, I cannot"))
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
