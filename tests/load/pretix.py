"""What pretix needs for the same, as it was measured on a machine of this kind (2 cores, loopback, 100 / 1,000 people).

pretix 2026.8 with PostgreSQL; medians. It is not installed here, so the figures are not of the same run.
"""

MEDIAN, RATE, STATEMENTS = (30, 41), (30, 57), 25


def told():
    """The line of the bench that our figures are read beside."""
    return (f"  pretix 2026.8, measured before on a machine of this kind: {STATEMENTS} statements, "
            f"median {MEDIAN[0]}–{MEDIAN[1]}, 8 clients {RATE[0]}–{RATE[1]} a second")  # fmt: skip
