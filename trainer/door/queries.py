"""Devices and disputed scans as selects."""

from sqlalchemy import select

from trainer.door.models import Device


def devices_of(cohort):
    """The devices of a cohort: those in service first, then by name."""
    return select(Device).where(Device.cohort_id == cohort.id).order_by(
        Device.revoked_at.is_not(None), Device.name, Device.id
    )  # fmt: skip
