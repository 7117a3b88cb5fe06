"""Is it still what was published? What each claim says as one digest, all of them as one root, and what has changed since."""
