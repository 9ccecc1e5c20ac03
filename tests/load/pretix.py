"""What pretix needs for the same: 2026.8 with PostgreSQL, 2 cores, clients on the same machine.

It is not installed by our set-up, so these are figures of two runs: on a faster machine, and within a minute of ours on
a slow one, where ours took 6.9 ms (95 %: 9.4), 248 a second with eight devices, 5.0 ms of the web server's processor.
"""

MEDIAN, RATE, STATEMENTS = (30, 41, 120), (30, 57, 13), 23


def told():
    """The line of the bench that our figures are read beside."""
    return (
        f"  pretix 2026.8: {STATEMENTS} statements, median {MEDIAN[0]}–{MEDIAN[1]}, 8 clients {RATE[0]}–{RATE[1]} a "
        f"second on a faster machine;\n  {MEDIAN[2]} and {RATE[2]} beside ours on a slow one"
    )
