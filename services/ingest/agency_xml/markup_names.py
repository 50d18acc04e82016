"""The elements of NITF and XHTML by what their text is, as tables."""

KINDS = {
    "hl1": "headline",
    "h1": "headline",
    **dict.fromkeys(["hl2", "hl3", "hl4", "hl5", "h2", "h3", "h4", "h5", "h6"], "subhead"),
    "byline": "byline",
    "dateline": "dateline",
    "abstract": "summary",
    "note": "note",
    "tagline": "note",
    "bibliography": "note",
    "fn": "note",
    "media-caption": "caption",
    "figcaption": "caption",
    "caption": "caption",
    "media-producer": "credit",
    "credit": "credit",
    "copyrite": "footer",
    "rights": "footer",
    "footer": "footer",
    "header": "header",
    "nav": "navigation",
    "li": "list_item",
    "bq": "quotation",
    "blockquote": "quotation",
    "tr": "table",
    "nitf-table-row": "table",
    "pre": "text",
}
"""What the text in an element is. All others leave it as it is around them."""
_STICKY = "byline dateline summary note private_note caption credit header footer navigation list_item quotation table"
STICKY = frozenset(_STICKY.split())
"""Kinds that hold for everything inside, whatever elements stand there."""
STRONG: dict[str, frozenset[str]] = {
    "caption": frozenset({"credit"}),
    "quotation": frozenset({"credit", "list_item"}),
    "header": frozenset({"headline", "subhead", "byline", "dateline", "caption", "credit"}),
    "summary": frozenset({"caption", "credit"}),
    "list_item": frozenset({"caption", "credit"}),
}
"""For a sticky kind, those inside it that win all the same."""
YIELDING = frozenset({"text"})
"""Kinds that say nothing where the element around says more."""

_BREAKING = """
p hl1 hl2 hl3 hl4 hl5 h1 h2 h3 h4 h5 h6 byline dateline abstract note tagline bibliography fn caption figcaption
media media-caption media-producer copyrite rights distributor series block body body.head body.content body.end hedline
headline li ul ol dl dt dd bq blockquote tr table thead tbody tfoot nitf-table nitf-table-row pre hr div section article
main header footer aside nav address figure form html head center fieldset details summary
"""
BREAKING = frozenset(_BREAKING.split())
"""Elements that begin and end a run of text."""
_SPACED = "byttl person org location sublocation city state region country alt-code story.date"
SPACED = frozenset(_SPACED.split())
"""Names stated one by one: between two of them stands a space, where byline or dateline has none."""
CELLS = frozenset({"td", "th"})
LINE_KEEPING = frozenset({"pre"})
_SILENT = """
head script style noscript template iframe svg math object embed title textarea select media-reference media-metadata
media-object distributor tobject docdata custom-table nitf-table-metadata col colgroup
"""
SILENT = frozenset(_SILENT.split())
"""Elements whose characters are no text of the story: metadata, programs."""
