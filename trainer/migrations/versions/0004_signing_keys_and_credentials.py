"""Keys that seal certificates, and each certificate's place in a status list."""

import hashlib
import secrets

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

BITS, FULL = 131_072, 100_000  # see trainer/awards/credentials.py
HOLDERS = sa.text(
    "SELECT issued_certificate.id, person.email FROM issued_certificate "
    "JOIN award ON award.id = issued_certificate.award_id "
    "JOIN registration ON registration.id = award.registration_id "
    "JOIN person ON person.id = registration.person_id ORDER BY issued_certificate.id"
)


def upgrade():
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key_id", sa.String(length=43), nullable=False),
        sa.Column("certificates", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("test_authority", sa.Boolean(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("source IN ('file', 'setting', 'token')", name=op.f("ck_signing_key_known_source")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_signing_key")),
        sa.UniqueConstraint("key_id", name=op.f("uq_signing_key_key_id")),
    )
    places = op.create_table(
        "credential_place",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("list_number", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("salt", sa.String(length=40), nullable=False),
        sa.Column("email_hash", sa.String(length=80), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["issued_certificate.id"], name=op.f("fk_credential_place_certificate_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_credential_place")),
        sa.UniqueConstraint("certificate_id", name=op.f("uq_credential_place_certificate_id")),
        sa.UniqueConstraint("list_number", "place", name=op.f("uq_credential_place_list_number_place")),
    )
    give_places(places)


def give_places(places):
    """Certificates that were issued before get their places, too."""
    free = {}
    rows = []
    for count, (certificate_id, email) in enumerate(op.get_bind().execute(HOLDERS).all()):
        number, salt = count // FULL + 1, secrets.token_hex(16)
        if number not in free:
            free[number] = secrets.SystemRandom().sample(range(BITS), FULL)
        hashed = hashlib.sha256((email.strip().lower() + salt).encode()).hexdigest() if email else ""
        rows.append({
            "certificate_id": certificate_id, "list_number": number, "place": free[number].pop(), "salt": salt,
            "email_hash": f"sha256${hashed}" if hashed else "",
        })  # fmt: skip
    if rows:
        op.bulk_insert(places, rows)


def downgrade():
    op.drop_table("credential_place")
    op.drop_table("signing_key")
