"""How words, names and numbers are written: letters and marks, quotation marks, language tags, numbers in running text."""
