"""Layouts of text dumps: how a story is written down, and what stands between two.

A layout is a function of the chance of a dump: it settles what all stories of the dump have in common
(the end mark, the number of blank lines, whether there are bylines) and returns how one story is written.
"""

import random
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from tests.quality.stories import Story

PLACES = ("VARNA", "LISBON", "NAIROBI", "OSLO", "LIMA", "CAPE TOWN", "BUENOS AIRES", "Cardiff", "Valparaiso, Chile")
DATES = ("Jan 16", "March 3", "Nov. 28", "12 May", "Oct 9, 2014")
AGENCIES = ("Reuters", "AP", "AFP", "dpa", "Xinhua", "UPI")
PEOPLE = ("Ada Moss", "Jon Ferrer", "Mira K. Lund", "Paul van Dorn", "Aisha Bello", "Tomas Nagy")
TITLES = ("Harbour Wire", "Associated Press", "Staff Writer", "The Coast Courier")
END_MARKS = ("-30-", "ENDS", "ends", "REUTER", "###", "(END)", "Reuter", "# # #", "-ends-")
RULERS = ("-----", "* * * *", "_" * 30, "=" * 40)
ODDITIES = (
    "* * *",
    "-----",
    "(more)",
    "- a boat for every island\n- a second one at Easter\n- and none in November",
    "1. The first ferry leaves at six\n2. The second at noon\n3. No third one is planned",
    "Q: What comes next?",
    "QUESTION OF THE DAY",
    "The harbour in figures:",
)
"""What stands inside a story."""
CROSSHEADS = (
    "Next steps",
    "'No way back'",
    "What the neighbours say",
    "Money and votes",
    "THE COST",
    "A Long Way to Go",
)
TAILS = (
    "(Reporting by Ada Moss; Editing by Jon Ferrer)",
    "Copyright 2020 Harbour Wire. All rights reserved.",
    "am/jf",
    "Additional reporting by Mira K. Lund",
    "Contact: Paul van Dorn, +00 000 0000",
    "Follow Ada Moss on the usual networks",
    "Click here for more stories",
    "(Harbour Wire)",
)
"""What ends a story, or follows its last paragraph."""
NOTES = (
    "Notes to editors:",
    "Editor's note: the second paragraph has been corrected.",
    "For more information, call the harbour office.",
    "NNNN",
)
"""What may follow an end mark and still belongs to the story."""
SLUGS = ("HARBOUR-STRIKE", "BC-US--Ferry-Talks", "MIDEAST-CRISIS/PORTS", "CITRUS-CROP", "FOOTBALL-CUP/RESULTS")


@dataclass(frozen=True, slots=True)
class Style:
    """What the stories of one dump have in common."""

    paragraph_gap: str = "\n\n"
    story_gap: str = "\n\n"
    has_headline: bool = True
    is_capitals: bool = False
    headline_gap: str | None = None
    subhead: bool = False
    byline: str = ""
    dateline: bool = False
    date_line: bool = False
    fields: bool = False
    slug: str = ""
    number: str = ""
    end_mark: str = ""
    ruler: str = ""
    is_repeated: bool = False
    captions: int = 0
    width: int = 0
    indent: str = ""
    line_break: str = "\n"
    missing: float = 0.0
    odd: float = 0.0


def write_dump(stories: Sequence[Story], style: Style, chance: random.Random) -> tuple[str, list[int]]:
    """Return the text of a dump and where in it each story begins."""
    text, starts = "", []
    for number, story in enumerate(stories, start=1):
        if text:
            gap = style.story_gap
            text += gap + (style.ruler + gap if style.ruler else "")
        starts.append(len(text))
        text += write_story(story, _less(style, chance), chance, number, len(stories))
    offsets = [len(text[:start].replace("\n", style.line_break)) for start in starts]
    return text.replace("\n", style.line_break), offsets


def true_starts(text: str, starts: Sequence[int]) -> set[int]:
    """Return where the stories of a dump begin, the blanks before them aside."""
    return {start + len(text[start:]) - len(text[start:].lstrip()) for start in starts}


