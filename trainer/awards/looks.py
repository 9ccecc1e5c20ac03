"""The look of certificates, frozen when they are issued: which design, as it was then, filled in how."""

import functools
import hashlib
import json
from typing import NamedTuple

from flask_babel import gettext as _
from sqlalchemy import select

from certificates import CertificateError
from trainer.awards import designs
from trainer.awards.stationery import CertificateLook
from trainer.database import db
from trainer.errors import Refused
from trainer.upsert import insert_missing


class Look(NamedTuple):
    """A look as plain data, for work without a transaction; `fields` and `pictures` are JSON, which can be hashed."""

    design: str = "classic"
    fingerprint: str = ""
    fields: str = "{}"
    pictures: str = "{}"

    @property
    def given(self):
        """(fields, pictures) as dicts."""
        return json.loads(self.fields), json.loads(self.pictures)


OLDEST = Look()  # certificates that were issued before looks were kept


def of_scheme(scheme, design=None):
    """(Look, the loaded design) of what a scheme says today; `design` names another design in place of its own.

    Raises Refused when the design does not exist, or cannot be loaded as the scheme fills it in.
    """
    name = design or scheme.design
    place = designs.place_of(name)
    try:
        bare = designs.loaded(place) if design else None
        fields, chosen = designs.fitting(bare, scheme.fields, scheme.pictures) if bare else (
            scheme.fields, scheme.pictures)  # fmt: skip
        found = designs.loaded(place, fields, chosen)
    except CertificateError as error:
        raise Refused(_("The certificates cannot be laid out: %(reason)s", reason=error)) from error
    return Look(name, found.version, as_json(fields), as_json(chosen)), found


def freeze(look, design):
    """The row of a look, made when there is none; the design's files are kept beside it. Safe to do at once."""
    designs.keep(design)
    digest = hashlib.sha256("\0".join(look).encode()).hexdigest()
    fields, chosen = look.given
    facts = {"digest": digest, "design": look.design, "fingerprint": look.fingerprint, "fields": fields,
             "pictures": chosen}  # fmt: skip
    insert_missing(CertificateLook, [facts])
    return db.session.scalar(select(CertificateLook).filter_by(digest=digest))


def of_certificate(one):
    """The Look of an issued certificate."""
    row = one.look
    return Look(row.design, row.fingerprint, as_json(row.fields), as_json(row.pictures)) if row else OLDEST


@functools.lru_cache(maxsize=16)
def _opened(look, place):
    return designs.loaded(place, *look.given)


def opened(look):
    """(place, loaded design) of a look. Raises Refused when its files or pictures are gone."""
    place = designs.place_of(look.design) if not look.fingerprint else designs.place_of_look(look)
    try:
        return place, _opened(look, place)
    except CertificateError as error:
        raise Refused(_("The certificates cannot be laid out: %(reason)s", reason=error)) from error


def as_json(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True)
