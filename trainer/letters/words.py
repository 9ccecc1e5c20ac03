"""The letters chapter's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add(
    "letter",
    accepted=_("A seat was given"),
    reserve=_("On the reserve list"),
    declined=_("Application turned down"),
    withdrawn=_("Withdrawal recorded"),
    reminder=_("Reminder"),
    invitation=_("Invitation"),
    note=_("Message of your own"),
    test=_("Test message"),
)
add(
    "message",
    waiting=_("Waiting"),
    retrying=_("Will be tried again"),
    sending=_("Being sent"),
    in_doubt=_("In doubt"),
    sent=_("Sent"),
    failed=_("Failed"),
    undeliverable=_("Undeliverable"),
)
add("attachment", calendar=_("Calendar file (.ics) with the days"), invitation=_("Invitation letter (PDF)"))
add(
    "act",
    mailed=_("put letters into the outbox of"),
    sent_again=_("sent again"),
    worded=_("worded"),
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
