"""Fixtures every test may use."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from shopassist.store import Store, open_store

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")


@pytest.fixture(autouse=True)
def isolated_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, data, cache and log of every test lie in its own folder."""
    home = tmp_path / "home"
    monkeypatch.setenv("SHOPASSIST_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Any socket to the outside is a bug: ShopAssist promises to open none."""

    def refuse(*_: object) -> NoReturn:
        raise AssertionError("a socket was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket.socket, "bind", refuse)


@pytest.fixture
def shop_file(tmp_path: Path) -> Path:
    return tmp_path / "shop.shopassist"


@pytest.fixture
def store(shop_file: Path) -> Iterator[Store]:
    with open_store(shop_file) as store:
        yield store
