"""Keyphrases: the phrases that are typical of an English article, each with the place of its first occurrence."""

from services.enrich.keyphrases.phrases import RULES, find_keyphrases

__all__ = ["RULES", "find_keyphrases"]
