"""Signing keys: which one seals certificates, which sealed earlier ones, and where the private half lies.

Public halves stay here for good, so that whatever a key has sealed can be verified after it was retired. A private
half is never in the database: it lies in a file of the instance folder (keys of the test authority), in the file that
CERTIFICATE_KEY names, or in a PKCS#11 token.
"""

from datetime import datetime
from enum import StrEnum
from functools import cached_property

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import CheckConstraint, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from certificates import SealError, certificates_in, public_jwk
from certificates.identity import algorithm_of, name_of
from trainer import journal
from trainer.awards import keyring
from trainer.awards.key_words import problem
from trainer.database import db, now
from trainer.errors import Refused


class Source(StrEnum):
    """Where a private half lies."""

    FILE = "file"
    SETTING = "setting"
    TOKEN = "token"


class SigningKey(db.Model):
    """The public half of a key: its certificates as PEM, its own first; `key_id` is the thumbprint (RFC 7638)."""

    __tablename__ = "signing_key"
    __table_args__ = (CheckConstraint("source IN ('file', 'setting', 'token')", name="known_source"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key_id: Mapped[str] = mapped_column(String(43), unique=True)
    certificates: Mapped[str] = mapped_column(Text)
    source: Mapped[Source] = mapped_column(String(20))
    test_authority: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(default=now)
    retired_at: Mapped[datetime | None]

    @cached_property
    def chain(self):
        """Its certificate and those that lead from it to the root."""
        return certificates_in(self.certificates.encode())

    @property
    def anchor(self):
        """The certificate that has to be trusted for everything that the key seals."""
        return self.chain[-1]

    @property
    def label(self):
        return name_of(self.chain[0])

    @property
    def algorithm(self):
        return algorithm_of(self.chain[0])

    @property
    def begins_at(self):
        """The first moment at which the whole chain is valid."""
        return max(one.not_valid_before_utc for one in self.chain)

    @property
    def ends_at(self):
        """The last such moment."""
        return min(one.not_valid_after_utc for one in self.chain)

    @property
    def standing(self):
        """One word: current, retired or expired."""
        return "retired" if self.retired_at else "expired" if self.ends_at < now() else "current"

    @property
    def address(self):
        """Where anyone can read the public half; credentials name their key by it."""
        return f"{current_app.config['PUBLIC_URL'].rstrip('/')}/credentials/keys/{self.key_id}"

    @property
    def jwk(self):
        return public_jwk(self.chain[0], self.address)

    def retire(self, by):
        """Seal nothing with it any more; what it has sealed stays valid. Refused when it was retired before."""
        if self.retired_at:
            raise Refused(_("The key of %(name)s was retired before.", name=self.label))
        self.retired_at = now()
        journal.record(by, "retired_key", self, key=self.key_id)


def all_keys():
    """Every key, the newest first."""
    return select(SigningKey).order_by(SigningKey.made_at.desc(), SigningKey.id.desc())


def current():
    """The key that seals now, or None: certificates are made unsigned then."""
    return db.session.scalar(all_keys().where(SigningKey.retired_at.is_(None)).limit(1))


def make(name, by):
    """A key of this installation's own test authority, which takes the place of the one before; returns it."""
    key = keyring.issue(name, now())
    return take_over(SigningKey(source=Source.FILE, test_authority=True), key, by, "made_key")


def install(by):
    """Take up the key that the settings name, in place of the one before; returns it.

    Raises Refused when none is set, when it cannot be used, and when it seals already.
    """
    source = Source.TOKEN if current_app.config["PKCS11_MODULE"] else Source.SETTING
    try:
        key = keyring.in_settings(source)
        key.check(now())
    except SealError as error:
        raise Refused(problem(error)) from error
    known = db.session.scalar(select(SigningKey).filter_by(key_id=key.id))
    if known is not None and known.retired_at is None:
        raise Refused(_("The key of %(name)s is installed already.", name=known.label))
    row = known or SigningKey(test_authority=False)
    row.source, row.retired_at, row.made_at = source, None, now()
    return take_over(row, key, by, "installed_key")


def take_over(row, key, by, act):
    """Write down a key's public half, and retire the others."""
    for other in db.session.scalars(all_keys().where(SigningKey.retired_at.is_(None))):
        if other is not row:
            other.retire(by)
    row.key_id, row.certificates = key.id, key.certificates_pem.decode()
    db.session.add(row)
    journal.record(by, act, row, key=key.id)
    return row


def opened():
    """(the key that seals now, its private half), or None. Raises Refused when it cannot be used, with the reason."""
    row = current()
    if row is None:
        return None
    try:
        key = keyring.opened(row)
        key.check(now())
    except SealError as error:
        raise Refused(problem(error)) from error
    return row, key
