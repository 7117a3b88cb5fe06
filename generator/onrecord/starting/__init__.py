"""How does one begin, and go on? The files of a new project; and an entry written into a file of the record."""
