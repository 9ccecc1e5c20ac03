"""The print day: calling orders, letters that bring certificates, messages that are held or go after others."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "calling_order",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("way", sa.String(length=10), nullable=False),
        sa.Column("awards", sa.JSON(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("way IN ('by_group', 'by_region', 'by_hand')", name=op.f("ck_calling_order_known_way")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_calling_order_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_calling_order")),
        sa.UniqueConstraint("cohort_id", "kind", name=op.f("uq_calling_order_cohort_id_kind")),
    )
    op.create_table(
        "certificate_letter",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("certificate_id", sa.Integer(), nullable=False),
        sa.Column("nth", sa.Integer(), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["certificate_id"], ["issued_certificate.id"], name=op.f("fk_certificate_letter_certificate_id")
        ),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_certificate_letter_message_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_letter")),
        sa.UniqueConstraint("certificate_id", "nth", name=op.f("uq_certificate_letter_certificate_id_nth")),
        sa.UniqueConstraint("message_id", name=op.f("uq_certificate_letter_message_id")),
    )
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.add_column(sa.Column("held", sa.Boolean(), server_default=sa.text("false"), nullable=False))
        batch_op.add_column(sa.Column("bulk", sa.Boolean(), server_default=sa.text("false"), nullable=False))


def downgrade():
    with op.batch_alter_table("message", schema=None) as batch_op:
        batch_op.drop_column("bulk")
        batch_op.drop_column("held")
    op.drop_table("certificate_letter")
    op.drop_table("calling_order")
