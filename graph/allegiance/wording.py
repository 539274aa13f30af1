"""Numbers in the sentences that a person reads."""


def counted(number: int, noun: str) -> str:
    """So many of a thing, in words.

    >>> counted(1, "source"), counted(0, "row"), counted(1200, "story"), counted(2, "day")
    ('1 source', '0 rows', '1,200 stories', '2 days')
    """
    if number != 1:
        ends_in_y = noun.endswith("y") and noun[-2] not in "aeiou"
        noun = f"{noun[:-1]}ies" if ends_in_y else f"{noun}s"
    return f"{number:,} {noun}"
