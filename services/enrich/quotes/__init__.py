"""Quotes: from a body to who said what, each with its offsets, its cue and its channel."""

from services.enrich.quotes.finding import VERSION, Found, find_quotes

__all__ = ["VERSION", "Found", "find_quotes"]
