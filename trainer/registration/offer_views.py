"""Offers as organisers make, answer and take them back."""
