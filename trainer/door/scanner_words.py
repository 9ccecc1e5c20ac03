"""What the scanner says. It takes the words of every language along, for it must speak without a network, too.

What stands in braces is filled in on the device.
"""

from flask_babel import force_locale
from flask_babel import lazy_gettext as _

from trainer.settings import LANGUAGES

GATES = {  # why there is nothing to scan with, and what to do
    "loading": (_("Opening the scanner"), _("One moment, please.")),
    "fetching": (
        _("Fetching the list of names"),
        _("For this the phone needs the network once; after that the scanner works without it."),
    ),
    "none": (
        _("This phone is not a scanner yet"),
        _("The organiser makes a link for it, at Attendance › Devices. Open the link on this phone, or scan its code."),
    ),
    "revoked": (
        _("This scanner was withdrawn"),
        _("Everything that it held is deleted. If that was a mistake, ask the organiser for a new link."),
    ),
    "expired": (
        _("The time of this scanner is over"),
        _("The list of names is deleted. To go on, ask the organiser for a new link and open it on this phone."),
    ),
    "unknown": (
        _("The server does not know this scanner"),
        _("The list of names is deleted. To go on, ask the organiser for a new link and open it on this phone."),
    ),
    "over": (
        _("This course is over"),
        _("The list of names is deleted from this phone. Thank you for helping at the door."),
    ),
    "noslots": (
        _("There is no half-day to sign in for yet"),
        _("Half-days follow from the agenda. As soon as the organiser has entered it, this page goes on by itself."),
    ),
    "broken": (
        _("This browser keeps nothing"),
        _("Scans would be lost. Close private browsing or free some space on the phone, then open this page again."),
    ),
}
NEWS = {  # what is said to what was read or pressed; the second sentence belongs to a moment
    "present": (_("Signed in"), ""),
    "late": (_("Signed in, late"), ""),
    "already": (_("Already signed in"), _("since {time}")),
    "unlisted": (_("Not in this cohort's list"), ""),
    "foreign": (_("Wrong code: not one of our badges"), ""),
    "certificate": (_("Wrong code: a certificate, not a badge"), ""),
    "early": (_("Not open yet"), _("opens {time}; noted for the organiser")),
    "closed": (_("Closed already"), _("closed {time}; noted for the organiser")),
    "asked": (_("Read; the server is asked"), ""),
    "undone": (_("The sign-in was taken back"), ""),
    "refused": (_("Please look"), ""),
    "unkept": (_("Not kept! Scan once more."), ""),
    "unfound": (_("Nobody in the list is called “{words}”."), ""),
    "several": (_("Several people are called “{words}”. Choose one."), ""),
}
CAMERA = {
    "insecure": _(
        "This address begins with http: so the browser gives no camera, reads no badges and keeps no page for times"
        " without network. You can sign people in by name while you are connected; or use the counter page."
    ),
    "denied": _("The browser does not give the camera. Allow it beside the address or in its settings, and try again."),
    "missing": _("No camera was found. Search by name, or use a scanner that types."),
    "busy": _("The camera is busy. Close other apps that use it, then try again."),
    "unreadable": _("This browser cannot read codes. Search by name, or open this page in another browser."),
}
WORDS = {
    "idle": _("Hold a badge before the camera, or search by name."),
    "idle_search": _("Search by name, number or organisation."),
    "camera_on": _("Turn on the camera"),
    "camera": _("Camera"),
    "light": _("Light"),
    "sound": _("Sound"),
    "counter_page": _("To the counter page"),
    "search": _("Name, number or organisation"),
    "found": _("Found"),
    "nobody_found": _("Nobody in the list is called so."),
    "more_found": _("and {count} more; type to narrow"),
    "nobody": _("Nobody holds a seat in this cohort yet."),
    "other_group": _("of group {group}, for which this session is not"),
    "no_group": _("in no group, this session is for some groups only"),
    "present_of": _("{there} of {all} present"),
    "there": _("present"),
    "slot": _("Half-day"),
    "by_hand": _("chosen by hand"),
    "not_open": _("not open now"),
    "by_itself": _("The half-day that is open now"),
    "opens": _("{from} to {until}"),
    "connected": _("Connected"),
    "lost": _("No network since {time}"),
    "asking": _("Connecting"),
    "all_sent": _("all sent"),
    "waiting": _("{count} waiting"),
    "held": _("{count} scans that were not sent stay on this phone and are sent after that."),
    "look": _("Please look: {count}"),
    "look_title": _("The server decided otherwise"),
    "look_help": _("Please look at these. Those that need a decision stand in the organiser's list of conflicts, too."),
    "said_before": _("The screen said: {said}"),
    "seen": _("I have seen it"),
    "latest": _("Latest scans"),
    "latest_none": _("What you scan stands here, the newest first; with a press it is taken back."),
    "undo": _("Undo"),
    "sent": _("sent"),
    "unsent": _("waits to be sent"),
    "menu": _("Menu"),
    "close": _("Close"),
    "offline_ready": _("Ready to work without network"),
    "offline_unready": _("Not ready for work without network yet: leave this page open and connected for a moment."),
    "install": _("Put it on the home screen"),
    "refresh": _("Fetch the list again"),
    "sign_out": _("Take this phone out of use"),
    "sign_out_sure": _("Delete everything on this phone? To scan again it needs a new link."),
    "sign_out_waiting": _("Not yet: {count} scans have not been sent. Connect to the network first."),
    "sign_out_offline": _("Not possible without network."),
    "scan_link": _("Scan the organiser's code"),
    "paste_link": _("Or paste the link here"),
    "open": _("Open"),
    "not_a_link": _("That is not the link of a device."),
    "device": _("{device} · {cohort}"),
}


def in_every_language():
    """{language: {name: sentence}} of everything above; gates and news as `<name>` and `<name>_more`."""
    return {language: _spoken(language) for language in LANGUAGES}


def _spoken(language):
    texts = WORDS | {f"camera_{name}": text for name, text in CAMERA.items()}
    for group, pairs in (("gate", GATES), ("news", NEWS)):
        for name, (first, second) in pairs.items():
            texts |= {f"{group}_{name}": first, f"{group}_{name}_more": second}
    with force_locale(language):
        return {name: str(text) for name, text in texts.items()}
