"""What is going on now, what comes next, and how long that stays true. Pure."""


def now_and_next(sessions, moment):
    """The sessions under way at a moment, and those that begin next, as two lists; several rooms may run at once."""
    running = [session for session in sessions if session.starts_at <= moment < session.ends_at]
    start = min((session.starts_at for session in sessions if session.starts_at > moment), default=None)
    return running, [session for session in sessions if session.starts_at == start]


def true_until(sessions, moment):
    """The moment at which the next session begins or ends, or None after the last."""
    borders = (border for session in sessions for border in (session.starts_at, session.ends_at))
    return min((border for border in borders if border > moment), default=None)
