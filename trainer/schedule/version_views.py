"""Publishing the draft, and the versions that were published, for the desk and for everyone."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import EVERYONE, STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.people.models import Account
from trainer.programmes.queries import cohort_at
from trainer.schedule.blueprint import schedule
from trainer.schedule.circumstances import circumstances_of
from trainer.schedule.clashes import clashes
from trainer.schedule.concerned import changes_of, concerned
from trainer.schedule.days import by_day
from trainer.schedule.differences import differences
from trainer.schedule.editor_views import place, to_editor
from trainer.schedule.forms import PublicationForm
from trainer.schedule.public_views import visible_cohort
from trainer.schedule.queries import sessions_of
from trainer.schedule.versions import AgendaVersion, Telling, entries_of, publish, versions_of


@schedule.route("/desk/cohorts/<slug>/<int:number>/agenda/versions", methods=["GET", "POST"])
@open_to(*STAFF)
def versions(slug, number):
    """What would change, to be published; and every version that was."""
    cohort = db.one_or_404(cohort_at(slug, number))
    form = PublicationForm(telling=str(Telling.MAIL if cohort.in_public(today()) else Telling.NONE))
    facts = unpublished(cohort)
    if form.validate_on_submit() and form.accept(facts["clashes"]):
        try:
            said = {"note": form.note.data or "", "telling": Telling(form.telling.data)}
            version = publish(cohort, form.name.data or "", journal.actor(), **said)
            db.session.commit()
            flash(_("%(version)s is published.", version=version.label), "success")
            return to_editor(cohort)
        except Refused as refusal:
            db.session.rollback()
            form.refuse(refusal)
    return render_template("schedule/versions.html", tab="schedule.agenda", cohort=cohort, place=place(cohort),
                           form=form, **facts), 422 if form.is_submitted() else 200  # fmt: skip


@schedule.route("/cohorts/<slug>/<int:number>/agenda/versions/<int:version>")
@open_to(EVERYONE)
def version(slug, number, version):
    """A version as it was published, and what it changed, or what changed since an earlier one (`since`)."""
    cohort, since = visible_cohort(slug, number), request.args.get("since", type=int) or 0
    since = since if 0 < since < version else version - 1
    wanted = AgendaVersion.number.in_([version, since])
    found, before = [*db.session.scalars(versions_of(cohort).where(wanted)), None, None][:2]
    if found is None or found.number != version:
        return redirect(url_for("schedule.public", **place(cohort)))
    newest = db.session.scalar(versions_of(cohort).with_only_columns(AgendaVersion.number).limit(1))
    return render_template(
        "schedule/version.html", cohort=cohort, place=place(cohort), version=found, newest=newest,
        changes=changes_of(found, before), since=since if before and since != version - 1 else None,
        days=by_day(cohort, found.sessions),
    )  # fmt: skip


def unpublished(cohort):
    """What the page about publishing shows: the versions, what the draft changes, what clashes, whom it concerns."""
    known = db.session.execute(
        versions_of(cohort).outerjoin(Account, Account.id == AgendaVersion.account_id).add_columns(Account.name)
    ).all()
    sessions, newest = db.session.scalars(sessions_of(cohort)).all(), known[0][0] if known else None
    entries, doubts = entries_of(sessions), clashes(by_day(cohort, sessions), circumstances_of(cohort, sessions))
    changes = differences(newest.sessions if newest else [], entries)
    people = concerned(cohort, changes, first=newest is None) if changes else []
    reachable = sum(bool(one.person.email) for one in people)
    return {"versions": known, "newest": newest, "changes": changes, "clashes": doubts, "people": len(people),
            "reachable": reachable, "public": cohort.in_public(today())}  # fmt: skip
