"""A hall where a cohort is held now: its people, its devices, what the database knows of them, and what a camera sees.

It reaches into the served installation's own database, as organiser and other doors would through theirs.
"""

import io
import json
import pathlib
from datetime import timedelta
from urllib.request import Request, urlopen

import segno
from PIL import Image

from tests import make
from tests.conftest import TEST_SETTINGS
from tests.door.phones import Phone, open_slot
from trainer import create_app
from trainer.database import db, now
from trainer.door import devices
from trainer.door.models import Device, Scan
from trainer.links import token
from trainer.look import today
from trainer.registration.badges import code_of
from trainer.registration.models import Registration

WIDE, HIGH, LARGE = 640, 480, 300  # pixels of a camera's picture and of the code in it


class Hall:
    """One cohort with so many people, and one slot that is open."""

    def __init__(self, installation, people=24):
        folder = pathlib.Path(installation.environment["INSTANCE_DIR"])
        key = (folder / "secret_key").read_text()
        database = f"sqlite:///{folder / 'trainer.db'}"
        self.address = installation.address
        self.app = create_app(**TEST_SETTINGS | {"SQLALCHEMY_DATABASE_URI": database, "SECRET_KEY": key})
        with self.app.app_context():
            cohort = make.cohort(number=next(make.count), starts_on=today())
            for number in range(people):
                make.registration(cohort, person=make.person("มาลี", f"ก{number:02}", title="นาง"))
            hours = {"starts_at": now() + timedelta(minutes=5), "ends_at": now() + timedelta(hours=2)}  # nobody is late
            self.cohort_id, self.slot_id = cohort.id, open_slot(cohort, **hours).id
            db.session.commit()

    def cohort(self):
        return db.session.get(make.Cohort, self.cohort_id)

    def invite(self, name):
        """The address of a device's link."""
        with self.app.app_context():
            device = devices.invite(self.cohort(), name, None)
            db.session.commit()
            return f"/door/devices/{token(devices.PURPOSE, device)}"

    def revoke(self, name):
        with self.app.app_context():
            devices.revoke(db.session.query(Device).filter_by(cohort_id=self.cohort_id, name=name).one(), None)
            db.session.commit()

    def registrations(self):
        """The registrations in the order of the name list."""
        found = db.session.query(Registration).filter_by(cohort_id=self.cohort_id).join(Registration.person)
        return found.order_by(make.Person.sort_key, Registration.id).all()

    def code(self, number):
        """What the badge of the person with this number says."""
        with self.app.app_context():
            return code_of(self.registrations()[number - 1])

    def sign_in_elsewhere(self, number):
        """Another phone at another door signs in the person with this number."""
        with self.app.app_context():
            phone = Phone(self.cohort())
            slot = db.session.get(make.Slot, self.slot_id)
            scans = [phone.scan(slot, self.registrations()[number - 1])]
            sent = {"sent_at": phone.clock(), "waiting": 0, "scans": scans}
            db.session.commit()
            asked = Request(f"{self.address}/door/scanner/scans", json.dumps(sent).encode(), phone.headers)
            with urlopen(asked) as answer:
                assert json.load(answer)["results"][0]["result"] == "recorded"

    def present(self):
        """The numbers of those who are present, in order."""
        with self.app.app_context():
            there = {row.registration_id for row in db.session.query(make.Presence).filter_by(slot_id=self.slot_id)}
            return [place for place, one in enumerate(self.registrations(), 1) if one.id in there]

    def results(self, name):
        """{uid: result} of every scan that the device with this name has sent."""
        with self.app.app_context():
            own = Device.name == name, Device.cohort_id == self.cohort_id
            return {scan.uid: scan.result for scan in db.session.query(Scan).join(Scan.device).filter(*own)}


def film(path, codes, frames=15):
    """A camera's picture as a file (YUV4MPEG2, 10 frames a second): each code for so many frames, None for nothing."""
    with open(path, "wb") as file:
        file.write(f"YUV4MPEG2 W{WIDE} H{HIGH} F10:1 Ip A1:1 C420jpeg\n".encode())
        for code in codes:
            picture = Image.new("L", (WIDE, HIGH), 190)
            if code:
                picture.paste(drawn(code), ((WIDE - LARGE) // 2, (HIGH - LARGE) // 2))
            file.write((b"FRAME\n" + picture.tobytes() + bytes([128]) * (WIDE * HIGH // 2)) * frames)
    return path


def drawn(code):
    """The QR code as a picture."""
    file = io.BytesIO()
    segno.make_qr(code, error="m").save(file, kind="png", scale=8, border=4)
    return Image.open(file).convert("L").resize((LARGE, LARGE))
