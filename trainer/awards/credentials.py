"""Each certificate as an Open Badges 3.0 credential: its place in a status list, its payload, the lists themselves."""

import secrets
from datetime import timedelta

from flask import current_app
from sqlalchemy import ForeignKey, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, selectinload

from certificates import BITS, Certificate, credential, hashed, issue_credential, status_entry, status_list
from trainer.awards.certificate import IssuedCertificate
from trainer.database import db, now
from trainer.programmes.models import Cohort
from trainer.upsert import insert_missing

FULL = 100_000  # certificates in one list: so many that a free place of the 131,072 is found at once
LIST_LASTS = timedelta(days=1)
CRITERIA = "ผู้ได้รับเป็นผู้ที่ผู้จัดการอบรมพิจารณาแล้วว่ามีคุณสมบัติครบถ้วนตามเกณฑ์ของหลักสูตร"


class CredentialPlace(db.Model):
    """Which bit of which status list is a certificate's, given at random; and its holder's address, hashed.

    The hash is frozen with the certificate, so that its credential says the same whenever it is made.
    """

    __tablename__ = "credential_place"
    __table_args__ = (UniqueConstraint("list_number", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    certificate_id: Mapped[int] = mapped_column(ForeignKey("issued_certificate.id"), unique=True)
    list_number: Mapped[int]
    place: Mapped[int]
    salt: Mapped[str] = mapped_column(String(40))
    email_hash: Mapped[str] = mapped_column(String(80), default="")
    certificate: Mapped[IssuedCertificate] = relationship(backref="places")


def give_places(certificates):
    """Give each new certificate its bit, in the transaction that issues it.

    A place that somebody else took at the same moment is drawn again; the database decides.
    """
    db.session.flush()
    number = (db.session.scalar(select(func.count(CredentialPlace.id))) or 0) // FULL + 1
    waiting = {one.id: {"certificate_id": one.id, "list_number": number, **identity(one)} for one in certificates}
    while waiting:
        rows = [row | {"place": secrets.randbelow(BITS)} for row in waiting.values()]
        rows.sort(key=lambda row: row["place"])  # two who issue at once never wait for each other crosswise
        for certificate_id in insert_missing(CredentialPlace, rows, CredentialPlace.certificate_id):
            del waiting[certificate_id]


def identity(certificate):
    """The holder's address, hashed with a salt of its own; nothing where there is no address."""
    salt = secrets.token_hex(16)
    registration = certificate.award.registration
    email = registration.person.email if registration else ""
    return {"salt": salt, "email_hash": hashed(email, salt) if email else ""}


def load(certificates):
    """Read what `payload` needs of all these certificates in two statements, however many they are."""
    wanted = select(IssuedCertificate).where(IssuedCertificate.id.in_([one.id for one in certificates]))
    db.session.scalars(wanted.options(
        selectinload(IssuedCertificate.places),
        joinedload(IssuedCertificate.cohort).joinedload(Cohort.programme))).all()  # fmt: skip


def signed(certificate, row, key):
    """The credential of a certificate as a JWT, signed by a key and its row."""
    return issue_credential(payload(certificate), key, row.address)


def payload(certificate):
    """What the certificate says, as a credential; from its frozen facts, so it is the same whenever it is made."""
    [place] = certificate.places
    return credential(
        Certificate.from_dict(certificate.facts), issuer(), address("cohorts", certificate.cohort.address), CRITERIA,
        certificate.issued_at, email_hash=place.email_hash, salt=place.salt,
        status=status_entry(list_address(place.list_number), place.place),
    )  # fmt: skip


def signed_list(number, row, key):
    """The status list of this number as a JWT: a bit is set for each certificate that is no longer valid."""
    revoked = db.session.scalars(
        select(CredentialPlace.place)
        .join(CredentialPlace.certificate)
        .where(CredentialPlace.list_number == number, IssuedCertificate.revoked_at.is_not(None))
    )
    said = status_list(revoked, list_address(number), issuer(), issuer_name(), now(), now() + LIST_LASTS)
    return issue_credential(said, key, row.address)


def exists(number):
    """Whether a status list of this number was begun."""
    return db.session.scalar(select(CredentialPlace.id).where(CredentialPlace.list_number == number).limit(1))


def list_address(number):
    return address("credentials/status", number)


def issuer():
    return address("credentials/issuer")


def issuer_name():
    return current_app.config["SITE_NAME"] or current_app.config["PUBLIC_URL"]


def address(*parts):
    """A public address of this installation."""
    return "/".join([current_app.config["PUBLIC_URL"].rstrip("/"), *map(str, parts)])
