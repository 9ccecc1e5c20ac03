"""What somebody is told who verifies a certificate: a heading, what it means, and what to do; with a shape."""

from typing import NamedTuple

from flask_babel import gettext as _

from trainer.awards.examining import LARGEST, Outcome


class Told(NamedTuple):
    """`look` chooses the colour: good, late (once good), bad, or open (nothing is proved)."""

    look: str
    shape: str
    heading: str
    means: str
    todo: str


def told(outcome):
    """What a certificate is worth, as a Told; said of what the register says of a number or a token."""
    return SAID[Outcome(outcome)]()


def told_of_file(found):
    """The same for an Examination of a file."""
    return (OF_FILE.get(found.outcome) or SAID[found.outcome])()


def seal_told(verdict):
    """What was found of a file's seal, as a sentence."""
    return SEALS[verdict.why]() % ({"signer": verdict.signer} | dict(verdict.facts))


OF_A_CERTIFICATE = {
    Outcome.VALID: lambda: Told(
        "good", "rosette-discount-check", _("This certificate is valid."),
        _("We issued it, and it holds today."),
        _("Compare the number and what it was given for with the paper: they must be the same.")),
    Outcome.REVOKED: lambda: Told(
        "bad", "ban", _("This certificate was revoked."),
        _("We issued it, and declared it void later. It does not count any more."),
        _("Do not accept it. If you have questions, ask whoever issued it.")),
    Outcome.SUPERSEDED: lambda: Told(
        "late", "replace", _("This certificate was replaced by a newer one."),
        _("Something on it had to be corrected, so another one was issued. This one does not count any more."),
        _("Open the newer one below, and ask the holder for its paper or file.")),
    Outcome.UNKNOWN: lambda: Told(
        "bad", "circle-x", _("Not found: this is not one of our certificates."),
        _("Our register has no certificate under this address."),
        _("Perhaps a letter of the address got lost: scan the code, or copy the address once more. If it is on a paper "
          "that bears our name, please tell us.")),
    Outcome.NUMBER: lambda: Told(
        "bad", "alert-octagon", _("The number does not belong to this certificate."),
        _("The address leads to a certificate of ours, but with another number than you typed."),
        _("Look at the paper once more. If the number is printed on it so, the paper was altered: do not accept it, "
          "and please tell us.")),
}  # fmt: skip
FILES = {
    Outcome.ALTERED: lambda: Told(
        "bad", "alert-octagon", _("This file was altered."),
        _("It is not what we sealed: something in it was changed afterwards. What it shows proves nothing."),
        _("Do not accept it. Ask the holder for the file as they received it, or scan the code on the paper.")),
    Outcome.CUT_SHORT: lambda: Told(
        "bad", "scissors", _("This file is cut short."),
        _("Its end is missing, as happens when a download breaks off. So nothing can be said of it."),
        _("Download or copy the file once more, and drop it here again.")),
    Outcome.DIFFERS: lambda: Told(
        "bad", "alert-octagon", _("The file and our register do not agree."),
        _("We sealed this file, but our register says something else of this certificate. This should not happen."),
        _("Trust what our register says, and please tell us.")),
    Outcome.STRANGER: lambda: Told(
        "open", "user-question", _("This file was sealed by somebody else."),
        _("Whoever sealed it, it was not us; and we cannot vouch for them."),
        _("If it is a certificate that bears our name, do not accept it, and please tell us. Otherwise ask whoever "
          "issued it.")),
    Outcome.UNSIGNED: lambda: Told(
        "open", "lock-open", _("This file has no seal."),
        _("Anybody can make such a file: a scan, a photograph and a PDF printed anew have no seal. That does not make "
          "it false, but it proves nothing."),
        _("Scan the code on the certificate, or type the address that is printed beside it.")),
    Outcome.UNREADABLE: lambda: Told(
        "open", "file-unknown", _("This is not a PDF file."),
        _("Only PDF files can be examined here."),
        _("Choose the file as the holder received it. Of a photograph or a paper, scan the code.")),
    Outcome.TOO_LARGE: lambda: Told(
        "open", "file-unknown", _("This file is too large."),
        _("Certificates of ours are smaller than %(number)s MB.", number=LARGEST),
        _("Choose the file as the holder received it. Of a photograph or a paper, scan the code.")),
    Outcome.TOO_COMPLICATED: lambda: Told(
        "open", "file-unknown", _("This file is too complicated to be examined."),
        _("It holds more, or larger, signatures than any certificate of ours, so examining it was stopped."),
        _("Choose the file as the holder received it. Of a photograph or a paper, scan the code.")),
}  # fmt: skip
SAID = OF_A_CERTIFICATE | FILES
OF_FILE = {
    Outcome.VALID: lambda: Told(
        "good", "rosette-discount-check", _("The file is genuine, and the certificate is valid."),
        _("We sealed this file, not a letter of it was changed, and the certificate holds today."),
        _("Nothing else needs to be done.")),
    Outcome.REVOKED: lambda: Told(
        "bad", "ban", _("The file is genuine, but the certificate was revoked."),
        _("We issued it, and declared it void later. It does not count any more."),
        _("Do not accept it. If you have questions, ask whoever issued it.")),
    Outcome.SUPERSEDED: lambda: Told(
        "late", "replace", _("The file is genuine, but was replaced by a newer one."),
        _("Something on it had to be corrected, so another one was issued. This one does not count any more."),
        _("Open the newer one below, and ask the holder for its paper or file.")),
    Outcome.UNKNOWN: lambda: Told(
        "bad", "circle-x", _("We sealed this file, but it is not a certificate in our register."),
        _("It may be another document of ours."),
        _("Do not accept it as a certificate before you have asked us.")),
}  # fmt: skip
SEALS = {
    "intact": lambda: _("The file is exactly as %(signer)s sealed it."),
    "changed": lambda: _("The file was changed after it was sealed."),
    "added": lambda: _("Something was added to the file after it was sealed: %(bytes)s bytes."),
    "missing": lambda: _("The file is cut short: %(bytes)s bytes of what was sealed are missing."),
    "seal_broken": lambda: _("The seal itself is damaged, or of a kind that is not accepted; it proves nothing."),
    "unsigned": lambda: _("The file has no seal."),
    "stranger": lambda: _("The file is sealed by %(signer)s, for whom nobody here vouches."),
    "expired": lambda: _("The file is exactly as %(signer)s sealed it. The certificate of that key has ended since; so "
                         "it is our register that counts."),
    "not_a_pdf": lambda: _("The file is not a PDF."),
    "cut_short": lambda: _("The file is cut short."),
    "too_large": lambda: _("The file is too large."),
    "too_complicated": lambda: _("The seals were not examined to the end."),
}  # fmt: skip
