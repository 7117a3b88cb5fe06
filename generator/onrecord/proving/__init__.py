"""Is it true to its document: each quote looked up in the archived text, and what was found kept."""
