"""Structured data: JSON, rows and feeds, from their bytes to the fields that every kind of article states."""
