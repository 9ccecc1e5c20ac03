"""Thai and Arabic digits, one for the other."""

TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


def thai_digits(value: object) -> str:
    """Write a number or a text with Thai digits: 2563 → ๒๕๖๓. Everything that is no digit stays."""
    return str(value).translate(TO_THAI)


def arabic_digits(text: object) -> str:
    """Write a text with Arabic digits: ๑๒/๒๕๕๐ → 12/2550. Everything that is no Thai digit stays."""
    return str(text).translate(TO_ARABIC)
