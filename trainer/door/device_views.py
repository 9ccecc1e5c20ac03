"""Devices: the organiser's list, and the page by which a phone becomes a scanner."""

from flask import flash, jsonify, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _

from trainer import journal
from trainer.access import EVERYONE, STAFF, open_to
from trainer.applications.blueprint import private
from trainer.database import db, now
from trainer.door import devices, queries, secure_address
from trainer.door.blueprint import COHORT, TAB, at, door
from trainer.door.forms import DeviceForm
from trainer.errors import Refused
from trainer.programmes.queries import cohort_at
from trainer.protection import limiter
from trainer.registration.badges import qr

DEVICES = f"{COHORT}/devices"
DEVICE = f"{DEVICES}/<int:device_id>"
LOOKS = "120 per minute"


@door.route("/door/devices/<token>", methods=["GET", "POST"])
@open_to(EVERYONE)
@limiter.limit(LOOKS)
def enrolment(token):
    """Make this phone a scanner (POST), or ask whether it shall be one."""
    device = devices.invited_by(token)
    if device is None:
        return private("door/enrolment_gone.html", status=410)
    if request.method == "GET":
        return private("door/enrolment.html", device=device, token=token)
    key = devices.enrol(device)
    db.session.commit()
    response = jsonify(key=key, device={"id": device.id, "name": device.name}, scanner="/door/scanner")
    response.headers["Cache-Control"] = "no-store"
    return response


@door.route(DEVICES, methods=["GET", "POST"])
@open_to(*STAFF)
def device_list(slug, number):
    """The devices of a cohort, and a form for another one (POST)."""
    cohort, form = db.one_or_404(cohort_at(slug, number)), DeviceForm()
    if form.validate_on_submit():
        try:
            device = devices.invite(cohort, form.name.data, journal.actor())
            db.session.commit()
            return redirect(url_for(".device", device_id=device.id, **at(cohort)), 303)
        except Refused as refusal:
            db.session.rollback()
            form.name.errors = [str(refusal)]
    found = db.session.scalars(queries.devices_of(cohort)).all()
    standings = {each.id: devices.standing(each, now()) for each in found}
    return render_template("door/devices.html", cohort=cohort, devices=found, standings=standings, form=form, tab=TAB)


@door.route(DEVICE)
@open_to(*STAFF)
def device(slug, number, device_id):
    """One device: its link while that is good, what it said last, its journal."""
    cohort, found = owned(slug, number, device_id)
    standing, link = devices.standing(found, now()), None
    if found.invited_until > now() and not found.revoked_at:
        link = devices.address(found)
    doubt = link and secure_address.doubt(link)
    entries = db.session.scalars(journal.entries_of(found).limit(30)).all()
    page = render_template("door/device.html", cohort=cohort, device=found, standing=standing, link=link, doubt=doubt,
                           code=link and qr(link), entries=entries, tab=TAB)  # fmt: skip
    return make_response(page, {"Cache-Control": "no-store"})


@door.route(f"{DEVICE}/invitations", methods=["POST"])
@open_to(*STAFF)
def invite_device_again(slug, number, device_id):
    """Another link for the device; those before are worthless."""
    cohort, found = owned(slug, number, device_id)
    devices.invite_again(found, journal.actor())
    db.session.commit()
    flash(_("Here is a new link. Those before no longer work."), "success")
    return redirect(url_for(".device", device_id=device_id, **at(cohort)), 303)


@door.route(f"{DEVICE}/revocation", methods=["POST"])
@open_to(*STAFF)
def revoke_device(slug, number, device_id):
    """Take the device out of service."""
    cohort, found = owned(slug, number, device_id)
    devices.revoke(found, journal.actor())
    db.session.commit()
    flash(_("%(name)s is out of service. It wipes what it holds as soon as it reaches the server.", name=found.name),
          "success")  # fmt: skip
    return redirect(url_for(".device_list", **at(cohort)), 303)


def owned(slug, number, device_id):
    """The cohort at the address and its device of this number; else 404."""
    cohort = db.one_or_404(cohort_at(slug, number))
    return cohort, db.one_or_404(queries.devices_of(cohort).where(queries.Device.id == device_id))
