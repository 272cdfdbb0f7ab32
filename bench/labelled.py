"""What the shield's classifier and its likeness are worth, on comments that people labelled.

    PYTHONPATH=src:. python -m bench.labelled NAME=FILE.csv ... [--json]

Each file is CSV with the columns `text` and `rejected` (0 or 1); none comes with Caspian. In five
folds: accuracy, area under the ROC curve, microseconds to judge a comment, bytes of what was
learned; beside scikit-learn where that is installed (it is no dependency). Then: how many texts are
found again when some of their words are replaced, dropped or added, and how many pairs of others
are called alike.
"""

import argparse
import csv
import pickle
import random
import re
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path

from bench.tables import Row, Tables, tell
from caspian.shield.classifier import Example, features, likelihood, train
from caspian.shield.sketch import ALIKE, is_short, keys, likeness, sketch

FOLDS, COMPARED = 5, 1_500
Labelled = list[tuple[str, bool]]
Judge = Callable[[Sequence[str]], list[float]]


def main() -> int:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", metavar="NAME=FILE.csv")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    tables = Tables(as_json=arguments.json)
    found: list[Row] = []
    alike: list[Row] = []
    for given in arguments.files:
        name, _, path = given.partition("=")
        comments = _read(Path(path))
        for tool, learn in {"Caspian": _ours, **_theirs()}.items():
            tell(f"{name}: {tool} …")
            found.append((name, len(comments), tool, *_validated(comments, learn)))
        alike.extend((name, *row) for row in _alike([text for text, _ in comments]))
    columns = ("comments", "of them", "by", "AUC", "accuracy", "µs/comment", "bytes")
    tables.show("Classifiers", columns, found)
    tables.show("Likeness", ("comments", "what", "of", "found"), alike)
    tables.end()
    return 0


def _read(path: Path) -> Labelled:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(row["text"], row["rejected"] == "1") for row in csv.DictReader(file)]
    random.Random(2).shuffle(rows)
    return rows


def _validated(comments: Labelled, learn: Callable[[Labelled], tuple[Judge, int]]) -> Row:
    scored: list[tuple[float, bool]] = []
    curves, took, size = [], 0.0, 0
    for fold in range(FOLDS):
        judge, size = learn([one for at, one in enumerate(comments) if at % FOLDS != fold])
        others = comments[fold::FOLDS]
        begun = time.thread_time()
        # One by one, as they come in.
        chances = [judge([text])[0] for text, _ in others]
        took += time.thread_time() - begun
        pairs = [(chance, label) for chance, (_, label) in zip(chances, others, strict=True)]
        curves.append(_area(pairs))
        scored += pairs
    right = sum((chance > 0.5) == label for chance, label in scored)
    return (sum(curves) / FOLDS, right / len(scored), took / len(scored) * 1e6, size)


def _area(pairs: list[tuple[float, bool]]) -> float:
    """Return how often a rejected one is thought likelier to be than another; ties count half."""
    rejected = [chance for chance, label in pairs if label]
    others = [chance for chance, label in pairs if not label]
    above = sum((one > other) + (one == other) / 2 for one in rejected for other in others)
    return above / (len(rejected) * len(others))


def _ours(comments: Labelled) -> tuple[Judge, int]:
    weights = train([Example(features(text), is_rejected=label) for text, label in comments])
    judge = lambda texts: [likelihood(weights, features(text)) for text in texts]  # noqa: E731
    return judge, len(weights.tobytes())


def _theirs() -> dict[str, Callable[[Labelled], tuple[Judge, int]]]:
    try:
        from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415
        from sklearn.linear_model import LogisticRegression  # noqa: PLC0415
        from sklearn.naive_bayes import ComplementNB  # noqa: PLC0415
        from sklearn.pipeline import make_pipeline, make_union  # noqa: PLC0415
    except ImportError:
        tell("scikit-learn is not installed: nothing to compare with")
        return {}

    def fitted(make: Callable[[], object]) -> Callable[[Labelled], tuple[Judge, int]]:
        def learn(comments: Labelled) -> tuple[Judge, int]:
            model = make()
            model.fit([text for text, _ in comments], [label for _, label in comments])
            judge = lambda texts: [float(row[1]) for row in model.predict_proba(texts)]  # noqa: E731
            return judge, len(pickle.dumps(model))

        return learn

    words = {"ngram_range": (1, 2), "sublinear_tf": True}
    pieces = {"analyzer": "char_wb", "ngram_range": (3, 5), "sublinear_tf": True}
    both = lambda: make_union(TfidfVectorizer(**words), TfidfVectorizer(**pieces))  # noqa: E731
    regression = lambda: LogisticRegression(C=10, max_iter=1000)  # noqa: E731
    return {
        "scikit-learn, TF-IDF of words and pieces, logistic regression": fitted(
            lambda: make_pipeline(both(), regression())
        ),
        "scikit-learn, TF-IDF of words, logistic regression": fitted(
            lambda: make_pipeline(TfidfVectorizer(**words), regression())
        ),
        "scikit-learn, TF-IDF of words, complement naive Bayes": fitted(
            lambda: make_pipeline(TfidfVectorizer(**words), ComplementNB(alpha=0.5))
        ),
    }


def _alike(texts: list[str]) -> list[Row]:
    chance = random.Random(5)
    long = [text for text in texts if sketch(text) and not is_short(text)]
    chosen = chance.sample(long, min(COMPARED, len(long)))
    vocabulary = [word for text in chosen for word in text.split()]
    rows: list[Row] = []
    for rate in (0.1, 0.2, 0.3):
        found = sum(_is_found(text, _reworded(text, vocabulary, rate, chance)) for text in chosen)
        rows.append((f"reworded, {rate:.0%} of the words", len(chosen), found))
    sketches = [(sketch(text), set(keys(sketch(text)))) for text in chosen]
    pairs = list(combinations(sketches, 2))
    found = sum(bool(a & b) and likeness(one, other) >= ALIKE for (one, a), (other, b) in pairs)
    rows.append(("pairs of others", len(pairs), found))
    return rows


def _is_found(text: str, other: str) -> bool:
    one, again = sketch(text), sketch(other)
    return bool(set(keys(one)) & set(keys(again))) and likeness(one, again) >= ALIKE


def _reworded(text: str, vocabulary: list[str], rate: float, chance: random.Random) -> str:
    told: list[str] = []
    for word in re.findall(r"\S+", text):
        drawn = chance.random()
        if drawn < rate:
            told.append(chance.choice(vocabulary))
        elif drawn > rate * 1.3:
            told += [word] if drawn > rate * 1.6 else [word, chance.choice(vocabulary)]
    return " ".join(told)


if __name__ == "__main__":
    sys.exit(main())
