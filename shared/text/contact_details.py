"""Contact details: where a text holds telephone numbers and addresses of mail."""

import re

_EMAIL = r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"
_PHONE = (
    r"(?<![\w,.$€£/-])(?:\+\d[\d() /.–-]{6,20}\d|(?:0\d{2,5}|\(0\d{1,5}\))[ /–-][\d /.–-]{4,16}\d|0\d(?:[ .]\d\d){4}"
    r"|0\d-\d{4}-\d{4}"
    r"|(?:1-)?(?:\(\d{3}\)\s?|\d{3}[-. ])\d{3}[-.]\d{4})(?![\w/])"
)
CONTACT = re.compile(rf"{_EMAIL}|{_PHONE}")


def blank_contacts(text: str) -> str:
    """Return a text with spaces in place of its telephone numbers and addresses of mail, of the same length.

    >>> blank_contacts("Ada Moss, ada@harbour.example")
    'Ada Moss,                    '
    >>> blank_contacts("© 2030 Harbour Wire")
    '© 2030 Harbour Wire'
    """
    return CONTACT.sub(lambda match: " " * len(match[0]), text)
