"""Fixtures for all tests: the real servers, started only when a test asks for them."""

from tests.stack import database_url, stack, topic_prefix

__all__ = ["database_url", "stack", "topic_prefix"]
