"""Certificates: facts in, finished PDF out.

A pure package: no web framework, database, settings, clock or network; files are read only from the design's and
the fonts' folder.

    design = Design.load("classic", fields={"ink": "#0b3d4f"}, images={"emblem": png})
    files = render(design, [Certificate(number="๑/๒๕๖๓", ...), ...])      # one PDF each
    paper = print_run(design, certificates)                              # one PDF for the printer
    whole = repair(pdf, fonts)                                           # Thai text of any PDF by WeasyPrint
"""

from .certificate import Certificate, Signatory
from .design import Design
from .errors import CertificateError, DesignError, FactsError, FontError, MisfitError
from .page import print_run, problems, render
from .text import normalised, repair

__all__ = [
    "Certificate", "CertificateError", "Design", "DesignError", "FactsError", "FontError", "MisfitError",
    "Signatory", "normalised", "print_run", "problems", "render", "repair",
]
