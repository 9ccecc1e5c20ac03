"""Groups: the proposal, changing it by hand, and the lists."""

from collections import Counter

from flask import flash, redirect, render_template, request, url_for
from flask_babel import force_locale, ngettext
from flask_babel import gettext as _

from trainer import journal, paper, workbook
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import region, today
from trainer.programmes.queries import cohort_at
from trainer.registration import groups, logistics_queries
from trainer.registration.blueprint import COHORT, LOGISTICS_TAB, registration
from trainer.registration.logistics_sheets import XLSX, file_name, group_pages
from trainer.registration.ticked import chosen, here, is_id, numbered
from trainer.thai import numerals

GROUPS = f"{COHORT}/groups"
USUAL_SIZE = 10  # people in a group, for the number that the form begins with


@registration.route(GROUPS)
@open_to(*STAFF)
def training_groups(slug, number):
    """Every group with its people, how well it is mixed, and who is in none."""
    facts = grouped(slug, number)
    usual = max(1, round(sum(map(len, facts["members"].values()), len(facts["rest"])) / USUAL_SIZE))
    return render_template(
        "registration/logistics/groups.html", tab=LOGISTICS_TAB, usual=len(facts["groups"]) or usual,
        regions={group: Counter(region(one.province) for one in those) for group, those in facts["members"].items()},
        most=groups.MOST, longest=groups.LONGEST_NAME, **facts,
    )  # fmt: skip


@registration.route(f"{GROUPS}.pdf")
@open_to(*STAFF)
def groups_pdf(slug, number):
    """The lists for the notice board, one table a group."""
    facts = grouped(slug, number)
    with force_locale("th"):
        made = paper.pdf("print/groups.html", today=today(), **facts)
    return paper.show(made, file_name(facts["cohort"], "กลุ่ม", "pdf"))


@registration.route(f"{GROUPS}.xlsx")
@open_to(*STAFF)
def groups_workbook(slug, number):
    """The lists as a workbook."""
    facts = grouped(slug, number)
    made = workbook.write(group_pages(facts["cohort"], facts["groups"], facts["members"], facts["rest"]))
    return paper.show(made, file_name(facts["cohort"], "กลุ่ม", "xlsx"), XLSX, as_attachment=True)


@registration.route(f"{GROUPS}/proposals", methods=["POST"])
@open_to(*STAFF)
def propose_groups(slug, number):
    """Deal everybody into so many groups, anew."""
    cohort = db.one_or_404(cohort_at(slug, number))
    written = numerals.arabic_digits(request.form.get("count", "")).strip()
    if not written.isdecimal() or len(written) > 4:
        raise Refused(_("Write how many groups there shall be."), "count")
    made = groups.propose(cohort, int(written), journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d group is proposed.", "%(num)d groups are proposed.", len(made)), "success")
    return back(cohort)


@registration.route(f"{GROUPS}/latecomers", methods=["POST"])
@open_to(*STAFF)
def add_to_groups(slug, number):
    """Put those without a group where they fit best."""
    cohort = db.one_or_404(cohort_at(slug, number))
    count = groups.add_rest(cohort, journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d person was put into a group.", "%(num)d people were put into groups.", count), "success")
    return back(cohort)


@registration.route(f"{GROUPS}/moves", methods=["POST"])
@open_to(*STAFF)
def move_groups(slug, number):
    """Move the people ticked into the group chosen, or out of theirs ("none")."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people, target = chosen(cohort), request.form.get("group", "")
    if target != "none" and not is_id(target):
        raise Refused(_("Choose the group first."))
    wanted = groups.groups_of(cohort).where(groups.TrainingGroup.id == (int(target) if target != "none" else None))
    group = None if target == "none" else db.one_or_404(wanted)
    moved = groups.move(cohort, people, group, journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d person was moved.", "%(num)d people were moved.", moved), "success")
    return back(cohort)


@registration.route(f"{GROUPS}/names", methods=["POST"])
@open_to(*STAFF)
def name_groups(slug, number):
    """Name the groups; fields are name-<group id>."""
    cohort = db.one_or_404(cohort_at(slug, number))
    changed = groups.rename(cohort, numbered("name-"), journal.actor())
    db.session.commit()
    flash(ngettext("%(num)d group has a new name.", "%(num)d groups have new names.", changed), "success")
    return back(cohort)


def grouped(slug, number):
    """The cohort, its groups, {group id: people in the order of the name list}, and who is in none."""
    cohort = db.one_or_404(cohort_at(slug, number))
    people = db.session.scalars(logistics_queries.attending(cohort)).all()
    made = db.session.scalars(groups.groups_of(cohort)).all()
    members = {group.id: [one for one in people if one.training_group_id == group.id] for group in made}
    return {"cohort": cohort, "groups": made, "members": members,
            "rest": [one for one in people if one.training_group_id is None]}  # fmt: skip


def back(cohort):
    return redirect(url_for(".training_groups", **here(cohort)), 303)
