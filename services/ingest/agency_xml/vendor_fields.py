"""The usual names of fields in XML of no standard, in lower case without dashes; and roots that others know."""

_TEXTS = """
body content text story article bodytext fulltext maintext articlebody articletext storytext storybody bodycontent copy
contents newstext message texte corps contenu inhalt tekst testo cuerpo texto
"""
TEXT_NAMES = frozenset(_TEXTS.split())
"""Fields that hold the running text of a story."""
_FIELDS = {
    "headline": "headline title head headlinetext hl1 titre titel titolo titulo rubrik",
    "subhead": "subheadline subtitle subhead deck kicker untertitel soustitre",
    "byline": "byline author creator by authors reporter",
    "dateline": "dateline",
    "summary": "abstract summary description teaser standfirst lead intro",
    "caption": "caption captiontext",
    "credit": "credit photocredit",
    "private_note": "editornote ednote editorsnote notetoeditors internalnote",
}
FIELD_KINDS = {name: kind for kind, names in _FIELDS.items() for name in names.split()}
"""Other fields that are read, by what their text is."""
ID_NAMES = ("guid", "uuid", "id", "docid", "articleid", "storyid", "newsid")
SLUG_NAMES = ("slug", "slugline")
KEYWORD_NAMES = ("keyword", "tag")
LANGUAGE_NAMES = ("language", "lang")
TIME_NAMES = {
    **dict.fromkeys(
        ["date", "pubdate", "published", "publishdate", "publicationdate", "datepublished", "publishedat"], "published"
    ),
    **dict.fromkeys(["modified", "updated", "lastmodified", "datemodified", "updatedat"], "modified"),
    **dict.fromkeys(["created", "datecreated", "createdat", "creationdate"], "created"),
}
NO_ARTICLES = {
    "schema": "an XML schema",
    "stylesheet": "an XSL stylesheet",
    "transform": "an XSL stylesheet",
    "catalog": "a catalog",
    "plist": "a list of settings",
    "project": "a project file",
}
_FOREIGN = "html rss feed rdf urlset sitemapindex svg channel opml mediawiki"
FOREIGN_ROOTS = frozenset(_FOREIGN.split())
"""Feeds, sitemaps and pages have formats of their own."""
_HTML = """
p div span article section body head table ul ol a b i em strong br h1 h2 h3 h4 img main blockquote pre font center
"""
HTML_NAMES = frozenset(_HTML.split())
"""A file that begins with one of these is a piece of a page."""
