"""How it is said: the words of the interface in each language, and the escaping that puts them on a page."""
