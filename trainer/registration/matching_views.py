"""Organisations that stand in no register, and which one is meant."""
