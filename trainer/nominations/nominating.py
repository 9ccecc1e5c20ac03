"""Sending people through a link, and taking them back. Whoever sends holds the cohort, so that a limit stays one."""

from flask_babel import gettext as _
from flask_babel import ngettext

from trainer import journal
from trainer.applications import apply, finding
from trainer.database import db
from trainer.errors import Refused
from trainer.nominations import queries, standing
from trainer.nominations.models import Nomination
from trainer.nominations.standing import GONE
from trainer.registration import admission
from trainer.registration.models import Registration
from trainer.thai import places

FIELDS = ("name", "position", "organisation", "phone", "email")  # what a nominator says of a person


class AlreadyHere(Refused):
    """The person is known in the cohort; `registration` is for the organiser, the nominator is not told more."""

    def __init__(self, registration, name):
        message = _("%(name)s is known in this cohort already, so nobody is added. If that cannot be right, please ask"
                    " the organiser.", name=name)  # fmt: skip
        super().__init__(message, "name")
        self.registration = registration


def nominate(link, facts, language="th"):
    """Send one person through a link; returns the Nomination.

    `facts` are texts by FIELDS. The person has agreed to nothing yet: food, needs and consents are asked of nobody
    but the person, on the status page. A form sent twice nominates once. Raises Refused when the link takes no names,
    when its limit is reached, and with its field as place for what cannot be read or may not be; AlreadyHere for
    somebody who is in the cohort otherwise.
    """
    checked = read(link, facts)
    standing.hold(link)
    if own := sent_before(link, checked):
        return own
    if not standing.left(link):
        raise Refused(limit_reached(link))
    made = send(link, checked, language)
    nomination = Nomination(registration=made, link=link)
    db.session.add(nomination)
    db.session.flush()
    return nomination


def sent_before(link, checked):
    """The Nomination by which this very link has sent the person, or None: a form sent twice does nothing more.

    Raises Refused for one who is out since.
    """
    known = apply.already_here(link.cohort, checked)
    own = known and db.session.scalar(queries.nomination_at(link, known.id))
    if own and known.state in GONE:
        name = known.label
        raise Refused(_("You nominated %(name)s before. To nominate the person again, please ask the organiser.",
                        name=name), "name")  # fmt: skip
    return own


def send(link, checked, language):
    """The registration of a nominee. Raises AlreadyHere."""
    try:
        return apply.send(link.cohort, checked, by=link.nominator, language=language, act="nominated")
    except apply.AlreadyApplied as known:
        raise AlreadyHere(known.registration, checked.name) from known


def limit_reached(link):
    """The sentence for a link that has sent as many as it may."""
    return ngettext(
        "This link is for %(num)d person, and as many were nominated. You can replace one.",
        "This link is for %(num)d people, and as many were nominated. You can replace one.", link.most,
    )  # fmt: skip


def read(link, facts):
    """How a nominee is understood: a roster.CheckedRow. Raises Refused at the first field that will not do."""
    said = {name: facts.get(name) or "" for name in FIELDS}
    own = link.organisation
    if own:
        said |= {"organisation": own.name, "organisation_id": own.id}
    checked = apply.read(link.cohort, said)
    refuse_unreadable(checked)
    if not own:
        refuse_elsewhere(link, checked, said["organisation"])
    return checked


def refuse_unreadable(checked):
    """Refuse a name, telephone or e-mail that cannot be read, and somebody who cannot be reached at all."""
    for field, sentence in apply.refusals(checked, wanted=("name",)).items():
        raise Refused(sentence, field)
    if not (checked.phone or checked.email):
        raise Refused(_("Give an e-mail address or a telephone number, so that the person can be told."), "phone")


def refuse_elsewhere(link, checked, words):
    """Refuse an organisation that the register does not have in the province of the link."""
    found = checked.organisation
    if found and found.province == link.province:
        return
    called = places.PROVINCES[link.province].name_th
    if found:
        message = _("%(name)s belongs to another province; this link is for organisations of %(province)s.",
                    name=found.name, province=called)  # fmt: skip
        raise Refused(message, "organisation")
    if not words.strip():
        raise Refused(_("No organisation is given."), "organisation")
    alike = [one.name for one in finding.offered(words) if one.province == link.province]
    message = _("The register has no organisation “%(name)s” in %(province)s.", name=words[:200], province=called)
    if alike:
        message += " " + _("Is one of these meant: %(names)s?", names=", ".join(alike[:3]))
    raise Refused(message, "organisation")


def note_again(link, registration_id):
    """Write down, for the organiser, that this link tried to send somebody who was in the cohort already; once."""
    registration = db.session.get(Registration, registration_id)
    before = journal.entries_of(registration).where(journal.Entry.act == "nominated_too")
    if db.session.scalar(before.where(journal.Entry.actor == link.nominator.label).limit(1)) is None:
        journal.record(link.nominator, "nominated_too", registration)


def take_back(nomination, reason):
    """Withdraw a nominee, with a reason; the place is free for another one. Refused as `nominate` is."""
    standing.hold(nomination.link)
    refuse_if_gone(nomination.registration)
    if not reason.strip():
        raise Refused(_("Please say why the nomination is withdrawn."), "reason")
    admission.withdraw(nomination.registration, reason[:500], by=nomination.link.nominator)


def refuse_if_gone(registration):
    """Refuse whoever has no place and hopes for none any more."""
    db.session.refresh(registration)
    if registration.state in GONE:
        name = registration.label
        raise Refused(_("%(name)s has no place in this cohort that could be given up or passed on.", name=name))
