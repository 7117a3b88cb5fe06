"""The search index: what is found, under which words, and the files in which a browser looks them up."""
