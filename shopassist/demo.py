"""The main job on the sample shop, as a list of tasks: for the window, the command line, the tests."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from shopassist import paths
from shopassist.importing.import_file import import_file  # noqa: TID253
from shopassist.jobs import Outcome
from shopassist.messages import Message
from shopassist.recommend.train_recommender import train_recommender
from shopassist.reviews.score_reviews import score_reviews
from shopassist.sample.write_sample_shop import write_sample_shop
from shopassist.tagging.tag_pictures import tag_pictures


@dataclass(frozen=True)
class DemoStep:
    """One task with its arguments and the title under which it runs."""

    name: str
    title: Message
    task: Callable[..., Outcome]
    arguments: dict[str, Any] = field(default_factory=dict)


def sample_shop_file() -> Path:
    """The shop file that the sample fills."""
    return paths.data_folder() / "sample-shop.shopassist"


def sample_folder(shop_file: Path) -> Path:
    """Where the sample's exports and pictures lie: beside the shop."""
    return shop_file.with_name(f"{shop_file.stem}-files")


def list_demo_steps(folder: Path) -> tuple[DemoStep, ...]:
    """Draw the shop, import its exports, train, tag, score: in the order in which they must run."""
    return (
        DemoStep(
            "write",
            Message("Drawing the sample shop"),
            write_sample_shop,
            {"folder": str(folder)},
        ),
        *(
            DemoStep(
                f"import {kind}",
                Message("Importing {file}", file=f"{kind}.csv"),
                import_file,
                {"file": str(folder / f"{kind}.csv"), "kind": kind},
            )
            for kind in ("products", "sales", "reviews")
        ),
        DemoStep("train", Message("Learning recommendations"), train_recommender),
        DemoStep(
            "tag",
            Message("Tagging pictures"),
            tag_pictures,
            {"files": [str(folder / "pictures")]},
        ),
        DemoStep("score", Message("Reading reviews"), score_reviews),
    )
