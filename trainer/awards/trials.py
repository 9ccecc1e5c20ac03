"""A design is tried out before it is kept: read, and laid out with the names that are hardest to print."""

import shutil

from flask_babel import gettext as _
from markupsafe import Markup

import certificates
from certificates import CertificateError
from certificates.design import font_names
from certificates.glyphs import silent
from certificates.reach import font_file
from trainer.awards import apart, designs, preview, samples
from trainer.awards.unpacking import FONT_ENDINGS
from trainer.errors import Refused
from trainer.settings import FONTS
from trainer.wording import words


def refused(sentence, error):
    """A Refused that says what to do; the package's own words, for whoever makes designs, stay in their language."""
    advice = _("Ask whoever made it to mend it, then upload it again. Technical details for them:")
    return Refused(Markup('{} {} <span lang="en">{}</span>').format(sentence, advice, error), "file")


def add_fonts(folder):
    """Put those of our fonts into the folder that the design names and does not bring."""
    target = folder / "fonts"
    target.mkdir(exist_ok=True)
    for path in [*folder.rglob("*")]:
        if path.is_file() and path.suffix.lower() in FONT_ENDINGS and path.parent != target:
            path.replace(target / path.name)
    try:
        for name in font_names(folder):
            if not (target / name).exists():
                shutil.copyfile(font_file(FONTS, name), target / name)
    except CertificateError as error:
        raise refused(_("The design cannot be read."), error) from error
    except OSError as error:  # its own words may name a folder of the server
        raise refused(_("The design cannot be read."), error.strerror or error) from error


def read(folder):
    """The design in a folder, with grey boxes for required pictures."""
    try:
        design = certificates.Design.load(folder, folder / "fonts", boxes=True)
        known = design.letters
    except CertificateError as error:
        raise refused(_("The design cannot be read."), error) from error
    if not known:
        raise Refused(_("The design names no typeface that can be read."), "file")
    return design


def lay_out_on_trial(folder, design, legible):
    """Lay out the longest name, the shortest and a monk's, in a process of its own.

    Raises Refused when that fails, and, where its fonts are `legible`, when a fact that the design needs cannot be read
    from the page, because it stands where nobody sees it.
    """
    people = list(samples.neutral(design.fields).values())
    try:
        pdf = apart.lay_out(designs.Place(folder, folder / "fonts"), {}, {}, people, "print_run", boxes=True)[0]
    except CertificateError as error:
        raise refused(_("The design cannot be laid out."), error) from error
    if not legible:
        return
    for one, page in zip(people, preview.texts_of(pdf), strict=True):
        facts = {fact: getattr(one, fact) for fact in design.needed if isinstance(getattr(one, fact), str)}
        if lost := [str(words(fact, "fact")) for fact, said in facts.items() if preview.letters(said) not in page]:
            said = _("On the page for %(name)s these cannot be read: %(facts)s", name=one.name, facts=", ".join(lost))
            raise Refused(said, "file")


def mute_fonts(design):
    """Sentences about fonts whose Thai text cannot be copied, searched or read aloud from a PDF."""
    lost = {path.name: silent(path) for path in design.font_files}
    return [
        _("Text in %(font)s cannot be copied or read aloud from the PDF: %(signs)s are lost.", font=name,
          signs=", ".join(signs[:8]))
        for name, signs in lost.items() if signs
    ]  # fmt: skip
