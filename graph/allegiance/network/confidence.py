"""How sure a tie is."""

from collections.abc import Iterable, Mapping
from math import prod

from allegiance.records import Claim

LISTED = 1.0  # what the gazetteer lists was checked by hand


def confidence(support: Iterable[float], denial: Iterable[float] = ()) -> float:
    """The confidence of a tie, from that of the documents that state it and of those that deny it.

    Definition: with s_d the confidence of the surest claim of document d that states the tie, and n_d that of
    the surest that denies it, S = 1 − ∏(1 − s_d), N = 1 − ∏(1 − n_d), and the confidence is S · (1 − N/2).
    S and N are noisy-or combinations: each document is taken as a cause of its own, enough by itself.
    A denial never outweighs a statement, it halves it at most: who denies a tie often has reason to.

    Range 0 to 1, no unit; higher is surer. Without support it is 0, without denials S. One document's many
    claims count once. Copies of one story count as documents of their own, so they raise it too far.

    Args:
        support: one value in 0 to 1 for each document that states the tie.
        denial: one value in 0 to 1 for each document that denies it.

    Source: noisy-or: J. Pearl, Probabilistic Reasoning in Intelligent Systems, 1988,
    doi:10.1016/C2009-0-27609-4, section 4.3. The damping by denials is our own.

    >>> confidence([0.8])
    0.8
    >>> round(confidence([0.8, 0.5]), 9)  # 1 - 0.2 * 0.5
    0.9
    >>> round(confidence([0.8, 0.5], [0.6]), 9)  # 0.9 * (1 - 0.3)
    0.63
    >>> confidence([], [0.6]), confidence([1.0], [1.0])
    (0.0, 0.5)
    """
    return _either(support) * (1 - _either(denial) / 2)


def _either(values: Iterable[float]) -> float:
    return 1 - prod(1 - value for value in sorted(values))  # sorted: no digit depends on the order


def surest(claims: Iterable[Claim]) -> Mapping[str, float]:
    """The confidence of each document's surest claim, by document id."""
    found: dict[str, float] = {}
    for claim in claims:
        found[claim.document] = max(claim.confidence, found.get(claim.document, 0.0))
    return found
