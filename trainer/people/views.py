"""Pages about accounts: my own, and those of everybody who works here."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import SIGNED_IN, Role, open_to
from trainer.database import db
from trainer.errors import Refused
from trainer.people import accounts as staff
from trainer.people import commands, queries, sign_in, words  # noqa: F401  (words: what the journal calls our acts)
from trainer.people.forms import AccountForm, NewStaffForm, StaffForm
from trainer.people.invitations import invite

people = Blueprint("people", __name__)


def init_app(app):
    """Add signing in, these pages and the command line's `person`."""
    sign_in.init_app(app)
    app.register_blueprint(people)
    app.cli.add_command(commands.person)


@people.route("/account", methods=["GET", "POST"])
@open_to(SIGNED_IN)
def account():
    """My account: what others call me, and how I sign in."""
    mine = journal.actor()
    form = AccountForm(obj=mine)
    if form.validate_on_submit():
        staff.change_name(mine, form.name.data, by=mine)
        db.session.commit()
        flash(_("Saved."), "success")
        return redirect(url_for(".account"), 303)
    return render_template("people/account.html", account=mine, form=form)


@people.route("/admin/staff")
@open_to(Role.ADMIN)
def accounts():
    """Everybody who works here, with search and a filter by role."""
    role = request.args.get("role") if request.args.get("role") in set(Role) else None
    sought = request.args.get("q", "").strip()
    page = db.paginate(queries.staff(sought, role), per_page=50)
    return render_template("people/accounts.html", page=page, sought=sought, role=role)


@people.route("/admin/staff/new", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def new_account():
    """Add somebody and invite them to set a password."""
    form = NewStaffForm()
    if form.validate_on_submit():
        try:
            account = staff.add_account(form.email.data, form.name.data, form.roles.data, by=journal.actor())
            return invited(account)
        except Refused as refusal:
            db.session.rollback()
            form[refusal.place].errors = [str(refusal)]
    return render_template("people/new_account.html", form=form)


@people.route("/admin/staff/<int:account_id>", methods=["GET", "POST"])
@open_to(Role.ADMIN)
def staff_account(account_id):
    """One member of staff: name, roles, access, and what was done about them."""
    account = db.one_or_404(queries.account(account_id))
    form = StaffForm(name=account.name, roles=[role.name for role in account.roles])
    if form.validate_on_submit():
        try:
            staff.change_name(account, form.name.data, by=journal.actor())
            staff.change_roles(account, form.roles.data, by=journal.actor())
            db.session.commit()
            flash(_("Saved."), "success")
            return redirect(url_for(".staff_account", account_id=account_id), 303)
        except Refused as refusal:
            db.session.rollback()
            form[refusal.place or "roles"].errors = [str(refusal)]
    entries = db.session.scalars(journal.entries_of(account).limit(50)).all()
    return render_template("people/staff_account.html", account=account, form=form, entries=entries)


@people.route("/admin/staff/<int:account_id>/invitation", methods=["POST"])
@open_to(Role.ADMIN)
def invitation(account_id):
    """Send the link to set a password again."""
    return invited(db.one_or_404(queries.account(account_id)))


@people.route("/admin/staff/<int:account_id>/suspension", methods=["POST"])
@open_to(Role.ADMIN)
def suspension(account_id):
    """Switch an account off."""
    account = db.one_or_404(queries.account(account_id))
    staff.switch_off(account, by=journal.actor())
    return saved(account, _("%(name)s can no longer sign in.", name=account.label))


@people.route("/admin/staff/<int:account_id>/reinstatement", methods=["POST"])
@open_to(Role.ADMIN)
def reinstatement(account_id):
    """Switch an account on again."""
    account = db.one_or_404(queries.account(account_id))
    staff.switch_on(account, by=journal.actor())
    return saved(account, _("%(name)s can sign in again.", name=account.label))


@people.route("/admin/staff/<int:account_id>/second-factor-removal", methods=["POST"])
@open_to(Role.ADMIN)
def second_factor_removal(account_id):
    """Let somebody in whose telephone is lost."""
    account = db.one_or_404(queries.account(account_id))
    staff.drop_second_factor(account, by=journal.actor())
    return saved(account, _("%(name)s signs in by password alone now.", name=account.label))


def saved(account, message):
    """Commit, say what was done, and go back to the account."""
    db.session.commit()
    flash(message, "success")
    return redirect(url_for(".staff_account", account_id=account.id), 303)


def invited(account):
    """Invite, and show the link once when no mail could carry it."""
    link = invite(account, by=journal.actor())
    if link is None:
        return saved(account, _("An invitation was sent to %(email)s.", email=account.email))
    db.session.commit()
    return render_template("people/invitation.html", account=account, link=link)
