"""Word lists: from a text of words to the set of them, so that a table reads like one."""


def split_words(words: str) -> frozenset[str]:
    """Return the words of a table.

    >>> sorted(split_words("said told"))
    ['said', 'told']
    """
    return frozenset(words.split())
