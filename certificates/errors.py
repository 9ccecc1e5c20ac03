"""What can be wrong with what the package was given. Every message is a sentence for the person who gave it."""

from functools import partial


class CertificateError(Exception):
    """Anything that keeps a certificate from being made."""


class FactsError(CertificateError, ValueError):
    """The facts of a certificate are not such as a certificate holds."""


class DesignError(CertificateError):
    """The design, or the design with these facts, cannot give a right page."""


class MisfitError(DesignError):
    """A text that is too long for its place: `fact` names it, `whose` says on whose certificate it stands.

    `points` is the least size to which it may shrink.
    """

    def __init__(self, fact: str, whose: str, points: float):
        super().__init__(f"“{fact}” of {whose} is too long: it does not fit even at {points:g} points.")
        self.fact, self.whose, self.points = fact, whose, points

    def __reduce__(self):
        """So that it comes back whole from another process."""
        return MisfitError, (self.fact, self.whose, self.points)


class FontError(CertificateError):
    """A font is missing or cannot be read."""


class SealError(CertificateError):
    """A key that cannot seal, or a file that cannot be sealed.

    `code` names what is wrong for those who word it in another language, `facts` what the sentence is about.
    """

    def __init__(self, code: str, message: str, **facts):
        super().__init__(message)
        self.code, self.facts = code, facts

    def __reduce__(self):
        """So that it comes back whole from another process."""
        return partial(SealError, **self.facts), (self.code, str(self))


class CredentialError(CertificateError, ValueError):
    """A credential that is not what it should be, or that nobody we know has signed."""
