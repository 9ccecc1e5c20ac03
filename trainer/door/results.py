"""What the server answers to one scan."""

from enum import StrEnum


class Result(StrEnum):
    """The answer to one scan; its sentence for the screen stands in `saying.py`."""

    RECORDED = "recorded"  # was not present before, and is now
    ALREADY = "already"  # was present before
    ANNULLED = "annulled"  # a presence was taken back
    NOTHING = "nothing"  # there was no presence to take back; what comes later from before then is beaten
    BEATEN = "beaten"  # an annulment of a later moment stands
    UNKNOWN_CODE = "unknown_code"  # looks like our badge, and nobody has it
    FOREIGN_CODE = "foreign_code"  # any other code
    CERTIFICATE = "certificate"  # the code on a certificate
    SHEET = "sheet"  # the code on a signature sheet
    OTHER_COHORT = "other_cohort"
    NO_SEAT = "no_seat"  # withdrawn, reserve, …
    UNKNOWN_SLOT = "unknown_slot"
    TOO_EARLY = "too_early"  # before the slot opens
    CLOSED = "closed"  # after the slot, or the whole cohort, was closed
    CLOCK = "clock"  # the device's clock cannot have shown the truth
    REUSED_UID = "reused_uid"  # another scan came under the same uid before; that one stays
    MALFORMED = "malformed"


STANDING = (Result.RECORDED, Result.ALREADY)  # what makes somebody present
DISPUTED = (Result.CLOSED, Result.TOO_EARLY, Result.NO_SEAT, Result.CLOCK, Result.BEATEN)  # for an organiser to decide
REFUSED = frozenset(Result) - {*STANDING, Result.ANNULLED, Result.NOTHING, Result.BEATEN}
