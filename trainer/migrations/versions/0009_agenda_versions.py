"""Agendas are published in versions; entries of an agenda may be for some groups only.

What everybody could see before is version 1. On SQLite the numbers of entries are no longer given twice, for versions
and calendars know an entry by its number.
"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table(
        "agenda_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("telling", sa.String(length=20), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.CheckConstraint("number > 0", name=op.f("ck_agenda_version_number")),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_agenda_version_account_id")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_agenda_version_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_agenda_version")),
        sa.UniqueConstraint("cohort_id", "number", name=op.f("uq_agenda_version_cohort_id_number")),
    )
    anew = {"recreate": "always", "table_kwargs": {"sqlite_autoincrement": True}}
    with op.batch_alter_table("training_session", **anew if op.get_bind().dialect.name == "sqlite" else {}) as batch_op:
        batch_op.add_column(sa.Column("groups", sa.JSON(), server_default="[]", nullable=False))
    publish_what_was_announced(op.get_bind())


def publish_what_was_announced(database):
    """Give each announced cohort its present agenda as version 1, for it is what people have seen."""
    tables = sa.MetaData()
    names = ("agenda_version", "cohort", "training_session", "session_speaker", "speaker", "room", "topic")
    tables.reflect(database, only=names)
    version, cohort, session, speaking, speaker, room, topic = (tables.tables[name] for name in names)
    speakers = {}
    known = sa.select(speaking.c.session_id, speaker.c.id, speaker.c.name, speaker.c.position)
    known = known.join(speaker, speaker.c.id == speaking.c.speaker_id)
    for session_id, *facts in database.execute(known.order_by(speaker.c.sort_key, speaker.c.id)):
        speakers.setdefault(session_id, []).append(dict(zip(("id", "name", "position"), facts, strict=True)))
    agendas = {}
    rows = (
        sa.select(session, room.c.name.label("room"), topic.c.name.label("topic"))
        .join(cohort, cohort.c.id == session.c.cohort_id)
        .outerjoin(room, room.c.id == session.c.room_id)
        .outerjoin(topic, topic.c.id == session.c.topic_id)
        .where(cohort.c.announced_at.is_not(None))
        .order_by(session.c.starts_at, session.c.ends_at, session.c.id)
    )
    for row in database.execute(rows):
        agendas.setdefault(row.cohort_id, []).append(entry(row, speakers.get(row.id, [])))
    for cohort_id, entries in agendas.items():
        facts = {"cohort_id": cohort_id, "number": 1, "name": "", "note": "", "telling": "none", "entries": entries}
        database.execute(version.insert().values(facts | {"published_at": datetime.now(UTC)}))


def entry(row, speakers):
    """An entry as versions keep it."""
    return {
        "id": row.id, "kind": row.kind, "title": row.title, "details": row.details, "groups": [],
        "starts_at": in_utc(row.starts_at), "ends_at": in_utc(row.ends_at),
        "room": row.room or "", "topic": row.topic or "", "speakers": speakers,
    }  # fmt: skip


def in_utc(moment):
    """A moment as text; SQLite keeps no zone, for all moments are in UTC."""
    return (moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)).isoformat()


def downgrade():
    with op.batch_alter_table("training_session") as batch_op:
        batch_op.drop_column("groups")
    op.drop_table("agenda_version")
