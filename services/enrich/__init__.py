"""Enrich: from a clean article to who, where and what."""
