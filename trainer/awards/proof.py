"""Reads certificates before they are issued, as a printer reads proofs: what is frozen wrong stays wrong.

The design package names problems too, one by one and in English; here each is said once and in the reader's language.
"""

from collections import Counter

from flask_babel import gettext as _

from certificates import Certificate, CertificateError, MisfitError
from trainer.awards import press
from trainer.errors import Refused
from trainer.look import language
from trainer.wording import words

# Longer ones may not fit their place on a shipped design, so they are laid out on trial; shorter ones always did.
LONG = {"name": 40, "organisation": 80}
SHOWN = 10


def refuse_unprintable(frozen, look, place, design):
    """Raise Refused with everything that is wrong with certificates of these frozen facts, as `problems` says it.

    `look`, `place` and the loaded `design` are those on which they would be printed.
    """
    certificates = [Certificate.from_dict(facts) for facts in frozen]
    found = problems(certificates, design) or misfits(certificates, (place, design, look))
    if found:
        raise Refused(" ".join(found[:SHOWN]))


def problems(certificates, design):
    """Sentences about facts that are empty and letters that the typeface lacks; an empty list means nothing found."""
    empty = Counter(fact for one in certificates for fact in design.needed if not says_something(getattr(one, fact)))
    found = [
        _("The certificate's “%(fact)s” is empty. Enter it with the programme first.", fact=words(fact, "fact"))
        for fact in empty
    ]
    lacking = {one.name: missing_letters(one, design) for one in certificates}
    return found + in_fields(design) + [
        _("The certificate's typeface cannot write %(letters)s, needed for %(name)s.", name=name, letters=letters)
        for name, letters in lacking.items() if letters
    ]  # fmt: skip


def in_fields(design):
    """Sentences about letters that the typeface lacks, in what the design's fields are filled in with."""
    written = {name: value for name, value in design.fields.items() if isinstance(value, str)}
    lacking = {name: letters_lacking([value], design) for name, value in written.items()}
    labels = {name: design.asks[name].label.get(language(), name) for name, letters in lacking.items() if letters}
    return [
        _("The typeface cannot write %(letters)s, which stand in “%(field)s”.", letters=lacking[name], field=label)
        for name, label in labels.items()
    ]  # fmt: skip


def says_something(fact):
    """Whether a fact has words; of signatories, each a name."""
    return bool(fact.strip()) if isinstance(fact, str) else bool(fact) and all(one.name.strip() for one in fact)


def missing_letters(one, design):
    """The letters of a certificate that the design's fonts cannot draw, each with its code point."""
    texts = [fact for fact in vars(one).values() if isinstance(fact, str)]
    texts += [line for signatory in one.signatories for line in (signatory.name, *signatory.position)]
    return letters_lacking(texts, design)


def letters_lacking(texts, design):
    """The letters of texts that the design's fonts cannot draw, each with its code point; "" for none."""
    letters = {letter for text in texts for letter in text if not letter.isspace()}
    missing = {letter for letter in letters if ord(letter) not in design.letters}
    return ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in sorted(missing))


def misfits(certificates, on):
    """Sentences about what is too long for its place; `on` is (place, design, look).

    On a shipped design the first one and all long ones are laid out on trial, on an uploaded one all of them.
    """
    doubted = [one for one in certificates[1:] if any(len(getattr(one, fact)) > most for fact, most in LONG.items())]
    tried = [*certificates[:1], *doubted] if on[0].trusted else list(certificates)
    found = []
    while tried and len(found) < SHOWN and (misfit := misfit_of(tried, on)):
        found.append(too_long(misfit))
        tried = [one for one in tried if one.name != misfit.whose] if misfit.fact in LONG else []
    return found


def misfit_of(certificates, on):
    """The first text of these certificates that is too long, as a MisfitError; None when all fit.

    Raises Refused for a design that cannot be laid out for another reason.
    """
    place, design, look = on
    try:
        # An uploaded design is drawn, too: it may hold what does not come to an end only then.
        press.lay_out(place, design, look, certificates, "refuse_misfits" if place.trusted else "print_run")
    except MisfitError as misfit:
        return misfit
    except CertificateError as error:
        raise Refused(_("The certificates cannot be laid out: %(reason)s", reason=error)) from error
    return None


def too_long(misfit):
    """A MisfitError in words."""
    if misfit.fact in LONG:
        return _("The name or the organisation of %(name)s is too long for the certificate.", name=misfit.whose)
    return _("“%(fact)s” is too long for the certificate. Shorten it.", fact=words(misfit.fact, "fact"))
