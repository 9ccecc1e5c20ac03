"""The letters chapter's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "letter",
    receipt=_("Application received"),
    nominated=_("Nominated by others"),
    substitute=_("Comes in another's place"),
    replaced=_("Replaced by another"),
    appeal_answer=_("Appeal answered"),
    offer=_("Offer of a seat"),
    offer_reminder=_("Reminder of an offer"),
    lapsed=_("Offer lapsed"),
    retracted=_("Offer taken back"),
    accepted=_("A seat was given"),
    reserve=_("On the reserve list"),
    declined=_("Application turned down"),
    withdrawn=_("Withdrawal recorded"),
    reminder=_("Reminder"),
    agenda=_("News of the agenda"),
    invitation=_("Invitation"),
    speaker_link=_("Invitation of a speaker"),
    speaker_reminder=_("Reminder of a speaker"),
    note=_("Message of your own"),
    test=_("Test message"),
)
add(
    "message",
    waiting=_("Waiting"),
    held=_("Paused"),
    retrying=_("Will be tried again"),
    sending=_("Being sent"),
    in_doubt=_("In doubt"),
    sent=_("Sent"),
    failed=_("Failed"),
    bounced=_("Came back"),
    undeliverable=_("Undeliverable"),
)
add(
    "letter_sent",
    always=_("leaves by itself, always"),
    switched=_("leaves by itself where decisions are mailed"),
    by_hand=_("leaves when you send it"),
    print_day=_("leaves with the certificate, on the print day"),
)
add(
    "verdict",
    hard=_("The address does not work"),
    soft=_("Came back for another reason"),
    delayed=_("Late; the mail server still tries"),
)
add("attachment", calendar=_("Calendar file (.ics) with the days"), invitation=_("Invitation letter (PDF)"),
    speaker_letter=_("Invitation letter of a speaker (PDF)"))
add(
    "act",
    mailed=_("put letters into the outbox of"),
    sent_again=_("sent again"),
    came_back=_("learnt that a letter came back:"),
    worded=_("worded"),
    reminded_speaker=_("reminded"),
    unworded=_("took back the wording of"),
    switched_mail_on=_("switched on mail about decisions in"),
    switched_mail_off=_("switched off mail about decisions in"),
)
add(
    "field",
    subject=_("Subject"),
    body=_("Text"),
    dated_on=_("Date of the letter"),
    office=_("Office and its address"),
    addressee=_("Addressed to"),
    reference=_("Reference"),
    enclosures=_("Enclosures"),
    signatory=_("Signatory"),
    contact=_("Contact"),
)
