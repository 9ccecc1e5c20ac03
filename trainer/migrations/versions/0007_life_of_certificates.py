"""The life of a certificate: which one it supersedes, what was typed by hand, whether its name may be read."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("issued_certificate", schema=None) as batch_op:
        batch_op.add_column(sa.Column("by_hand", sa.JSON(), server_default="[]", nullable=False))
        batch_op.add_column(sa.Column("supersedes_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("name_shown", sa.Boolean(), server_default=sa.false(), nullable=False))
    with op.batch_alter_table("issued_certificate", schema=None) as batch_op:
        batch_op.alter_column("by_hand", existing_type=sa.JSON(), server_default=None)
        batch_op.alter_column("name_shown", existing_type=sa.Boolean(), server_default=None)
        batch_op.create_unique_constraint(batch_op.f("uq_issued_certificate_supersedes_id"), ["supersedes_id"])
        batch_op.create_foreign_key(
            batch_op.f("fk_issued_certificate_supersedes_id"), "issued_certificate", ["supersedes_id"], ["id"]
        )
        batch_op.create_check_constraint("supersedes_an_older_one", "supersedes_id < id")
    join_chains(op.get_bind())


def join_chains(database):
    """Where an award has several certificates, each was issued in place of the one before it."""
    certificate = sa.table("issued_certificate", *map(sa.column, ("id", "award_id", "supersedes_id")))
    rows = database.execute(sa.select(certificate.c.id, certificate.c.award_id).order_by("award_id", "id")).all()
    for old, new in zip(rows, rows[1:], strict=False):
        if old.award_id == new.award_id:
            database.execute(certificate.update().where(certificate.c.id == new.id).values(supersedes_id=old.id))


def downgrade():
    with op.batch_alter_table("issued_certificate", schema=None) as batch_op:
        batch_op.drop_constraint("supersedes_an_older_one", type_="check")
        batch_op.drop_constraint(batch_op.f("fk_issued_certificate_supersedes_id"), type_="foreignkey")
        batch_op.drop_constraint(batch_op.f("uq_issued_certificate_supersedes_id"), type_="unique")
        batch_op.drop_column("name_shown")
        batch_op.drop_column("supersedes_id")
        batch_op.drop_column("by_hand")
