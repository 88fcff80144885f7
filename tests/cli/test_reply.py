from argparse import Namespace
from pathlib import Path

import pytest

from shopassist import paths
from shopassist.cli.reply import (
    MAX_SHOWN_ROWS,
    is_there,
    open_new_shop,
    open_shop,
    show_rows,
    tell_refusal,
)
from shopassist.errors import NotEnoughDataError, UserError
from shopassist.jobs import CancelledError
from tests.commands import read_rows


def test_a_refusal_says_what_was_done_before() -> None:
    error = NotEnoughDataError("{n} more", needs={"orders": 3}, n=3)
    reply = tell_refusal(error, {"imports": [1]}, ["one file"])
    assert reply.values == {"error": "3 more", "needs": {"orders": 3}, "imports": [1]}
    assert (reply.exit_code, list(reply.lines)) == (1, ["one file"])
    assert list(reply.complaints) == ["3 more"]


def test_a_cancelled_command_says_whether_something_stays() -> None:
    assert tell_refusal(CancelledError()).values == {"error": "cancelled; nothing was changed"}
    partly = tell_refusal(CancelledError(), {"imports": [1]}, ["one file"])
    assert (partly.exit_code, partly.values["imports"]) == (130, [1])
    assert "what was done before stays" in partly.values["error"]


def test_only_importing_makes_a_shop(tmp_path: Path) -> None:
    args = Namespace(shop=tmp_path / "a.shopassist", named_shop=tmp_path / "a.shopassist")
    with pytest.raises(UserError, match="There is no shop"):
        open_shop(args)
    assert not is_there(args.shop)
    open_new_shop(args).close()
    open_shop(args).close()
    assert is_there(args.shop)


def test_the_default_shop_may_be_made() -> None:
    open_shop(Namespace(shop=paths.default_shop_file(), named_shop=None)).close()
    assert is_there(paths.default_shop_file())


def test_a_terminal_is_not_flooded(tmp_path: Path) -> None:
    rows = [(n, f"s{n}") for n in range(MAX_SHOWN_ROWS + 5)]
    shown = show_rows(Namespace(json=False, out=None), ("n", "sku"), iter(rows))
    assert len(shown.lines) == 1 + MAX_SHOWN_ROWS + 1
    assert shown.lines[-1].startswith("... 5 more")
    told = show_rows(Namespace(json=True, out=tmp_path / "a.csv"), ("n", "sku"), iter(rows)).values
    assert (len(told["rows"]), told["rows_written"]) == (len(rows), len(rows))
    assert told["rows"][4] == {"n": 4, "sku": "s4"}
    assert read_rows(tmp_path / "a.csv")[4] == {"n": "4", "sku": "s4"}
