"""Thai text, names, numerals, dates, places and telephones: pure functions that know nothing of the application."""
