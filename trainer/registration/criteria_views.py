"""Criteria of a programme and the points given by them."""
