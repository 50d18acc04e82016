"""Explaining: an article's source text with the role of every run and the reason for all that is set aside."""
