"""What a provider's publication status does to an article: a table of the words that wires use."""

CURRENT = "current"
WITHDRAWN = "withdrawn"
KILLED = "killed"

RETRACTIONS = {
    "canceled": WITHDRAWN,
    "cancelled": WITHDRAWN,
    "withheld": WITHDRAWN,
    "withdrawn": WITHDRAWN,
    "killed": KILLED,
    "kill": KILLED,
}
"""IPTC publication status (NewsML-G2 ``stat:``, NINJS ``pubstatus``), British spelling and AP's kill."""


def article_state(provider_status: str | None) -> str:
    """Return current, withdrawn or killed; any word that retracts nothing is current.

    >>> article_state("stat:Canceled"), article_state("usable"), article_state(None)
    ('withdrawn', 'current', 'current')
    """
    word = (provider_status or "").strip().lower().rpartition(":")[2]
    return RETRACTIONS.get(word, CURRENT)
