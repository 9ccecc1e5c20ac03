"""Names devices for the chapter that keeps attendance."""

from sqlalchemy import select

from trainer.attendance.devices import names_devices
from trainer.database import db
from trainer.door.models import Device


@names_devices
def names_of(cohort):
    """{device id: name} of the devices of a cohort."""
    return dict(db.session.execute(select(Device.id, Device.name).where(Device.cohort_id == cohort.id)).all())
