"""The register of organisations: the list, one organisation, entering and changing it."""

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import STAFF, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.look import today
from trainer.organisations import certification_views, queries, registry_views, words  # noqa: F401  (add pages, words)
from trainer.organisations.blueprint import organisations
from trainer.organisations.commands import registry
from trainer.organisations.forms import DayForm, OrganisationForm, kinds, provinces
from trainer.organisations.models import Organisation
from trainer.organisations.register import XLSX, as_workbook
from trainer.organisations.standing import answer, standing
from trainer.paper import show as show_file
from trainer.thai import places

A_PAGE = 50


def init_app(app):
    app.register_blueprint(organisations)
    app.cli.add_command(registry)


@organisations.route("/desk/organisations")
@open_to(*STAFF)
def index():
    """The register, searched and filtered by what stands in the address."""
    page = db.paginate(asked_for(), per_page=A_PAGE, max_per_page=A_PAGE)
    return render_template(
        "organisations/index.html", page=page, filters=filters(), kinds=kinds(), provinces=provinces(),
        regions=places.regions(), standing=lambda each: standing(each, today()),
    )  # fmt: skip


@organisations.route("/desk/organisations.xlsx")
@open_to(*STAFF)
def workbook():
    """The same list as a workbook."""
    found = db.session.scalars(asked_for()).all()
    return show_file(as_workbook(found, today()), _("Register of organisations") + ".xlsx", XLSX, as_attachment=True)


def filters():
    """What the reader asked for: words and filters, texts all."""
    return {name: request.args.get(name, "") for name in ("words", "kind", "province", "region", "standing")}


def asked_for():
    return queries.sought(**filters(), day=today())


@organisations.route("/desk/organisations/<int:organisation_id>")
@open_to(*STAFF)
def show(organisation_id):
    """One organisation: its certifications as a history, and whether it was certified on a day."""
    organisation = db.one_or_404(queries.organisation_at(organisation_id))
    form = DayForm(request.args if "day" in request.args else None, data={"day": today()})
    asked = "day" in request.args and form.validate()
    return render_template(
        "organisations/show.html", organisation=organisation, form=form, standing=standing(organisation, today()),
        answer=answer(organisation, form.day.data) if asked else None,
        entries=db.session.scalars(journal.entries_of(organisation).limit(A_PAGE)).all(),
    )  # fmt: skip


@organisations.route("/desk/organisations/new", methods=["GET", "POST"])
@open_to(*STAFF)
def new():
    """Enter an organisation that no registry workbook has brought."""
    return form_page(Organisation(), enter)


@organisations.route("/desk/organisations/<int:organisation_id>/edit", methods=["GET", "POST"])
@open_to(*STAFF)
def edit(organisation_id):
    """Change name, kind, province or number."""
    organisation = db.one_or_404(queries.organisation_at(organisation_id))
    return form_page(organisation, lambda organisation, facts: organisation.change(journal.actor(), **facts))


def enter(organisation, facts):
    for name, value in facts.items():
        setattr(organisation, name, value)
    organisation.register(journal.actor())


def form_page(organisation, act):
    """The form; when it is sent and not refused, the act is done and the organisation shown."""
    form = OrganisationForm(obj=organisation)
    if form.validate_on_submit():
        try:
            act(organisation, form.facts())
            db.session.commit()
            flash(_("%(name)s is saved.", name=organisation.name), "success")
            return redirect(url_for(".show", organisation_id=organisation.id), 303)
        except Refused as refusal:
            db.session.rollback()
            form.say(refusal)
    return render_template("organisations/form.html", form=form, organisation=organisation)