def write_story(story: Story, style: Style, chance: random.Random, number: int, count: int) -> str:
    """Return one story as it stands in a dump."""
    gap, opening_gap = style.paragraph_gap, style.headline_gap or style.paragraph_gap
    headline = story.headline.upper() if style.is_capitals else story.headline
    opening = list(_opening(headline, style, chance, number, count))
    paragraphs = list(story.paragraphs)
    if style.dateline:
        paragraphs[0] = f"{_dateline(chance)}{paragraphs[0]}"
    body = "".join(_with_oddities([_wrap(paragraph, style) for paragraph in paragraphs], style, chance))
    end = gap + style.end_mark if style.end_mark else ""
    if chance.random() < style.odd:
        end = (
            (gap + chance.choice(TAILS) + end) if chance.random() < 0.7 or not end else end + gap + chance.choice(NOTES)
        )
    return opening_gap.join([*opening, body]) + end


def _less(style: Style, chance: random.Random) -> Style:
    """The style of one story: where something may be missing, it has not everything."""
    has = {
        name: bool(getattr(style, name)) and chance.random() >= style.missing
        for name in ("byline", "slug", "end_mark", "dateline", "date_line", "subhead")
    }
    return replace(
        style,
        byline=style.byline if has["byline"] else "",
        slug=style.slug if has["slug"] else "",
        end_mark=style.end_mark if has["end_mark"] else "",
        dateline=has["dateline"],
        date_line=has["date_line"],
        subhead=has["subhead"],
    )


def _with_oddities(paragraphs: list[str], style: Style, chance: random.Random) -> Iterator[str]:
    """Put between paragraphs what looks like the beginning of a story and is none."""
    yield paragraphs[0]
    for paragraph in paragraphs[1:]:
        gap = style.paragraph_gap
        if chance.random() < style.odd / 4:
            gap = chance.choice(
                (gap + "\n", f"{gap}{chance.choice(ODDITIES)}{gap}", f"{gap}{chance.choice(CROSSHEADS)}{gap}")
            )
        yield gap + paragraph


def _opening(headline: str, style: Style, chance: random.Random, number: int, count: int) -> list[str]:
    captions = _captions(style, chance)
    title = [_wrap_headline(headline, style)] if style.has_headline and not style.fields else []
    blocks = [
        style.number.format(number=number, count=count),
        style.slug.format(slug=chance.choice(SLUGS), words=chance.randint(80, 900)),
        *([_fields(headline, chance)] if style.fields else title),
        *([f"{captions}\nTT"] if captions else []),
        *(title if style.is_repeated else []),
        captions,
        *([f"What is known of it by {chance.choice(('Monday', 'Friday'))} and what is not"] if style.subhead else []),
        style.byline.format(name=chance.choice(PEOPLE), title=chance.choice(TITLES)),
        *([f"{chance.choice(('Monday', 'Friday'))}, {chance.randint(1, 28)} January 2020"] if style.date_line else []),
    ]
    return [block for block in blocks if block]


def _captions(style: Style, chance: random.Random) -> str:
    author, guest = chance.choice(PEOPLE), chance.choice(PEOPLE)
    caption = f"A view of the scene as seen by {guest} on Monday. (Photo by {author} / AFP)"
    return "\n".join([caption] * style.captions)


def _fields(headline: str, chance: random.Random) -> str:
    return f"Headline: {headline}\nDate: 2020-01-{chance.randint(10, 28)}\nSource: {chance.choice(TITLES)}"


def _dateline(chance: random.Random) -> str:
    place = chance.choice(PLACES)
    agency = chance.choice(AGENCIES)
    form = chance.choice(("{place}, {date} ({agency}) - ", "{place} ({agency}) -- ", "{place}, {date} ({agency}) — "))
    return form.format(place=place, date=chance.choice(DATES), agency=agency)


def _wrap(paragraph: str, style: Style) -> str:
    if not style.width:
        return style.indent + paragraph
    return textwrap.fill(paragraph, style.width, initial_indent=style.indent) or paragraph


def _wrap_headline(headline: str, style: Style) -> str:
    return textwrap.fill(headline, style.width) if style.width else headline


def _blank_runs(chance: random.Random) -> Style:
    return Style(story_gap="\n" * chance.choice((3, 4, 5, 6)))


def _named(**settings: object) -> Callable[[random.Random], Style]:
    def layout(_: random.Random) -> Style:
        return Style(**settings)  # type: ignore[arg-type]

    return layout


