"""The certificate of nomination, for the nominator and for the organiser."""

from trainer import paper
from trainer.access import EVERYONE, STAFF, open_to
from trainer.nominations import nomination_letter
from trainer.nominations.blueprint import LINK, ONE_LINK, nominations
from trainer.nominations.giving_views import link_here
from trainer.nominations.nominator_views import gone, link_of
from trainer.protection import limiter


@nominations.route(f"{LINK}/letter.pdf")
@open_to(EVERYONE)
@limiter.limit("20 per minute")
def letter(token):
    """The letter of the link that the nominator holds."""
    link = link_of(token)
    if link is None:
        return gone()
    response = paper.show(nomination_letter.pdf(link), f"{nomination_letter.NAME}.pdf")
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    response.headers["Cache-Control"] = "no-store"
    return response


@nominations.route(f"{ONE_LINK}/letter.pdf")
@open_to(*STAFF)
def letter_at_desk(slug, number, link_id):
    """The same letter for the organiser."""
    found = link_here(slug, number, link_id)
    return paper.show(nomination_letter.pdf(found), f"{nomination_letter.NAME} {found.label[:80]}.pdf")
