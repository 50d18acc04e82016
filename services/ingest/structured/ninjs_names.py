"""The names and values of ninjs, in small letters, as tables.

From the standard's schemas 1.0 to 3.1, and what its users write beside them.
"""

KNOWN_TYPES = frozenset(["text", "audio", "video", "picture", "graphic", "composite", "component", "event", "planning"])
KNOWN_STATES = frozenset({"usable", "withheld", "canceled"})
STATES = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "killed": "canceled",
    "kill": "canceled",
}
"""What a stated status means to us; others (``commissioned``, ``replaced``) say nothing of the text's use."""
DROPPED_TYPES = {
    "picture": "picture",
    "photo": "picture",
    "image": "picture",
    "graphic": "graphic",
    "video": "video",
    "audio": "audio",
    "composite": "package",
    "package": "package",
    "event": "calendar",
    "planning": "calendar",
}
"""A composite with a text of its own is an article with its pictures."""
MEDIA_TYPES = {"image": "picture", "video": "video", "audio": "audio"}
BODY_ORDER = ("xhtml", "html", "html5", "text:html", "main:html", "text", "main", "plain", "nitf")
SUMMARY_ORDER = ("text", "lead", "summary", "main", "abstract", "caption", "html", "xhtml")
SUBHEAD_ROLES = frozenset({"sub", "subheadline", "subhead", "deck", "kicker", "secondary"})
CREDIT_ROLES = ("creditline", "credit", "writer")
"""Descriptions in these roles name who made a picture."""
FLASH_WORDS = frozenset({"flash", "alert", "snap", "newsalert", "bulletin", "newsflash"})
TIME_NAMES = {
    "firstpublished": "published",
    "published": "published",
    "publishedat": "published",
    "firstcreated": "created",
    "contentcreated": "created",
    "versioncreated": "modified",
    "embargoed": "embargo",
    "expires": "expires",
}
_STRONG_NAMES = """
versioncreated pubstatus headlines bodies representationtype copyrightholder copyrightnotice usageterms slugline
firstcreated contentcreated embargoed ednote infosource infosources located rightsinfo altids trustindicator
trustindicators plannedcoverage eventdetails renditions digitalsourcetype descriptions
"""
STRONG_NAMES = frozenset(_STRONG_NAMES.split())
"""No other JSON format of news has these beside ``uri`` or ``guid``."""
KNOWN_PREFIXES = ("body_", "description_", "headline_")
_KNOWN_NAMES = """
uri guid type mimetype mime_type profile version urgency language person people organisation organisations place
places subject subjects event events object objects byline by bylines headline title keywords genre genres
associations expires altids embargoed standard $standard linkedrights encodedrights advice advices location
charcount wordcount contactinfo products signals priority service authors source associations
"""
KNOWN_NAMES = STRONG_NAMES | frozenset(_KNOWN_NAMES.split())
"""An object that has its id and nothing but these is an item as well."""
_READ_NAMES = """
uri guid version slugline wordcount urgency subject subjects keywords genre genres headline headlines title
byline by bylines authors located datelinelocation link language pubstatus embargoed embargo copyrightnotice
bodies descriptions body description ednote associations renditions $standard standard source provider contracts
firstpublished published publishedat firstcreated contentcreated versioncreated expires geojson advices
"""
READ_NAMES = frozenset(_READ_NAMES.split())
"""What is read into fields of their own; all else that is short is carried along as stated."""
