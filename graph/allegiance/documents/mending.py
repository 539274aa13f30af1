"""Characters that a page's copy has spoilt, made good: decoded twice, or left as HTML writes them."""

import re

# UTF-8 that was read as Windows-1252 ("â€™", "Ã©"), and named or numbered characters of HTML ("&rsquo;").
_SPOILT = re.compile(
    r"â€|[ÂÃÄÅ][\u0080-\u00bf\u2013-\u2122ŒœŠšŸŽžƒˆ˜]|&(?:#\d{2,5}|#x[\da-fA-F]{2,4}|[a-z]{2,8});"
)
_CUT = re.compile(r"â€(?=[\s,.;:!?)]|\Z)")
"""A closing quotation mark whose last byte stands for nothing in Windows-1252, so that it was dropped."""


def mended(text: str) -> str:
    r"""The text as it was written, where its characters show that it was decoded wrongly or not to the end.

    All other text stays as it is: nothing is normalised.

    >>> mended("Iranâ€™s â€œadvisersâ€ and ErdoÄŸan"), mended("Iran&rsquo;s men &amp; guns")
    ('Iran’s “advisers” and Erdoğan', 'Iran’s men & guns')
    >>> mended("“AT&T’s café”, R&D; 5 & 6")
    '“AT&T’s café”, R&D; 5 & 6'
    """
    if not _SPOILT.search(text):
        return text
    import ftfy  # noqa: PLC0415  hardly a text needs it

    only = ftfy.TextFixerConfig(
        unescape_html=True,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )
    return ftfy.fix_text(_CUT.sub("â€\x9d", text), only)
