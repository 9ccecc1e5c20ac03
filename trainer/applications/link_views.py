"""For whoever lost the link: ask for it by the e-mail address. What the page answers never depends on who is known."""

from flask import redirect, render_template, request, url_for
from flask_babel import lazy_gettext as _
from wtforms import EmailField
from wtforms.validators import DataRequired, Length

from trainer.access import EVERYONE, open_to
from trainer.applications import link_mail
from trainer.applications.blueprint import applications, private
from trainer.database import db
from trainer.forms import Form
from trainer.look import today
from trainer.mail.address import written_to
from trainer.protection import limiter


class LinkForm(Form):
    email = EmailField(_("E-mail"), [DataRequired(), Length(max=254)])


def typed_address():
    return "status-link:" + request.form.get("email", "").strip().lower()


@applications.route("/applications/link", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit("60/hour", methods=["POST"])
@limiter.limit("4/hour", methods=["POST"], key_func=typed_address)
def lost_link():
    """Mail the links of all applications made with an address to that address."""
    form = LinkForm()
    if form.validate_on_submit():
        address = written_to(form.email.data.strip())
        if address:
            link_mail.mail_status_links(db.session.scalars(link_mail.of_address(address, today())).all())
            db.session.commit()
        return redirect(url_for(".lost_link_sent"), 303)
    return render_template("applications/status_link.html", form=form)


@applications.route("/applications/link/sent")
@open_to(EVERYONE)
def lost_link_sent():
    """What is said whoever asked."""
    return private("applications/status_link_sent.html")
