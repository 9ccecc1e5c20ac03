"""The agenda for everyone: on a phone without signing in, and on paper."""

from flask import abort, make_response, render_template, request
from flask_babel import force_locale
from sqlalchemy import select

from trainer import paper
from trainer.access import EVERYONE, STAFF, Role, may, open_to
from trainer.database import db, now
from trainer.look import language, today
from trainer.programmes.queries import cohort_at
from trainer.registration import holders
from trainer.registration.groups import TrainingGroup
from trainer.registration.models import Registration, State
from trainer.schedule.answers import answer, facts_of
from trainer.schedule.blueprint import schedule
from trainer.schedule.days import by_day
from trainer.schedule.present import now_and_next, true_until
from trainer.schedule.public_page import By, groups_in, laid_out, wanted
from trainer.schedule.shelf import shelf
from trainer.schedule.versions import AgendaVersion, draft, newest_mark, published


@schedule.route("/cohorts/<slug>/<int:number>/agenda")
@open_to(EVERYONE)
def public(slug, number):
    """The agenda, with what is on now and what comes next; `by` room or topic, `group` for what concerns that one."""
    cohort = visible_cohort(slug, number)
    mark = newest_mark(cohort)
    if mark is None:
        facts = shown(cohort, None, entries_shown(cohort, None))
        page = make_response(render_template("schedule/public.html", **facts))
        page.headers["Cache-Control"] = "no-store"
        return page
    version, entries = shelf.get(("version", *mark), lambda: detached(mark[0]))
    facts = shown(cohort, mark, entries)
    present = [[one.id for one in facts[name]] for name in ("running", "coming")]
    known = (holders.known(), holders.signed_in())
    key = (facts_of(cohort), mark, language(), facts["by"], facts["group"], facts["mine"], known, present, str(today()))

    def make():
        return render_template("schedule/public.html", **facts | {"version": version})

    private = any(known) or not cohort.in_public(today())
    return answer(("page", *key), make, "text/html; charset=utf-8", private)


@schedule.route("/cohorts/<slug>/<int:number>/agenda.pdf")
@open_to(EVERYONE)
def printed(slug, number):
    """The agenda in the ministry's form, with Thai digits."""
    cohort = visible_cohort(slug, number)
    days = by_day(cohort, entries_shown(cohort, published(cohort)))
    name = f"กำหนดการ-{cohort.programme.slug}-รุ่นที่-{cohort.number}.pdf"
    with force_locale("th"):  # the form is the ministry's, whatever the reader's language
        return paper.pdf_response(name, "print/agenda.html", cohort=cohort, days=days)


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/draft.pdf")
@open_to(*STAFF)
def printed_draft(slug, number):
    """The draft on paper, to be looked over before it is published."""
    cohort = db.one_or_404(cohort_at(slug, number))
    name = f"ร่างกำหนดการ-{slug}-รุ่นที่-{number}.pdf"
    with force_locale("th"):
        days = by_day(cohort, draft(cohort))
        return paper.pdf_response(name, "print/agenda.html", cohort=cohort, days=days, is_draft=True)


def detached(version_id):
    """(a version, its entries), apart from the session that read it, for many requests to read: it never changes."""
    version = db.session.get(AgendaVersion, version_id)
    db.session.expunge(version)
    return version, version.sessions


def shown(cohort, mark, entries):
    """What the page says, laid out as the reader asked for it; a group without sessions of its own counts as 0."""
    groups, mine = groups_in(entries), own_group(cohort)
    group = request.args.get("group", type=int)
    group = group if group is None or group in groups or group == mine else 0
    by = request.args.get("by", By.DAY)
    by = By(by) if by in [*By] else By.DAY
    entries, moment = wanted(entries, group), now()
    running, coming = now_and_next(entries, moment)
    return {
        "cohort": cohort, "version": None, "number": mark and mark[1], "by": by, "group": group, "groups": groups,
        "mine": mine, "sections": laid_out(cohort, entries, by), "running": running, "coming": coming,
        "until": true_until(entries, moment), "place": {"slug": cohort.programme.slug, "number": cohort.number},
    }  # fmt: skip


def own_group(cohort):
    """The number of the group in which who is there takes part; None for strangers and who is in none."""
    if not holders.known():
        return None
    own = holders.own().where(Registration.cohort_id == cohort.id, Registration.state == State.ACCEPTED)
    mine = own.order_by(None).with_only_columns(Registration.training_group_id)
    return db.session.scalar(select(TrainingGroup.number).where(TrainingGroup.id.in_(mine)).limit(1))


def entries_shown(cohort, version):
    """The entries of the published version; until there is one, staff see the draft and others nothing."""
    if version:
        return version.sessions
    return draft(cohort) if may(*STAFF, Role.DOOR) else []


def visible_cohort(slug, number):
    """The cohort, if it is the public's; one never announced is there for staff and its own people only, else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    if not (cohort.in_public(today()) or may(*STAFF, Role.DOOR) or takes_part(cohort)):
        abort(404)
    return cohort


def takes_part(cohort):
    """Whether who is there, by an account or by a link, is registered in this cohort."""
    if not holders.known():
        return False
    own = holders.own().where(Registration.cohort_id == cohort.id)
    return db.session.scalar(own.limit(1)) is not None
