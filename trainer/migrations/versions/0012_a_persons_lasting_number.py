"""Participants have a lasting number in the lists of their cohort, and sheets remember the numbers printed on them.

On sheets that were printed before, the numbers were the places from 1.
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.add_column(sa.Column("list_number", sa.Integer(), nullable=True))
        batch_op.create_unique_constraint("uq_registration_list_number", ["cohort_id", "list_number"])
    with op.batch_alter_table("printed_sheet", schema=None) as batch_op:
        batch_op.add_column(sa.Column("numbers", sa.JSON(), nullable=False, server_default="[]"))
    sheets = sa.table("printed_sheet", sa.column("id", sa.Integer), sa.column("people", sa.JSON),
                      sa.column("numbers", sa.JSON))  # fmt: skip
    connection = op.get_bind()
    for sheet_id, people in connection.execute(sa.select(sheets.c.id, sheets.c.people)).all():
        numbers = list(range(1, len(people) + 1))
        connection.execute(sheets.update().where(sheets.c.id == sheet_id).values(numbers=numbers))


def downgrade():
    with op.batch_alter_table("printed_sheet", schema=None) as batch_op:
        batch_op.drop_column("numbers")
    with op.batch_alter_table("registration", schema=None) as batch_op:
        batch_op.drop_constraint("uq_registration_list_number", type_="unique")
        batch_op.drop_column("list_number")
