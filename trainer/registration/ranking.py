"""In which order people come: by the rule that their programme states."""


def ordered(cohort, registrations):
    """These registrations in the order of the programme's rule, the best placed first."""
    return sorted(registrations, key=lambda one: (one.created_at, one.id))
