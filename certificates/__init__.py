"""Certificates: facts in, finished PDF out, sealed, and judged when somebody shows one.

A pure package: no web framework, database, settings, clock or network; files are read only from the design's and
the fonts' folder. Moments are given by the caller, always aware.

    design = Design.load("classic", fields={"ink": "#0b3d4f"}, images={"emblem": png})
    facts = [Certificate(number="๑/๒๕๖๓", ...), ...]
    files = render(design, facts)                                        # one PDF each
    paper = print_run(design, facts)                                     # one PDF for the printer
    shop = crop_marked(paper)                                            # with bleed and crop marks
    whole = repair(pdf, fonts)                                           # Thai text of any PDF by WeasyPrint
    lost = gives_text_back(font)                                         # what a font would not give back

    key = Key.load(pem_or_pkcs12, password)                              # or Key.from_token(…): PKCS#11
    key, pem = Authority.make("Test", when).issue("Test", when)          # of a test authority
    jwt = issue_credential(credential(facts[0], issuer, …), key, kid)    # Open Badges 3.0
    attached = {FILE_NAME: Attachment(jwt.encode(), MEDIA_TYPE)}
    sealed = seal(render(design, facts[:1], [attached])[0], key, when)   # PAdES
    for sealed in render_sealed(design, facts, key, when, processes=2):  # all of it, for any number
        ...
    verdict = verify(sealed, [trusted], when)                            # verdict.state, .sentence, .number, .token
    said = verify_credential(jwt, [public_jwk(key.certificate, kid)], when)
    revoked = issue_credential(status_list({5}, address, …), key, kid)   # the status list, signed
"""

from .attachments import Attachment
from .authority import Authority
from .certificate import Certificate, Signatory
from .cms import Timestamper
from .credential import FILE_NAME, MEDIA_TYPE, credential, hashed, issue_credential, key_named, verify_credential
from .design import Design
from .errors import CertificateError, CredentialError, DesignError, FactsError, FontError, MisfitError, SealError
from .identity import certificates_in, public_jwk
from .keys import Key
from .marks import crop_marked
from .page import print_run, problems, refuse_misfits, render, rendered
from .readback import Lost, gives_text_back
from .run import render_sealed
from .seal import Validation, seal
from .status import BITS, is_revoked, status_entry, status_list
from .text import normalised, repair
from .verdict import State, Verdict
from .verify import is_plain, verify

__all__ = [
    "BITS", "FILE_NAME", "MEDIA_TYPE", "Attachment", "Authority", "Certificate", "CertificateError", "CredentialError",
    "Design", "DesignError", "FactsError", "FontError", "Key", "Lost", "MisfitError", "SealError", "Signatory", "State",
    "Timestamper", "Validation", "Verdict", "certificates_in", "credential", "crop_marked", "gives_text_back", "hashed",
    "is_plain", "is_revoked", "issue_credential", "key_named", "normalised", "print_run", "problems", "public_jwk",
    "refuse_misfits", "render", "render_sealed", "rendered", "repair", "seal", "status_entry", "status_list", "verify",
    "verify_credential",
]
