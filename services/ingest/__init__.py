"""Ingest: from the bytes of a dump to its articles."""
