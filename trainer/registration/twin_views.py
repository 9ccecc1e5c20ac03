"""Possible duplicates side by side: merge, or keep apart."""
