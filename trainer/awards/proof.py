"""Reads certificates before they are issued, as a printer reads proofs: what is frozen wrong stays wrong.

The design package names problems too, one by one and in English; here each is said once and in the reader's language.
"""

from collections import Counter

from flask_babel import gettext as _

from certificates import Certificate, DesignError
from certificates import print_run as lay_out
from trainer import paper
from trainer.awards.press import design
from trainer.errors import Refused
from trainer.wording import words

# Longer ones may not fit their place, so they are laid out on trial; shorter ones always did (letters).
LONG = {"name": 40, "organisation": 80}
SHOWN = 10


def refuse_unprintable(frozen):
    """Raise Refused with everything that is wrong with certificates of these frozen facts, as `problems` says it."""
    certificates = [Certificate.from_dict(facts) for facts in frozen]
    found = problems(certificates) or misfits(certificates)
    if found:
        raise Refused(" ".join(found[:SHOWN]))


def problems(certificates):
    """Sentences about facts that are empty and letters that the typeface lacks; an empty list means nothing found."""
    empty = Counter(fact for one in certificates for fact in design().needed if not says_something(getattr(one, fact)))
    found = [
        _("The certificate's “%(fact)s” is empty. Enter it with the programme first.", fact=words(fact, "fact"))
        for fact in empty
    ]
    lacking = {one.name: missing_letters(one) for one in certificates}
    return found + [
        _("The certificate's typeface cannot write %(letters)s, needed for %(name)s.", name=name, letters=letters)
        for name, letters in lacking.items() if letters
    ]  # fmt: skip


def says_something(fact):
    """Whether a fact has words; of signatories, each a name."""
    return bool(fact.strip()) if isinstance(fact, str) else bool(fact) and all(one.name.strip() for one in fact)


def missing_letters(one):
    """The letters of a certificate that the design's fonts cannot draw, each with its code point."""
    texts = [fact for fact in vars(one).values() if isinstance(fact, str)]
    texts += [line for signatory in one.signatories for line in (signatory.name, *signatory.position)]
    missing = {
        letter for text in texts for letter in text if not letter.isspace() and ord(letter) not in design().letters
    }
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing))


def misfits(certificates):
    """Sentences about what is too long for its place, found by laying out the first one and all long ones."""
    doubted = [one for one in certificates if any(len(getattr(one, fact)) > most for fact, most in LONG.items())]
    tried = [*certificates[:1], *(one for one in doubted if one is not certificates[0])]
    if fit(tried):
        return []
    unfit = [one for one in tried if not fit([one])]
    if certificates[0] in unfit and certificates[0] not in doubted:
        return [_("The programme's texts are too long for the certificate. Shorten its name or the signatories.")]
    return [
        _("The name or the organisation of %(name)s is too long for the certificate.", name=one.name) for one in unfit
    ]


def fit(certificates):
    """Whether these certificates can be laid out."""
    if not certificates:
        return True
    try:
        with paper.one_at_a_time:
            lay_out(design(), certificates)
    except DesignError:
        return False
    return True
