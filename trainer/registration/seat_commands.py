"""`flask seats …` and `flask waiting …`."""