def _chosen(key: str, values: Sequence[str], **settings: object) -> Callable[[random.Random], Style]:
    def layout(chance: random.Random) -> Style:
        return replace(Style(**settings), **{key: chance.choice(values)})  # type: ignore[arg-type]

    return layout


BYLINES = ("By {name}", "BY {name}", "By {name}, {title}", "By {name}\n{title}")
SLUG_LINES = ("{slug}", "{slug}/", "u f {slug}   02-26 {words:04}", "{slug}, 1st Ld-Writethru,{words}")
NUMBERS = ("{number} of {count} DOCUMENTS", "Document {number} of {count}", " " * 31 + "{number} of {count} DOCUMENTS")
SEED_LIKE: dict[str, object] = {"captions": 2, "is_repeated": True}

LAYOUTS: dict[str, Callable[[random.Random], Style]] = {
    "blank_runs": _blank_runs,
    "same_gap": _named(),
    "no_blank_lines": _named(paragraph_gap="\n", story_gap="\n"),
    "tight": _chosen("story_gap", ("\n\n", "\n\n\n"), paragraph_gap="\n"),
    "datelines": _named(dateline=True),
    "datelines_alone": _named(dateline=True, has_headline=False),
    "end_marks": _chosen("end_mark", END_MARKS),
    "end_marks_alone": _chosen("end_mark", END_MARKS, has_headline=False),
    "header_fields": _named(fields=True),
    "bylines": _chosen("byline", BYLINES),
    "slugs": _chosen("slug", SLUG_LINES),
    "slugs_alone": _chosen("slug", SLUG_LINES, has_headline=False),
    "numbered": _chosen("number", NUMBERS),
    "headline_again": _named(is_repeated=True, captions=1),
    "seed": _named(**SEED_LIKE),
    "seed_longer_gap": _named(**SEED_LIKE, story_gap="\n\n\n"),
    "wrapped": _chosen("story_gap", ("\n\n\n", "\n\n\n\n"), width=69),
    "wrapped_same_gap": _named(width=69),
    "indented": _named(width=69, paragraph_gap="\n", story_gap="\n\n", indent="    "),
    "capitals": _named(is_capitals=True),
    "subheads": _chosen("story_gap", ("\n\n", "\n\n\n"), subhead=True),
    "rulers": _chosen("ruler", RULERS),
    "date_lines": _named(date_line=True),
    "form_feeds": _named(story_gap="\n\f\n"),
    "carriage_returns": _named(line_break="\r\n", story_gap="\n\n\n"),
}
SUBJECT_ONLY = _named(has_headline=False)


def random_style(chance: random.Random) -> Style:
    """Return any mixture of what a dump can have; used to weigh the signs, never to report on them."""
    paragraph_gap = chance.choices(("\n", "\n\n", "\n\n\n"), (3, 6, 1))[0]
    extra = chance.choice((0, 0, 1, 1, 2, 3))
    sparse = chance.choice((0.1, 0.25))

    def some(value: str) -> str:
        return value if chance.random() < sparse else ""

    return Style(
        paragraph_gap=paragraph_gap,
        story_gap=paragraph_gap + "\n" * extra if chance.random() < 0.95 else "\n\f\n",
        has_headline=chance.random() < 0.85,
        is_capitals=chance.random() < 0.15,
        headline_gap=chance.choice((None, None, None, "\n\n", "\n")),
        subhead=chance.random() < 0.15,
        byline=some(chance.choice(BYLINES)),
        dateline=chance.random() < 0.25,
        date_line=chance.random() < 0.15,
        fields=chance.random() < 0.1,
        slug=some(chance.choice(SLUG_LINES)),
        number=some(chance.choice(NUMBERS)),
        end_mark=some(chance.choice(END_MARKS)),
        ruler=some(chance.choice(RULERS)),
        is_repeated=chance.random() < 0.1,
        captions=chance.choices((0, 1, 2), (8, 1, 1))[0],
        width=chance.choices((0, 60, 69, 78), (6, 1, 2, 1))[0],
        indent=chance.choices(("", "    ", "\t"), (6, 1, 1))[0],
        line_break=chance.choice(("\n", "\n", "\r\n")),
        missing=chance.choice((0.0, 0.0, 0.1, 0.4)),
        odd=chance.choice((0.0, 0.2, 0.5)),
    )
