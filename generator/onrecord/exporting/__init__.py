"""What else can be made of a record? A module for each form, all of them pure: a record goes in, files come out."""
