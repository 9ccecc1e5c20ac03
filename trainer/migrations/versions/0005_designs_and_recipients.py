"""Designs and number schemes for each kind of recipient; awards to organisations, speakers and volunteers."""

import re

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PARTICIPANTS = {
    "kind": "participant", "design": "classic", "fields": {}, "pictures": {}, "thai_digits": True,
    "completed": "ได้ผ่านการอบรมตาม{course} รุ่นที่ {cohort}",
}  # fmt: skip


def upgrade():
    make_tables()
    widen_awards()
    with op.batch_alter_table("issued_certificate", schema=None) as batch_op:
        batch_op.add_column(sa.Column("look_id", sa.Integer(), nullable=True))
        batch_op.create_index(batch_op.f("ix_issued_certificate_look_id"), ["look_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_issued_certificate_look_id"), "certificate_look", ["look_id"], ["id"]
        )
    keep_what_programmes_say()
    with op.batch_alter_table("programme", schema=None) as batch_op:
        batch_op.drop_column("certificate_title")
        batch_op.drop_column("certificate_number")


def make_tables():
    op.create_table(
        "certificate_look",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("design", sa.String(length=60), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("design <> ''", name=op.f("ck_certificate_look_has_design")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_look")),
        sa.UniqueConstraint("digest", name=op.f("uq_certificate_look_digest")),
    )
    with op.batch_alter_table("certificate_look", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_look_fingerprint"), ["fingerprint"], unique=False)

    op.create_table(
        "certificate_design",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_certificate_design_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_design")),
        sa.UniqueConstraint("name", "version", name=op.f("uq_certificate_design_name_version")),
    )
    with op.batch_alter_table("certificate_design", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_certificate_design_fingerprint"), ["fingerprint"], unique=False)

    op.create_table(
        "certificate_scheme",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("programme_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("design", sa.String(length=60), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("pictures", sa.JSON(), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("completed", sa.String(length=300), nullable=False),
        sa.Column("pattern", sa.String(length=120), nullable=False),
        sa.Column("series", sa.String(length=20), nullable=False),
        sa.Column("thai_digits", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["programme_id"], ["programme.id"], name=op.f("fk_certificate_scheme_programme_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_certificate_scheme")),
        sa.UniqueConstraint("programme_id", "kind", name=op.f("uq_certificate_scheme_programme_id_kind")),
    )
    op.create_table(
        "volunteer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cohort_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("role", sa.String(length=200), nullable=False),
        sa.Column("organisation", sa.String(length=300), nullable=False),
        sa.Column(
            "sort_key",
            sa.String(length=400).with_variant(sa.String(length=400, collation="C"), "postgresql"),
            nullable=False,
        ),
        sa.CheckConstraint("name <> ''", name=op.f("ck_volunteer_has_name")),
        sa.ForeignKeyConstraint(["cohort_id"], ["cohort.id"], name=op.f("fk_volunteer_cohort_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_volunteer")),
        sa.UniqueConstraint("cohort_id", "name", "role", name=op.f("uq_volunteer_cohort_id_name_role")),
    )


def widen_awards():
    """Awards so far were all given to participants."""
    with op.batch_alter_table("award", schema=None) as batch_op:
        batch_op.add_column(sa.Column("kind", sa.String(length=20), server_default="participant", nullable=False))
        batch_op.add_column(sa.Column("cohort_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("organisation_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("speaker_id", sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column("volunteer_id", sa.Integer(), nullable=True))
        batch_op.alter_column("registration_id", existing_type=sa.Integer(), nullable=True)
    award = sa.table("award", sa.column("cohort_id"), sa.column("registration_id"))
    registration = sa.table("registration", sa.column("id"), sa.column("cohort_id"))
    theirs = sa.select(registration.c.cohort_id).where(registration.c.id == award.c.registration_id).scalar_subquery()
    op.get_bind().execute(award.update().values(cohort_id=theirs))
    with op.batch_alter_table("award", schema=None) as batch_op:
        batch_op.alter_column("kind", existing_type=sa.String(length=20), server_default=None)
        batch_op.alter_column("cohort_id", existing_type=sa.Integer(), nullable=False)
        batch_op.create_index(batch_op.f("ix_award_cohort_id"), ["cohort_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_organisation_id"), ["organisation_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_award_speaker_id"), ["speaker_id"], unique=False)
        batch_op.create_unique_constraint(
            batch_op.f("uq_award_cohort_id_organisation_id"), ["cohort_id", "organisation_id"]
        )
        batch_op.create_unique_constraint(batch_op.f("uq_award_cohort_id_speaker_id"), ["cohort_id", "speaker_id"])
        batch_op.create_unique_constraint(batch_op.f("uq_award_volunteer_id"), ["volunteer_id"])
        for table in ("cohort", "organisation", "speaker", "volunteer"):
            batch_op.create_foreign_key(batch_op.f(f"fk_award_{table}_id"), table, [f"{table}_id"], ["id"])
        batch_op.create_check_constraint(
            "known_kind", "kind IN ('participant', 'organisation', 'speaker', 'volunteer')"
        )
        for kind, column in (("participant", "registration_id"), ("organisation", "organisation_id"),
                             ("speaker", "speaker_id"), ("volunteer", "volunteer_id")):  # fmt: skip
            batch_op.create_check_constraint(kind, f"(kind = '{kind}') = ({column} IS NOT NULL)")


def keep_what_programmes_say():
    """Title and number pattern of a programme become those of its participants; series are counted on by new names."""
    programme = sa.table("programme", sa.column("id"), sa.column("certificate_title"), sa.column("certificate_number"))
    scheme = sa.table(
        "certificate_scheme", sa.column("programme_id"), sa.column("kind"), sa.column("design"),
        sa.column("fields", sa.JSON), sa.column("pictures", sa.JSON), sa.column("title"), sa.column("completed"),
        sa.column("pattern"), sa.column("series"), sa.column("thai_digits", sa.Boolean),
    )  # fmt: skip
    database = op.get_bind()
    for one in database.execute(sa.select(programme)).all():
        pattern = one.certificate_number
        series = "cohort" if "{cohort" in pattern else "year" if "{year" in pattern else "all"
        facts = {"programme_id": one.id, "title": one.certificate_title, "pattern": pattern, "series": series}
        database.execute(scheme.insert().values(PARTICIPANTS | facts))
        if series == "cohort":
            call_series_by_cohort(database, one.id)


def call_series_by_cohort(database, programme_id):
    """A series that was counted by cohort and year goes on as the cohort's; where there are two, the longer one."""
    series = sa.table("number_series", *map(sa.column, ("id", "programme_id", "series", "last")))
    mine = sa.select(series).where(series.c.programme_id == programme_id).order_by(series.c.last.desc(), series.c.id)
    taken = set()
    for one in database.execute(mine).all():
        named = re.match(r"cohort \d+", one.series)
        if named and named[0] not in taken:
            taken.add(named[0])
            database.execute(series.update().where(series.c.id == one.id).values(series=named[0]))


def downgrade():
    """Awards to others than participants cannot be kept, nor their certificates."""
    award = sa.table("award", sa.column("id"), sa.column("kind"))
    certificate = sa.table("issued_certificate", sa.column("award_id"))
    others = sa.select(award.c.id).where(award.c.kind != "participant")
    op.get_bind().execute(certificate.delete().where(certificate.c.award_id.in_(others)))
    op.get_bind().execute(award.delete().where(award.c.kind != "participant"))
    usual = {"certificate_number": "{cohort}/{serial:03}/{year}", "certificate_title": "วุฒิบัตร"}
    with op.batch_alter_table("programme", schema=None) as batch_op:
        for name, value in usual.items():
            batch_op.add_column(sa.Column(name, sa.String(120), server_default=value, nullable=False))

    with op.batch_alter_table("issued_certificate", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_issued_certificate_look_id"), type_="foreignkey")
        batch_op.drop_index(batch_op.f("ix_issued_certificate_look_id"))
        batch_op.drop_column("look_id")

    with op.batch_alter_table("award", schema=None) as batch_op:
        for name in ("known_kind", "participant", "organisation", "speaker", "volunteer"):
            batch_op.drop_constraint(name, type_="check")
        for table in ("speaker", "organisation", "volunteer", "cohort"):
            batch_op.drop_constraint(batch_op.f(f"fk_award_{table}_id"), type_="foreignkey")
        for name in ("volunteer_id", "cohort_id_speaker_id", "cohort_id_organisation_id"):
            batch_op.drop_constraint(batch_op.f(f"uq_award_{name}"), type_="unique")
        for name in ("speaker_id", "organisation_id", "cohort_id"):
            batch_op.drop_index(batch_op.f(f"ix_award_{name}"))
        batch_op.alter_column("registration_id", existing_type=sa.Integer(), nullable=False)
        for name in ("volunteer_id", "speaker_id", "organisation_id", "cohort_id", "kind"):
            batch_op.drop_column(name)

    op.drop_table("volunteer")
    op.drop_table("certificate_scheme")
    op.drop_table("certificate_design")
    op.drop_table("certificate_look")
