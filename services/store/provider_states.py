"""What a provider's publication status does to an article: a table of the words that wires use."""

CURRENT = "current"
WITHDRAWN = "withdrawn"
KILLED = "killed"
KILL = "kill"

RETRACTIONS = {
    "canceled": WITHDRAWN,
    "cancelled": WITHDRAWN,
    "withheld": WITHDRAWN,
    "withdrawn": WITHDRAWN,
    "killed": KILLED,
    "kill": KILLED,
}
"""IPTC publication status (NewsML-G2 ``stat:``, NINJS ``pubstatus``), British spelling and AP's kill."""


def article_state(provider_status: str | None, signal: str | None = None) -> str:
    """Return current, withdrawn or killed; any word that retracts nothing is current.

    >>> article_state("stat:Canceled"), article_state("usable"), article_state(None), article_state("usable", "kill")
    ('withdrawn', 'current', 'current', 'killed')
    """
    if signal == KILL:
        return KILLED
    word = (provider_status or "").strip().lower().rpartition(":")[2]
    return RETRACTIONS.get(word, CURRENT)
