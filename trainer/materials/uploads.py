"""Files on their way in: they come in pieces, which are kept one by one, so that little is lost when the line is cut.

What has come so far stands in `received`. A piece counts once this transaction is committed: of two that begin at the
same byte the database takes one, and the other is told that it came too late.
"""

import secrets
from datetime import datetime, timedelta

from flask import current_app
from flask_babel import gettext as _
from sqlalchemy import JSON, BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint, func, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from trainer.database import db, lock, now
from trainer.errors import Refused
from trainer.materials import file_names, kinds, limits, parcels, particulars
from trainer.materials.joined import joined
from trainer.materials.models import Material
from trainer.programmes.models import Cohort
from trainer.storage import storage

PIECE = 4 * 2**20  # bytes of a piece: at most so much is sent again after a cut
PATIENCE = timedelta(hours=24)  # for which an upload can be gone on with
A_WHILE = timedelta(minutes=2)
FOLDER = "uploads"


class MaterialUpload(db.Model):
    """One file on its way in. `facts` say what becomes of it: where it stands, for whom, when (see `particulars.py`).

    `material_id`: it shall be a new version of that; `version_id`: what it has become, once all of it is there. It is
    kept for a while then, for whoever did not hear so.
    """

    __tablename__ = "material_upload"
    __table_args__ = (CheckConstraint("received <= length AND length > 0", name="received"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(43), unique=True, default=lambda: secrets.token_urlsafe(32))
    cohort_id: Mapped[int] = mapped_column(ForeignKey("cohort.id"), index=True)
    material_id: Mapped[int | None] = mapped_column(ForeignKey("material.id"), index=True)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    name: Mapped[str] = mapped_column(String(200))
    length: Mapped[int] = mapped_column(BigInteger)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    facts: Mapped[dict] = mapped_column(JSON, default=dict)
    version_id: Mapped[int | None] = mapped_column(ForeignKey("material_version.id"), index=True)
    created_at: Mapped[datetime] = mapped_column(default=now)
    expires_at: Mapped[datetime] = mapped_column(index=True)
    cohort: Mapped[Cohort] = relationship()
    material: Mapped[Material | None] = relationship()
    pieces: Mapped[list["MaterialPiece"]] = relationship(order_by="MaterialPiece.start", cascade="all, delete-orphan")

    @property
    def percent(self):
        return self.received * 100 // self.length

    @property
    def label(self):
        return self.name


class MaterialPiece(db.Model):
    """Some bytes of an upload, from `start` on, at a place of the storage."""

    __tablename__ = "material_piece"
    __table_args__ = (UniqueConstraint("upload_id", "start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    upload_id: Mapped[int] = mapped_column(ForeignKey("material_upload.id", ondelete="CASCADE"))
    start: Mapped[int] = mapped_column(BigInteger)
    size: Mapped[int] = mapped_column(BigInteger)
    place: Mapped[str] = mapped_column(String(120))


class Late(Exception):
    """Another piece was there before: the upload stands elsewhere now, is over, or is gone."""


def upload_at(cohort_id, token, by):
    """The upload of that token in a cohort, as a select, if this account began it; a speaker has none (`by` None)."""
    return select(MaterialUpload).where(
        MaterialUpload.token == token, MaterialUpload.cohort_id == cohort_id,
        MaterialUpload.account_id == (by.id if by else None),
    )  # fmt: skip


def begin(cohort, by, name, length, facts, material=None):
    """Announce a file of so many bytes; returns the MaterialUpload.

    Refused, its place "size", when it is empty, larger than a file may be, or the cohort's room does not hold it; and
    where the facts are none, naming the field.
    """
    lock(cohort).refuse_if_closed()
    if material is None:
        particulars.refuse_unsound(cohort, facts)
    name = file_names.tidy(name)
    if length <= 0:
        raise Refused(str(kinds.empty(name)), place="size")
    most = current_app.config["MATERIALS_FILE_LIMIT"]
    if length > most:
        raise Refused(_("“%(file)s” has %(size)s; one file may have %(most)s at most.", file=name,
                        size=limits.sized(length), most=limits.sized(most)), place="size")
    refuse_overflow(cohort, name, length)
    made = MaterialUpload(cohort_id=cohort.id, material_id=material.id if material else None, name=name, length=length,
                          account_id=by.id if by else None, facts=facts, expires_at=now() + PATIENCE)  # fmt: skip
    db.session.add(made)
    db.session.flush()
    return made


def refuse_overflow(cohort, name, length):
    whole, used = current_app.config["MATERIALS_COHORT_LIMIT"], limits.used(cohort) + coming(cohort)
    if used + length > whole:
        raise Refused(_("“%(file)s” has %(size)s, and of the %(whole)s of this cohort %(free)s are free.", file=name,
                        size=limits.sized(length), whole=limits.sized(whole),
                        free=limits.sized(max(0, whole - used))), place="size")  # fmt: skip


def coming(cohort):
    """The bytes for which room is kept: uploads that are not over."""
    lengths = select(func.sum(MaterialUpload.length)).where(
        MaterialUpload.cohort_id == cohort.id, MaterialUpload.version_id.is_(None), MaterialUpload.expires_at > now()
    )
    return db.session.scalar(lengths) or 0


def unfinished(cohort):
    """Uploads of the cohort that can be gone on with, the newest first."""
    return (
        select(MaterialUpload)
        .where(MaterialUpload.cohort_id == cohort.id, MaterialUpload.version_id.is_(None))
        .where(MaterialUpload.expires_at > now())
        .order_by(MaterialUpload.id.desc())
    )


def forsaken(cohort):
    """Those of them for which nothing has come for a while: somebody was cut off, or gave up."""
    return unfinished(cohort).where(MaterialUpload.expires_at < now() + PATIENCE - A_WHILE)


def take(upload_id, start, size, place):
    """Count a piece that lies in the storage already. Raises Late unless the upload stands at `start` and is open."""
    counted = db.session.execute(
        update(MaterialUpload)
        .where(MaterialUpload.id == upload_id, MaterialUpload.received == start, MaterialUpload.version_id.is_(None))
        .where(MaterialUpload.expires_at > now())
        .values(received=start + size, expires_at=now() + PATIENCE)
    )
    if counted.rowcount != 1:
        raise Late
    db.session.add(MaterialPiece(upload_id=upload_id, start=start, size=size, place=place))
    db.session.flush()


def new_place():
    """A place of the storage for a piece."""
    return f"{FOLDER}/{secrets.token_urlsafe(24)}"


def pieces_of(upload_id):
    """[(start, size, place)] of what has come so far, in order."""
    found = select(MaterialPiece.start, MaterialPiece.size, MaterialPiece.place)
    return [tuple(one) for one in db.session.execute(
        found.where(MaterialPiece.upload_id == upload_id).order_by(MaterialPiece.start))]  # fmt: skip


def uncounted(places):
    """Those of these places that no piece names."""
    counted = set(db.session.scalars(select(MaterialPiece.place).where(MaterialPiece.place.in_(places))))
    db.session.rollback()
    return [place for place in places if place not in counted]


def judged(pieces, name):
    """The Kind of a file that lies in pieces, all of them there. Raises Refused where it is none that is taken."""
    last = pieces[-1]
    with joined(storage(), pieces) as file:
        return parcels.judge(file, last[0] + last[1], name)


def refuse_beginning(piece, name):
    """Refuse a file for its first piece, before the rest is sent."""
    _start, size, place = piece
    with storage().open(place, size, ahead=kinds.HEAD) as file:
        kinds.refuse_by_head(file.read(kinds.HEAD), name)


def drop(upload):
    """Forget an upload; returns the places of its pieces, to be deleted once that is committed."""
    places = [piece.place for piece in upload.pieces]
    db.session.delete(upload)
    return places


def sweep():
    """Forget uploads that nobody went on with, and pieces that were never counted; commits. Returns how many went."""
    over = db.session.scalars(select(MaterialUpload).where(MaterialUpload.expires_at <= now())).all()
    places = [place for one in over if one.version_id is None or not one.pieces for place in drop(one)]
    db.session.commit()
    counted = set(db.session.scalars(select(MaterialPiece.place)))
    db.session.rollback()  # the storage may be slow, and nobody shall wait for it
    stray = [place for place, at in storage().places(FOLDER) if at < now() - PATIENCE and place not in counted]
    for place in {*places, *stray}:
        storage().delete(place)
    return len(over)
