"""The list on which everybody signs for the certificate that they were handed."""

from flask_babel import force_locale

from trainer import paper


def pdf(cohort, choice, lines):
    """The list of these Lines in their order, as a PDF in Thai; called as the first certificate is (วุฒิบัตร)."""
    title = lines[0].certificate.facts["title"]
    with force_locale("th"):
        return paper.pdf("print/receipt_list.html", cohort=cohort, kind=choice.kind, region=choice.region, lines=lines,
                         title=title)  # fmt: skip
