"""The bulletins' codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add("bulletin_audience", everybody=_("Everybody who holds a seat"), groups=_("Only these groups"))
add(
    "bulletin",
    shown=_("Shown now"),
    waiting=_("Will be shown"),
    over=_("No longer shown"),
    taken_back=_("Taken back"),
)
add("letter", bulletin=_("Bulletin"))
add(
    "act",
    published_bulletin=_("published the bulletin"),
    changed_bulletin=_("changed the bulletin"),
    told_bulletin_again=_("told anew the bulletin"),
    took_bulletin_back=_("took back the bulletin"),
    showed_bulletin_again=_("showed again the bulletin"),
)
add(
    "field",
    headline=_("Headline"),
    body=_("Text"),
    audience=_("For whom"),
    shows_from=_("Shown from"),
    shows_until=_("Shown until"),
    pinned=_("Pinned at the top"),
    by_mail=_("By mail, too"),
)
