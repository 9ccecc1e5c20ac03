"""How often may be tried who somebody is. Only what was wrong counts: one hall shares one address of the network, and
in it a thousand people sign in within a quarter of an hour.

Four digits are ten thousand: with eight wrong tries for one name in a quarter of an hour, trying all takes a fortnight.
"""

from flask import request

from trainer.door import self_check_in_phones as phones
from trainer.door.self_check_in_people import spelt
from trainer.protection import limiter
from trainer.thai.numerals import arabic_digits

LOOKS = "3000/minute"  # of one network; a code has 60 bits, so this is against floods, not against guessing
A_PHONE, A_NAME, A_NETWORK = "12/15 minutes", "8/15 minutes", "200/15 minutes"


def failed(response):
    return response.status_code == 422


def this_phone():
    return "check-in-phone:" + request.cookies.get(phones.COOKIE, "")[:100]


def this_name():
    """The name that was typed without its title, so that writing it otherwise gives no further tries."""
    spellings = spelt(arabic_digits(request.form.get("who", "")[:200]))
    return "check-in-name:" + min(spellings, key=lambda each: (len(each), each))


def no_name():
    return not request.form.get("who", "").strip()


def looks(view):
    return limiter.limit(LOOKS)(view)


def tries(view):
    """Refuse (429) a phone, a name or a network with too many wrong tries."""
    view = limiter.limit(A_PHONE, key_func=this_phone, methods=["POST"], deduct_when=failed)(view)
    view = limiter.limit(A_NAME, key_func=this_name, exempt_when=no_name, methods=["POST"], deduct_when=failed)(view)
    return limiter.limit(A_NETWORK, methods=["POST"], deduct_when=failed)(view)
