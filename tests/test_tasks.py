"""What every task promises: all or nothing, no lock while it works, the same twice, true words."""

import dataclasses
import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from typing import Any

import pytest

from shopassist.errors import UserError
from shopassist.importing.import_file import import_file
from shopassist.importing.remove_import import remove_import
from shopassist.jobs import CancelledError, Job, Task, name_task
from shopassist.recommend.train_recommender import train_recommender
from shopassist.reviews.score_reviews import score_reviews
from shopassist.sample.write_sample_shop import write_sample_shop
from shopassist.store import imports, open_store, review_scores, sales
from shopassist.tagging.tag_pictures import tag_pictures
from shopassist.worker import find_task
from tests.commands import run_done, write_products, write_reviews, write_sales
from tests.tagging.drawings import save_shirts

# What a task may write besides its subjects: caches, names of models, SQLite's own counters.
UNTOLD = {"picture_vectors", "models", "sqlite_sequence"}
SUBJECTS = {
    "imports": imports.SUBJECT,
    "sale_lines": sales.SUBJECT,
    "sale_months": sales.SUBJECT,
    "sold_products": sales.SUBJECT,
    "sale_totals": sales.SUBJECT,
    "products": "products",
    "reviews": "reviews",
    "recommendations": "recommendations",
    "pictures": "pictures",
    "tag_suggestions": "pictures",
    "review_scores": review_scores.SUBJECT,
    "review_mentions": review_scores.SUBJECT,
}
Dump = dict[str, list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Case:
    """A task, its arguments where all is well, and some with which it must refuse an empty shop."""

    task: Task
    arguments: Callable[[Path], dict[str, Any]]
    refused: Callable[[Path], dict[str, Any]]


CASES = {
    "import_file": Case(
        import_file,
        lambda folder: {"file": str(folder / "more.csv")},
        lambda folder: {"file": str(folder / "missing.csv")},
    ),
    "remove_import": Case(remove_import, lambda _: {"import_id": 1}, lambda _: {"import_id": 1}),
    "train_recommender": Case(
        train_recommender, lambda _: {"seed": 5, "model": "item-knn-cosine"}, lambda _: {}
    ),
    "tag_pictures": Case(
        tag_pictures,
        lambda folder: {"files": [str(folder / "pictures")]},
        lambda folder: {"files": [str(folder / "missing")]},
    ),
    "score_reviews": Case(score_reviews, lambda _: {}, lambda _: {}),
    "write_sample_shop": Case(
        write_sample_shop,
        lambda folder: {"folder": str(folder / "sample"), "pictures_per_product": 0},
        lambda folder: {"folder": str(folder / "sales.csv" / "sample")},
    ),
}
all_tasks = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@pytest.fixture(scope="module")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with everything in it, and files to bring in; made once, copied by each test."""
    folder = tmp_path_factory.mktemp("filled")
    shop = folder / "shop.shopassist"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHOPASSIST_HOME", str(folder / "home"))
        for file in (
            write_sales(folder / "sales.csv", 30),
            write_products(folder / "products.csv"),
            write_reviews(folder / "reviews.csv"),
        ):
            run_done("import", file, "--shop", shop)
    write_sales(folder / "more.csv", 35)
    save_shirts(folder / "pictures", (200, 30, 30), (30, 60, 200))
    return folder


@pytest.fixture
def folder(filled_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(filled_folder, tmp_path / "filled"))


def dump(shop: Path) -> Dump:
    with closing(sqlite3.connect(shop)) as db:
        names = [
            row[0]
            for row in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
        ]
        return {name: db.execute(f"SELECT * FROM {name}").fetchall() for name in names}


def without_times(rows: list[tuple[Any, ...]]) -> str:
    """Rows as text, without the moment of writing and how long it took."""
    text = re.sub(r'"seconds": [0-9.e-]+', "", repr(rows))
    return re.sub(r"20\d\d-\d\d-\d\dT[\d:.]+\+00:00", "", text)


def run_task(case: Case, folder: Path, at_step: Callable[[int], bool] = lambda _: False) -> Any:
    """Run the task on the folder's shop; at_step gets the number of each step, and may cancel."""
    steps = iter(range(1, 1_000_000))
    with open_store(folder / "shop.shopassist") as store:
        job = Job(is_cancelled=lambda: at_step(next(steps)))
        return case.task(store, job, **case.arguments(folder))


def count_steps(case: Case, folder: Path) -> int:
    spare = Path(shutil.copytree(folder, folder.with_name("spare")))
    seen: list[int] = []
    run_task(case, spare, lambda step: bool(seen.append(step)))  # type: ignore[func-returns-value]
    shutil.rmtree(spare)
    return seen[-1]


def list_files(folder: Path) -> list[str]:
    return sorted(str(p) for p in folder.rglob("*") if not p.name.endswith(("-wal", "-shm")))


@all_tasks
def test_a_cancelled_task_leaves_no_trace(case: Case, folder: Path) -> None:
    total = count_steps(case, folder)
    before, files = dump(folder / "shop.shopassist"), list_files(folder)
    before.pop("picture_vectors")  # what was seen may be remembered
    for last in sorted({1, 2, total // 2, total - 1, total} - {0}):
        if last > total:
            continue

        def is_time(step: int, last: int = last) -> bool:
            return step >= last

        with pytest.raises(CancelledError):
            run_task(case, folder, is_time)
        after = dump(folder / "shop.shopassist")
        after.pop("picture_vectors")
        assert after == before, f"cancelled at step {last} of {total}"
        assert list_files(folder) == files


@all_tasks
def test_others_can_write_while_it_works(case: Case, folder: Path) -> None:
    steps = []

    def write(step: int) -> bool:
        with closing(sqlite3.connect(folder / "shop.shopassist", timeout=0)) as other:
            other.execute(
                "INSERT INTO jobs (title, task, arguments_json, state, started_at)"
                " VALUES ('t', 't', '{}', 'done', '')"
            )
            other.commit()
        steps.append(step)
        return False

    run_task(case, folder, write)
    assert len(steps) >= 2
    assert len(dump(folder / "shop.shopassist")["jobs"]) == len(steps)


@all_tasks
def test_the_same_from_the_same(case: Case, folder: Path) -> None:
    # In one place after the other, so that paths are the same too.
    spare = Path(shutil.copytree(folder, folder.with_name("spare")))
    first_outcome = run_task(case, folder)
    first = dump(folder / "shop.shopassist")
    shutil.rmtree(folder)
    spare.rename(folder)
    second_outcome = run_task(case, folder)
    second = dump(folder / "shop.shopassist")
    assert {n: without_times(r) for n, r in first.items()} == {
        n: without_times(r) for n, r in second.items()
    }
    outcomes = [dataclasses.asdict(one) for one in (first_outcome, second_outcome)]
    for one in outcomes:
        one.pop("seconds", None)
    assert str(outcomes[0]) == str(outcomes[1])


@all_tasks
def test_it_says_what_it_changed(case: Case, folder: Path) -> None:
    before = dump(folder / "shop.shopassist")
    outcome = run_task(case, folder)
    after = dump(folder / "shop.shopassist")
    written = {name for name in after if after[name] != before[name]} - UNTOLD
    assert {SUBJECTS[name] for name in written} == outcome.changed


@all_tasks
def test_arguments_and_outcomes_can_travel(case: Case, folder: Path) -> None:
    arguments = case.arguments(folder)
    assert json.loads(json.dumps(arguments)) == arguments
    assert find_task(name_task(case.task)) is case.task
    outcome = run_task(case, folder)
    here, there = Pipe()  # as between the window and its worker
    with here, there:
        here.send(outcome)
        assert there.recv() == outcome
    assert outcome.__dataclass_params__.frozen


@all_tasks
def test_nothing_to_work_on_is_told_in_a_sentence(case: Case, folder: Path, tmp_path: Path) -> None:
    shop = tmp_path / "empty.shopassist"
    open_store(shop).close()
    before = dump(shop)
    with open_store(shop) as store, pytest.raises(UserError) as told:
        case.task(store, Job(), **case.refused(folder))
    assert dump(shop) == before
    sentence = str(told.value)
    assert sentence[-1] in ".)"
    assert len(sentence.split()) > 8
    assert not re.search(r"Error|Traceback|Errno|[{}]|None", sentence)
