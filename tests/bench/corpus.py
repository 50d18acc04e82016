"""Dumps to measure with: stories put together at random from the paragraphs of the samples."""

import random
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"
ARTICLES_A_DUMP = 20
ARTICLE_CHARS = 3_000
ARTICLE_BREAK = "\n\n\n\n"


def make_dumps(
    articles: int, seed: int, articles_a_dump: int = ARTICLES_A_DUMP, article_chars: int = ARTICLE_CHARS
) -> list[bytes]:
    """Return dumps of ``articles`` stories in all, of at least ``article_chars`` characters, no two alike."""
    draw = random.Random(seed)
    paragraphs = _paragraphs()
    stories = [_story(draw, paragraphs, f"{seed}-{number}", article_chars) for number in range(articles)]
    return [
        ARTICLE_BREAK.join(stories[at : at + articles_a_dump]).encode() for at in range(0, articles, articles_a_dump)
    ]


def _story(draw: random.Random, paragraphs: list[str], name: str, article_chars: int) -> str:
    body: list[str] = []
    while sum(map(len, body)) < article_chars:
        body.append(draw.choice(paragraphs))
    headline = " ".join(draw.choice(paragraphs).split()[:8]).rstrip(".,")
    return "\n\n".join([f"{headline} ({name})", *body])


def _paragraphs() -> list[str]:
    """Paragraphs of two lines or more of prose: no captions, headlines or marks."""
    texts = (file.read_text(encoding="utf-8") for file in sorted(EXAMPLES.glob("*.txt")))
    found = (paragraph.strip() for text in texts for paragraph in text.split("\n\n"))
    return sorted({p for p in found if len(p) > 150 and "\n" not in p and "(Photo" not in p})
