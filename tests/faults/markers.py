"""Words that make a step misbehave; apart from the steps, so that a corpus can be made without them."""

HANG = "hang"
CRASH = "crash"
RAISE = "raise"

REASONS = {HANG: "timeout", CRASH: "crash", RAISE: "bug"}
"""Why such an article is dead."""


def marker(deed: str, stage: str) -> str:
    """Return the word that makes the step of one stage, and no other, do this."""
    return f"Mq{deed}{stage}mq"
