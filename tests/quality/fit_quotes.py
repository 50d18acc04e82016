"""Fit the confidence of speakers: ``python -m tests.quality.fit_quotes`` writes the table.

The share of right speakers by the way they were found, on PolNeAR without the publishers that are reported on
(tests/quality/test_quotes.py). Ways with few examples share the figure of their rule.
"""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import services.enrich.quotes.confidence as confidence
from services.enrich.quotes import confidence_table
from tests.quality.attributions import answers, marked_articles

EVERY = 2
FEW = 20
"""A way with fewer examples has no figure of its own."""
PRIOR = 4.0
"""How many examples the figure of all weighs in that of one way."""


def main() -> None:
    """Write the table of shares."""
    rows = list(_rows())
    overall = sum(right for _, right in rows) / len(rows)
    shares = _shares(rows, overall)
    lines = [f"    {key!r}: {share:.3f},".replace("'", '"') for key, share in sorted(shares.items())]
    head = Path(confidence_table.__file__).read_text("utf-8").split("\n\n")[0]
    text = (
        f"{head}\n\nFALLBACK = {_rare(rows, shares, overall):.3f}\nSHARES: dict[str, float] = {{\n"
        + "\n".join(lines)
        + "\n}\n"
    )
    Path(confidence_table.__file__).write_text(text, "utf-8")


class _Numbers(dict[str, float]):
    """In place of the table: gives each way a number of its own, by which it is known again in the quotes."""

    def get(self, key: str, default: float | None = None) -> float:
        """Return the number of a way."""
        return self.setdefault(key, (len(self) + 1) / 10_000)


def _rows() -> Iterable[tuple[str, bool]]:
    """Yield each answer's way and whether it is right."""
    numbers = _Numbers()
    confidence.SHARES = numbers
    fitted = marked_articles(EVERY, is_held_out=False)
    ways = {number: key for key, number in numbers.items()}
    for quote, is_right in answers(fitted):
        yield ways[quote.speaker_confidence or 0], is_right


def _shares(rows: list[tuple[str, bool]], overall: float) -> dict[str, float]:
    by_key: dict[str, list[bool]] = defaultdict(list)
    for key, is_right in rows:
        by_key[key].append(is_right)
    return {k: (sum(v) + PRIOR * overall) / (len(v) + PRIOR) for k, v in by_key.items() if len(v) >= FEW}


def _rare(rows: list[tuple[str, bool]], shares: dict[str, float], overall: float) -> float:
    rare = [is_right for key, is_right in rows if key not in shares]
    return (sum(rare) + PRIOR * overall) / (len(rare) + PRIOR)


if __name__ == "__main__":
    main()
