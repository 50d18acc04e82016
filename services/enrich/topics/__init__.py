"""Topics: the top-level Media Topics of an article, from what its wire states and else from its words."""

from services.enrich.topics.stated import stated_topics
from services.enrich.topics.text import text_topics

__all__ = ["RULES", "stated_topics", "text_topics"]

RULES = "topics-1"
"""Version of the codes, the lexicon and the weights."""
