"""What an article has shown up to a paragraph: the role of a line often depends on what stood before it."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Shown:
    """What the paragraphs so far were."""

    headline: str | None = None
    captions: set[str] = field(default_factory=set)
    credits: set[str] = field(default_factory=set)
    has_body: bool = False
    has_byline: bool = False
    has_dateline: bool = False
    story_paragraphs: int = 0
    in_notes: bool = False
    in_private_notes: bool = False
    in_contacts: bool = False
    in_links: bool = False
    has_link: bool = False
    links_are_parted: bool = False
    is_behind_take: bool = False
