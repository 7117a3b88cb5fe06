"""Counts, compared: which of them are known to count the same, and what can be said of those that do.

Two counts are comparable when they are of one event and measure, both say whom they count and where, and say the same, and the
times as of which they stood are not known to differ. Where one leaves something out, nobody knows whether they count the same,
and nothing is made of their difference. A later count is a step of a toll that may rise, not a rival. Nothing here adds counts
up, and an end that a source left open stays open.

`given`: a figure as it was given. `times`: the times as of which figures stood. `verdicts`: what can be said of two.
`voices`: whether two voices gave them, and what took the place of what. `whole`: all figures of one measure of an event.
"""
