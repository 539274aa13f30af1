"""How this language is cut into words: as the treebanks do, and as the wires of war reporting need.

"U.S.-backed" is U.S. - backed, "anti-IS" is anti - IS, "USbacked" (its hyphen lost on the way) US backed.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

# A hyphen parts words, also after an abbreviation's point; so does a stroke between letters.
_INFIXES = (
    r"(?<=[A-Za-z0-9.])[-–—](?=[A-Za-z0-9])",
    r"(?<=[A-Za-z0-9)])/(?=[A-Za-z0-9])",
)
# Tails that lose their hyphen when a page is scraped; what stands before is a name in capitals.
_SUFFIXES = (r"(?<=[A-Z]{2})(?:backed|led|held|allied|aligned|supported|funded|armed|trained|linked|run)",)


def customise(nlp: "Language") -> "Language":
    """Give the pipeline these rules; they are kept with a model that is saved."""
    from spacy.util import compile_infix_regex, compile_suffix_regex  # noqa: PLC0415  spaCy is an extra

    infixes = [*(nlp.Defaults.infixes or ()), *_INFIXES]
    suffixes = [*(nlp.Defaults.suffixes or ()), *_SUFFIXES]
    tokenizer: Any = nlp.tokenizer  # spaCy types it as any function
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    return nlp
