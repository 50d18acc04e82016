"""Fixtures for all tests: the real servers, started only when a test asks for them."""

import os

from hypothesis import settings

from tests.stack import database_url, stack, topic_prefix

__all__ = ["database_url", "stack", "topic_prefix"]

# The same examples every time, so that a red run is a change's own doing; `make explore` draws new ones.
settings.register_profile("fixed", derandomize=True, deadline=None)
settings.register_profile("explore", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))
