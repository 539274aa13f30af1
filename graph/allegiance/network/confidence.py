"""How sure a tie is."""

from collections.abc import Iterable, Mapping
from math import prod

from allegiance.network.voices import independent
from allegiance.records import Claim, Source

LISTED = 1.0  # what the gazetteer lists was checked by hand


def confidence(support: Iterable[float], denial: Iterable[float] = ()) -> float:
    """The confidence of a tie, from that of the independent sources that state it and of those that deny it.

    Definition: with s_i the confidence of the surest claim in which source i states the tie, and n_i that of
    the surest in which it denies it, S = 1 − ∏(1 − s_i), N = 1 − ∏(1 − n_i), and the confidence is
    S · (1 − N/2). S and N are noisy-or combinations: each source is taken as a cause of its own, enough by
    itself. A denial never outweighs a statement, it halves it at most: who denies a tie often has reason to.

    A source is a speaker on a channel, or a story in its own voice (`allegiance.network.voices`): copies of a
    story and articles that quote the same man on the same channel add nothing. Range 0 to 1, no unit; higher
    is surer. Without support it is 0, without denials S. One source's many claims count once.

    Args:
        support: one value in 0 to 1 for each source that states the tie.
        denial: one value in 0 to 1 for each source that denies it.

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


def surest(said: Iterable[tuple[Claim, Source]]) -> Mapping[Source, float]:
    """The confidence of each independent source's surest claim."""
    pairs = list(said)
    if len(pairs) == 1:  # as with most ties
        return {source: claim.confidence for claim, source in pairs}
    found = dict.fromkeys(sorted(independent(source for _, source in pairs)), 0.0)
    for claim, source in pairs:
        for counted in [source] if source in found else _carried(source, found):
            found[counted] = max(claim.confidence, found[counted])
    return found


def _carried(source: Source, counted: Iterable[Source]) -> list[Source]:
    """The channels on which a speaker is heard whose words are also told without one."""
    return [other for other in counted if other.speaker == source.speaker]
