"""How often strangers may try. Only what was nothing of ours counts against guessing: a hall full of people who look
at their own certificates shares one address of the network.
"""

from flask import g

from trainer.protection import limiter

LOOKS = "1200 per minute"  # of one network, whatever it asks: against floods
MISSES = "60 per minute"  # tokens that are not ours; one has 192 bits, so this is beyond all need
FILES = "120 per minute"  # examining one costs some hundredths of a second


def missed(_response):
    return g.get("missed", False)


def looks(view):
    return limiter.limit(LOOKS)(limiter.limit(MISSES, deduct_when=missed)(view))


def files(view):
    return limiter.limit(FILES)(limiter.limit(MISSES, deduct_when=missed)(view))
