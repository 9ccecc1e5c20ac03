"""The home chapter's codes in words."""

from flask_babel import lazy_gettext as _

from trainer.wording import add

add("act", loaded_demo=_("loaded the demo"))
