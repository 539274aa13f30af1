"""How many copies are found among many documents, beside datasketch on the same texts.

    python benchmarks/copies.py [--count 100000] [--seed 1] [--ensemble 10000]

The documents and the truth are those of ``reports.py``. Each method runs in a process of its own, all of them
at once, forked from the one that holds the documents. Printed for each:

- seconds of processor time, of which those for what is made once for each document (sketches, MinHashes), and
  the memory in gigabytes that it needs beside the documents;
- precision and recall of pairs: of the pairs of documents in one story by the method, the share that truly
  are, and of those that truly are, the share found (0 to 1, higher is better);
- the same by document (B-cubed: Bagga and Baldwin, ACL 1998, doi:10.3115/980845.980859): the share of its
  story that truly is, averaged over all documents, so that large stories do not outweigh the others;
- for each kind of edit the share of the documents that are in the story that holds most of their true one.

The peers: MinHashLSH at Jaccard 0.8 over the five-word shingles of the same sentences, 128 permutations,
linked documents one story; and, on the first so many documents, MinHashLSHEnsemble at containment 0.5, of
which only the candidates are counted: the share of the true pairs among them, and what it costs. Documents
of round-ups belong to two stories and are not scored.
"""

import argparse
import multiprocessing
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any

from allegiance.documents import sentences
from allegiance.names import key
from allegiance.records import Document
from allegiance.stories import sketch, stories
from allegiance.stories.linking import groups
from allegiance.stories.sketch import prose
from reports import Made, world

PERMUTATIONS = 128
Found = tuple[Mapping[str, Hashable], float]
"""The story of each document, and the seconds spent on what is made once."""


def ours(documents: Sequence[Document]) -> Found:
    began = time.process_time()
    sketches = {document.id: sketch(document) for document in documents}
    once = time.process_time() - began
    return stories(documents, sketches), once


def jaccard(documents: Sequence[Document]) -> Found:
    from datasketch import MinHashLSH  # noqa: PLC0415  only this method needs it

    began = time.process_time()
    hashes = [minhash(document)[0] for document in documents]
    once = time.process_time() - began
    index = MinHashLSH(threshold=0.8, num_perm=PERMUTATIONS)
    for place, made in enumerate(hashes):
        index.insert(place, made)
    pairs = ((place, other) for place, made in enumerate(hashes) for other in index.query(made))
    linked = groups(len(documents), pairs, always, always)
    return {document.id: story for document, story in zip(documents, linked, strict=True)}, once


def always(left: int, right: int) -> bool:  # noqa: ARG001  a test of two places
    return True


def minhash(document: Document) -> tuple[Any, int]:
    """The MinHash of a document's shingles, and how many there are."""
    from datasketch import MinHash  # noqa: PLC0415  only this method needs it

    words = " ".join(key(sentence.text) for sentence in prose(sentences(document))).split()
    shingles = {" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))}
    made = MinHash(num_perm=PERMUTATIONS)
    made.update_batch(list(shingles))
    return made, len(shingles)


def ensemble(made: Sequence[Made]) -> None:
    """Print what the candidates of LSH Ensemble are worth, and what they cost."""
    from datasketch import MinHashLSHEnsemble  # noqa: PLC0415  only this method needs it

    hashes = [minhash(one.document) for one in made]
    began = time.process_time()
    index = MinHashLSHEnsemble(threshold=0.5, num_perm=PERMUTATIONS, num_part=8, m=4)
    index.index([(place, one, size) for place, (one, size) in enumerate(hashes)])
    built = time.process_time() - began
    pairs = {
        (min(place, other), max(place, other))
        for place, (one, size) in enumerate(hashes)
        for other in index.query(one, size)
        if other != place
    }
    asked = time.process_time() - began - built
    true = truth(made)
    found = sum(len(set(places)) > 1 for places in pairs if same(made, *places))
    print(
        f"LSH Ensemble, {len(made)} documents: {built:.0f} s to index, {asked:.0f} s to ask;"
        f" {len(pairs)} candidates hold {found / max(1, true):.4f} of the true pairs"
    )


def same(made: Sequence[Made], left: int, right: int) -> bool:
    return bool(made[left].story) and made[left].story == made[right].story


def truth(made: Iterable[Made]) -> int:
    return pairs_in(Counter(one.story for one in made if one.story))


def pairs_in(sizes: Mapping[Any, int]) -> int:
    return sum(size * (size - 1) // 2 for size in sizes.values())


def measures(made: Sequence[Made], found: Mapping[str, Hashable]) -> str:
    """Precision and recall of pairs and by document, as a line."""
    scored = [one for one in made if one.story]
    true = Counter(one.story for one in scored)
    told = Counter(found[one.document.id] for one in scored)
    both = Counter((one.story, found[one.document.id]) for one in scored)
    hits = pairs_in(both)
    by_document = (
        sum(n * n / told[story] for (_, story), n in both.items()) / len(scored),
        sum(n * n / true[story] for (story, _), n in both.items()) / len(scored),
    )
    return (
        f"pairs P {hits / max(1, pairs_in(told)):.4f} R {hits / max(1, pairs_in(true)):.4f}"
        f"  by document P {by_document[0]:.4f} R {by_document[1]:.4f}"
    )


def kinds(made: Sequence[Made], found: Mapping[str, Hashable]) -> str:
    """For each kind of edit the share of its documents in the story that holds most of their true one."""
    held: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for one in made:
        held[one.story][found[one.document.id]] += 1
    right, every = Counter[str](), Counter[str]()
    for one in made:
        if one.story and held[one.story].total() > 1:
            (most, size), *_ = held[one.story].most_common(1)
            every[one.how] += 1
            right[one.how] += size > 1 and found[one.document.id] == most
    return ", ".join(f"{how} {right[how] / every[how]:.3f} of {every[how]}" for how in sorted(every))


def gigabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def measured(method: Callable[[Sequence[Document]], Found], made: Sequence[Made]) -> None:
    before, began = gigabytes(), time.process_time()
    found, once = method([one.document for one in made])
    took = time.process_time() - began
    memory = gigabytes() - before
    cost = f"{took:6.0f} s, {once:.0f} s of it once; {memory:.1f} GB"
    print(f"{method.__name__:8} {cost}; {measures(made, found)}")
    print(f"         {kinds(made, found)}", flush=True)


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--count", type=int, default=100_000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--ensemble", type=int, default=10_000)
    given = asked.parse_args()
    made = world(given.count, given.seed)
    sizes = Counter(one.story for one in made if one.story)
    copied = sum(size for size in sizes.values() if size > 1)
    words = sum(one.document.text.count(" ") + 1 for one in made) / len(made)
    print(
        f"{len(made)} documents of {words:.0f} words; {copied} are of a story of several,"
        f" {len(sizes)} stories, the largest of {max(sizes.values())}",
        flush=True,
    )
    fork = multiprocessing.get_context("fork")
    tasks = ((measured, ours, made), (measured, jaccard, made), (ensemble, made[: given.ensemble]))
    children = [fork.Process(target=task[0], args=task[1:]) for task in tasks]
    for child in children:
        child.start()
    for child in children:
        child.join()
    if any(child.exitcode for child in children):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
