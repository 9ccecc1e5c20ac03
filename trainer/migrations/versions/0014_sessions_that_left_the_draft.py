"""Materials stay with a session that left the draft until the next version of the agenda is published."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.add_column(sa.Column("left_session_id", sa.Integer(), nullable=True))


def downgrade():
    with op.batch_alter_table("material", schema=None) as batch_op:
        batch_op.drop_column("left_session_id")
