"""Speakers are asked by a private link, agree to what is shown of them, and are paid by category.

Who was a state employee is paid as one; everybody else by the rate for others.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "speaker_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("text_version", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(length=500), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "withdrawn_at IS NULL OR withdrawn_at >= given_at", name=op.f("ck_speaker_consent_in_order")
        ),
        sa.ForeignKeyConstraint(["recorded_by_id"], ["account.id"], name=op.f("fk_speaker_consent_recorded_by_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_speaker_consent_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_consent")),
    )
    with op.batch_alter_table("speaker_consent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_speaker_consent_speaker_id"), ["speaker_id"], unique=False)
        batch_op.create_index(
            "uq_speaker_consent_in_force",
            ["speaker_id", "purpose"],
            unique=True,
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )

    op.create_table(
        "speakers_apart",
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_speakers_apart_in_order")),
        sa.ForeignKeyConstraint(
            ["first_id"], ["speaker.id"], name=op.f("fk_speakers_apart_first_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["speaker.id"], name=op.f("fk_speakers_apart_second_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("first_id", "second_id", name=op.f("pk_speakers_apart")),
    )
    with op.batch_alter_table("speakers_apart", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_speakers_apart_second_id"), ["second_id"], unique=False)

    op.create_table(
        "speaker_fee_rate",
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("baht", sa.Numeric(precision=10, scale=2), nullable=False),
        sa.CheckConstraint("baht >= 0", name=op.f("ck_speaker_fee_rate_baht")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_speaker_fee_rate_cohort_id")),
        sa.PrimaryKeyConstraint("cohort_id", "category", name=op.f("pk_speaker_fee_rate")),
    )
    op.create_table(
        "speaker_invitation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Integer(), nullable=False),
        sa.Column("link_version", sa.Integer(), nullable=False),
        sa.Column("language", sa.String(length=5), nullable=False),
        sa.Column("number", sa.String(length=120), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=True),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("message_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answer", sa.String(length=20), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_for", sa.JSON(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_speaker_invitation_cohort_id")),
        sa.ForeignKeyConstraint(["message_id"], ["message.id"], name=op.f("fk_speaker_invitation_message_id")),
        sa.ForeignKeyConstraint(["speaker_id"], ["speaker.id"], name=op.f("fk_speaker_invitation_speaker_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_invitation")),
        sa.UniqueConstraint("cohort_id", "speaker_id", name=op.f("uq_speaker_invitation_cohort_id_speaker_id")),
    )
    with op.batch_alter_table("speaker_invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_speaker_invitation_message_id"), ["message_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_speaker_invitation_speaker_id"), ["speaker_id"], unique=False)

    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.add_column(sa.Column("speaker_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_material_speaker_id"), ["speaker_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_material_speaker_id"), "speaker", ["speaker_id"], ["id"])

    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fee_category", sa.String(length=20), server_default="private", nullable=False))
        batch_op.add_column(sa.Column("email", sa.String(length=254), server_default="", nullable=False))
        batch_op.add_column(sa.Column("phone", sa.String(length=100), server_default="", nullable=False))
        batch_op.add_column(sa.Column("about_th", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("about_en", sa.Text(), server_default="", nullable=False))
        batch_op.add_column(sa.Column("photo", sa.String(length=120), server_default="", nullable=False))
        batch_op.add_column(sa.Column("merged_into_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_speaker_merged_into_id"), ["merged_into_id"], unique=False)
        batch_op.create_foreign_key(batch_op.f("fk_speaker_merged_into_id"), "speaker", ["merged_into_id"], ["id"])
    op.execute("UPDATE speaker SET fee_category = 'state' WHERE state_employee")
    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.drop_column("state_employee")


def downgrade():
    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.add_column(sa.Column("state_employee", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.execute("UPDATE speaker SET state_employee = (fee_category = 'state')")
    with op.batch_alter_table("speaker", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_speaker_merged_into_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_speaker_merged_into_id"))
        batch_op.drop_column("merged_into_id")
        batch_op.drop_column("photo")
        batch_op.drop_column("about_en")
        batch_op.drop_column("about_th")
        batch_op.drop_column("phone")
        batch_op.drop_column("email")
        batch_op.drop_column("fee_category")

    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_material_speaker_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_material_speaker_id"))
        batch_op.drop_column("speaker_id")

    with op.batch_alter_table("speaker_invitation", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speaker_invitation_speaker_id"))
        batch_op.drop_index(batch_op.f("ix_speaker_invitation_message_id"))

    op.drop_table("speaker_invitation")
    op.drop_table("speaker_fee_rate")
    with op.batch_alter_table("speakers_apart", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_speakers_apart_second_id"))

    op.drop_table("speakers_apart")
    with op.batch_alter_table("speaker_consent", schema=None) as batch_op:
        batch_op.drop_index(
            "uq_speaker_consent_in_force",
            sqlite_where=sa.text("withdrawn_at IS NULL"),
            postgresql_where=sa.text("withdrawn_at IS NULL"),
        )
        batch_op.drop_index(batch_op.f("ix_speaker_consent_speaker_id"))

    op.drop_table("speaker_consent")
