"""How a cohort takes people in: opening days, offers, what happens by itself."""
