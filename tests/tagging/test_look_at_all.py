"""Batches through the threads, and the cache of what was seen."""

from pathlib import Path

import pytest

from shopassist.jobs import CancelledError, Job
from shopassist.store import Store
from shopassist.tagging import model, vector_cache
from shopassist.tagging.look_at import Looker, OneThreadEach, prepare_looker
from shopassist.tagging.look_at_all import look_at_all
from shopassist.tagging.network import Lite0
from shopassist.tagging.picture_files import Pixels
from shopassist.tagging.vector_cache import VectorCache
from tests.tagging.drawings import save_shirts


@pytest.fixture(scope="module")
def looker() -> Looker:
    return prepare_looker("cpu")


def test_copies_in_one_batch_are_looked_at_once(
    tmp_path: Path, looker: Looker, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = save_shirts(tmp_path, (200, 25, 30), (200, 25, 30))
    asked: list[int] = []
    real = model.compute_vectors

    def count(network: Lite0, pixels: Pixels, device: str) -> model.Array:
        asked.append(len(pixels))
        return real(network, pixels, device)

    monkeypatch.setattr(model, "compute_vectors", count)
    looks = looker.look_at([str(first), str(second)], (), {})
    assert asked == [1]
    assert looks[0].vector == looks[1].vector is not None
    assert looks[0].shares == looks[1].shares is not None
    assert (looks[1].width_px, looks[1].height_px) == (300, 300)


def test_no_thread_is_left_when_a_run_is_cancelled(
    store: Store, tmp_path: Path, looker: Looker
) -> None:
    import threading

    paths = [str(path) for path in save_shirts(tmp_path, *((90, n * 9, 20) for n in range(12)))]
    before = threading.active_count()
    run = look_at_all(
        Job(is_cancelled=lambda: True), looker, paths, VectorCache(store, "n", "m"), {}
    )
    with pytest.raises(CancelledError):
        list(run)
    assert threading.active_count() == before


def test_torch_has_its_threads_back_afterwards() -> None:
    import torch

    before = torch.get_num_threads()
    with OneThreadEach():
        assert torch.get_num_threads() == 1
    assert torch.get_num_threads() == before


def test_the_cache_knows_what_is_fresh_and_what_is_stored(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vector_cache, "SAVE_EVERY", 3)
    cache = VectorCache(store, "n", "m")
    cache.add("a", b"1", b"x")
    assert "a" in cache
    assert "a" not in VectorCache(store, "n", "m")
    cache.add("b", b"2", b"y")
    cache.add("c", b"3", b"z")  # the third is written with the two before it
    later = VectorCache(store, "n", "m")
    assert later.read({"a", "c"}) == {"a": (b"1", b"x"), "c": (b"3", b"z")}
    assert "a" not in VectorCache(store, "other network", "m")
