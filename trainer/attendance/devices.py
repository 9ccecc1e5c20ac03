"""What the devices are called that presences came from: a later chapter keeps them, and names them here."""

NAMERS = []


def names_devices(function):
    """Let a later chapter name devices; usable as a decorator. `function(cohort)` answers {device id: name}."""
    NAMERS[:] = [function]
    return function


def device_names(cohort):
    """{device id: name} of a cohort's devices; empty where nobody keeps any."""
    return NAMERS[0](cohort) if NAMERS else {}
