"""How fast texts are read, end to end from raw files to claims, and how much memory that takes.

    python benchmarks/reading.py [--folder FOLDER] [--runs 5] [--documents 20000]

Words per second, the median of several runs: one process alone, and a worker for each core. A word is what
stands between white space. Memory: the highest resident set of the command and of its largest worker, in MB,
over generated short documents, and over a tenth of them: the two are alike where memory is flat. Texts are
the sample dispatches, generated ones are made of their sentences in another order, each unlike the others.
"""

import argparse
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from allegiance import resources
from allegiance.documents import read, sentences
from allegiance.extraction import RuleExtractor
from allegiance.extraction.pool import Reading, cores, readings
from allegiance.gazetteer import gazetteer
from allegiance.records import Document


def generated(count: int) -> Iterator[str]:
    """Texts of six sentences each."""
    texts = read(resources.folder("seeds") / "texts")
    said = [s.text for text in texts if isinstance(text, Document) for s in sentences(text)]
    dice = random.Random(4)
    for number in range(count):
        yield f"Report {number}\n\n" + "\n\n".join(dice.sample(said, 6)) + "\n"


def write(folder: Path, count: int) -> int:
    """Files of generated texts in folders of a thousand; the number of their words."""
    words = 0
    for number, text in enumerate(generated(count)):
        path = folder / f"{number // 1000:03}" / f"{number:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        words += len(text.split())
    return words


def run(folder: Path, workers: int) -> tuple[float, int]:
    """Seconds from files to claims, loading the lists included; the number of claims."""
    start = time.perf_counter()
    claims = 0
    for one in readings(RuleExtractor(gazetteer()), read(folder), workers):
        claims += len(one.claims or ()) if isinstance(one, Reading) else 0
    return time.perf_counter() - start, claims


def speed(folder: Path, words: int, runs: int) -> None:
    for workers in dict.fromkeys((1, cores())):
        found = [run(folder, workers) for _ in range(runs)]
        seconds = statistics.median(one for one, _ in found)
        spread = f"{min(one for one, _ in found):.2f}-{max(one for one, _ in found):.2f} s"
        print(
            f"{workers} worker{'s' if workers > 1 else ''}: {words / seconds:,.0f} words per second "
            f"(median of {runs}, {spread}, {words:,} words, {found[0][1]:,} claims)"
        )


def memory(folder: Path, workers: int) -> str:
    """What another process says of its own memory after it has read the folder."""
    words = [sys.executable, __file__, "--measure", str(folder), "--workers", str(workers)]
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


def measure(folder: Path, workers: int) -> None:
    seconds, claims = run(folder, workers)
    sizes = [
        resource.getrusage(who).ru_maxrss / 1024 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    print(f"{sizes[0]:.0f} MB, largest worker {sizes[1]:.0f} MB ({seconds:.1f} s, {claims:,} claims)")


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--folder", type=Path, help="texts of your own, for the speed")
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--documents", type=int, default=20_000)
    asked.add_argument("--measure", type=Path, help=argparse.SUPPRESS)
    asked.add_argument("--workers", type=int, default=1, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.measure:
        measure(given.measure, given.workers)
        return
    with tempfile.TemporaryDirectory(prefix="allegiance-reading-") as spare:
        some = given.folder or Path(spare, "some")
        words = (
            sum(len(text.text.split()) for text in read(some) if isinstance(text, Document))
            if given.folder
            else write(some, 1000)
        )
        speed(some, words, given.runs)
        for count in (given.documents // 10, given.documents):
            folder = Path(spare, str(count))
            write(folder, count)
            for workers in dict.fromkeys((1, cores())):
                print(f"{count:,} documents, {workers} at work: {memory(folder, workers)}")


if __name__ == "__main__":
    main()
