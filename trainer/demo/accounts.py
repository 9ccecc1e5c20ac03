"""The demo's accounts; their password is made for this installation and kept in its instance folder."""

from flask_babel import gettext as _

from trainer.access import Role
from trainer.people.accounts import add_account, find_account
from trainer.settings import instance, kept_secret

STAFF = {
    "admin@example.org": ("ผู้ดูแลระบบ (ตัวอย่าง)", Role.ADMIN),
    "organiser@example.org": ("ผู้จัดการอบรม (ตัวอย่าง)", Role.ORGANISER),
    "door@example.org": ("จุดลงชื่อ (ตัวอย่าง)", Role.DOOR),
}


def make():
    """Accounts of every role; those that stand are left as they are."""
    for email, (name, role) in STAFF.items():
        if find_account(email) is None:
            add_account(email, name, [role], password())


def greeting():
    """How to sign in to the demo, as the terminal shows it; empty where there is no demo."""
    if not (instance() / "demo_password").exists() or find_account("organiser@example.org") is None:
        return ""
    return "\n".join(
        [
            _("Sign in as %(emails)s", emails=", ".join(STAFF)),
            _("Password: %(password)s", password=password()),
            _("Participants sign in with a code that is printed here: participant@example.org, cohort5-0@example.org"),
        ]
    )


def password():
    """The one password of the demo's staff."""
    return kept_secret("DEMO_PASSWORD", length=9)
