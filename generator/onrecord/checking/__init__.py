"""Does it hold: the rules of a record, its counts compared, and what it lacks."""
