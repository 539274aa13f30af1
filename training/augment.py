"""The same sentences as pages write them: curly quotes, headlines, captions without a full stop, capitals."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace

from treebank import Sentence

_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART"})


def grouped(sentences: Sequence[Sentence], seed: int, alone: float) -> Iterator[list[Sentence]]:
    """Groups of consecutive sentences of one paragraph: one with the chance ``alone``, else two to six.

    The pipeline is mostly given one sentence at a time.
    """
    rng = random.Random(seed)
    at = 0
    while at < len(sentences):
        size = 1 if rng.random() < alone else rng.randint(2, 6)
        group = [sentences[at]]
        for following in sentences[at + 1 : at + size]:
            if following.begins:
                break
            group.append(following)
        yield group
        at += len(group)


def varied(group: Sequence[Sentence], rng: random.Random) -> list[Sentence] | None:
    """The group in another dress; nothing in one case of six, so that plain text keeps its weight."""
    chance = rng.random()
    for below, change in ((0.55, curly), (0.75, unstopped), (0.78, capitals), (0.83, headline)):
        if chance < below:
            return [change(sentence) for sentence in group]
    return None


def curly(sentence: Sentence) -> Sentence:
    """Curly quotes and apostrophes."""
    opening = True
    words = []
    for word in sentence.words:
        form = word.form
        if form in ('"', "``", "''"):
            form, opening = ("“" if opening else "”"), not opening
        words.append(replace(word, form=form.replace("'", "’")))
    return Sentence(tuple(words), sentence.begins)


def unstopped(sentence: Sentence) -> Sentence:
    """Without its final stop, where nothing hangs on it."""
    words = sentence.words
    last = len(words)
    if last > 4 and words[-1].form in ".!?" and all(word.head != last for word in words):
        return Sentence(words[:-1], sentence.begins)
    return sentence


def capitals(sentence: Sentence) -> Sentence:
    """All in capitals."""
    return Sentence(tuple(replace(w, form=w.form.upper()) for w in sentence.words), sentence.begins)


def headline(sentence: Sentence) -> Sentence:
    """Every word but the small ones with a capital."""
    words = (
        w if w.pos in _SMALL else replace(w, form=w.form[:1].upper() + w.form[1:]) for w in sentence.words
    )
    return Sentence(tuple(words), sentence.begins)
