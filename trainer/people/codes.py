"""Codes that are entered: the one that is mailed, and the one that a telephone shows as second factor.

A mailed code belongs to a secret that is renewed with every mail, so an older code is void. It works once, for ten
to twenty minutes, and five wrong tries make it void: at most three codes in a million are right at any moment.
A second-factor code works once, too (RFC 6238, section 5.2).
"""

from flask import after_this_request
from flask_security import Totp
from flask_security.proxies import _datastore, _security
from passlib.exc import TokenError

from trainer.database import db
from trainer.thai.numerals import arabic_digits

VALID_SECONDS = 600
TRIES = 5


class CodeHolder:
    """What an account does with mailed codes; Flask-Security calls the first two methods."""

    def us_send_security_token(self, method, **_):
        """Mail a new code; older ones are void. Returns None, or a sentence when it could not be done."""
        self.void_code()
        return super().us_send_security_token(method, totp_secret=mail_secret(self), phone_number=None)

    def track_failed_authn(self, auth_type, tfa=False):
        """Count a wrong code; after five, the right one is void as well."""
        super().track_failed_authn(auth_type, tfa)
        if auth_type != "passcode":
            return
        self.wrong_codes += 1
        if self.wrong_codes >= TRIES:
            self.void_code()
        after_this_request(keep)

    def prepare_code(self):
        """Make sure there is a secret: Flask-Security mails codes only to who has one."""
        if mail_secret(self) is None:
            self.void_code()

    def void_code(self):
        """Renew the secret, so that no code mailed so far is right."""
        _datastore.us_set(self, "email", _security.totp_factory.generate_mail_secret())
        self.wrong_codes = 0
        after_this_request(keep)


class Codes(Totp):
    """Makes and checks codes so that each works only once."""

    def generate_mail_secret(self):
        """A secret, encrypted, whose codes change every ten minutes."""
        return self._totp.new(period=VALID_SECONDS).to_json(encrypt=True)

    def verify_totp(self, token, totp_secret, user, window=0):
        """Whether the code is right; it is spent by that. Thai digits are digits."""
        second_factor = totp_secret == user.tf_totp_secret
        last = user.last_step if second_factor else None
        try:
            match = self._totp.verify(arabic_digits(token), totp_secret, window=window, last_counter=last)
        except TokenError:
            return False
        if second_factor:
            user.last_step = match.counter
        elif totp_secret == mail_secret(user):
            user.void_code()
        return True


def mail_secret(account):
    """The secret of the code that was mailed last, or None."""
    return _datastore.us_get_totp_secrets(account).get("email")


def keep(response):
    """Commit although the request was refused: a wrong try counts."""
    db.session.commit()
    return response
