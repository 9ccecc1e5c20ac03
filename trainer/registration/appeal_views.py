"""Appeals, answered with a reason."""
