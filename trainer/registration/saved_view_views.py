"""Saved filters of the review desk."""
