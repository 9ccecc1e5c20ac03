"""What can be wrong with a signing key or a sealed file, in words."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from trainer.look import short_date
from trainer.wording import add

add(
    "act",
    made_key=lazy_gettext("made a test key for"),
    installed_key=lazy_gettext("installed the signing key of"),
    retired_key=lazy_gettext("retired the signing key of"),
)
add("key", current=lazy_gettext("Seals now"), retired=lazy_gettext("Retired"), expired=lazy_gettext("Expired"))
add(
    "key_source",
    file=lazy_gettext("a file in the instance folder"),
    setting=lazy_gettext("the file that CERTIFICATE_KEY names"),
    token=lazy_gettext("a PKCS#11 token"),
)

PROBLEMS = {
    "no_key": lambda facts: _("The file or token named in the settings holds no such key."),
    "wrong_password": lambda facts: _("The password or PIN of the signing key is wrong."),
    "no_certificate": lambda facts: _("There is no certificate for the signing key beside it."),
    "unfit_key": lambda facts: _("This kind of key cannot be used: it must be EC P-256, or RSA of 2,048 bits or more."),
    "may_not_sign": lambda facts: _("The certificate of %(name)s does not allow signing documents.",
                                    name=facts["name"]),
    "expired": lambda facts: _("The signing certificate of %(name)s expired on %(day)s. Install a new key.",
                               name=facts["name"], day=short_date(facts["moment"])),
    "not_yet_valid": lambda facts: _("The signing certificate of %(name)s is valid only from %(day)s.",
                                     name=facts["name"], day=short_date(facts["moment"])),
    "token_unusable": lambda facts: _("The PKCS#11 token cannot be used: %(why)s", why=facts["why"]),
    "another_key": lambda facts: _("The key named in the settings is not the one that was installed. "
                                   "Type: flask --app trainer keys install"),
    "not_set": lambda facts: _("No key is named in the settings: CERTIFICATE_KEY, or PKCS11_MODULE with PKCS11_TOKEN, "
                               "PKCS11_KEY and PKCS11_PIN."),
    "unreadable": lambda facts: _("%(path)s cannot be read: %(why)s", path=facts["path"], why=facts["why"]),
}  # fmt: skip


def problem(error):
    """A `certificates.SealError` as a sentence in the reader's language."""
    said = PROBLEMS.get(error.code)
    return said(error.facts) if said else _("The certificate cannot be sealed: %(reason)s", reason=error)
