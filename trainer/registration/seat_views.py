"""Seats: what is kept for whom, who sits where by which rule, who waits and why."""
