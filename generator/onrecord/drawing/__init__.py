"""Drawings, made of plain values: maps and timelines. What they show is decided by the pages; here is only how."""
