"""What a page tells: the view of a record that pages are made of, addresses, and the parts that several kinds of page share."""
