"""The same tasks without a window. Names, JSON keys and exit codes are fixed: scripts rely on them.

Exit codes: 0 done, 1 the merchant's problem, 2 wrong usage, 3 our bug (logged), 130 cancelled.
"""

import argparse
import json
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from shopassist.cli import demo_command, model_commands, shop_commands
from shopassist.cli.progress_bar import ProgressBar
from shopassist.cli.reply import OUR_BUG, Face, Reply, tell_refusal
from shopassist.errors import UserError
from shopassist.jobs import CancelledError, Job
from shopassist.logs import start_logging  # noqa: TID253
from shopassist.settings import last_shop_file

log = logging.getLogger(__name__)

LATER = {
    "export": "writing back into a shop's own export",
    "teach": "teaching tags with your own labels",
    "ask": "questions to the reviews",
    "report": "the printable report",
    "forget": "erasing a customer",
}
LARGEST_SEED = 2**32 - 1
LONGEST_LIST = 1_000_000


def main(arguments: Sequence[str], face: Face) -> int:
    """Run one command and return its exit code."""
    _make_output_utf8()
    args = _parse(arguments)
    bar = ProgressBar(args.quiet)
    with _cancel_by_ctrl_c() as is_cancelled:
        reply = _run(args, Job(bar.draw, is_cancelled), face)
    bar.end()
    _tell(args, reply)
    return reply.exit_code if reply.window is None else reply.window()


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = _make_parser()
    args = parser.parse_args(arguments)
    args.named_shop = getattr(args, "shop", None)
    if args.version:
        args.command, args.run = "version", shop_commands.show_version
    if args.command == "recommend":
        is_for_product = args.product is not None
        if is_for_product and args.kind == "next":
            parser.error("--kind next is for customers; for a product take goes-with or similar")
        if args.customer is not None and args.kind not in (None, "next"):
            parser.error(f"--kind {args.kind} is for products; for a customer take next")
    return args


def _run(args: argparse.Namespace, job: Job, face: Face) -> Reply:
    try:
        start_logging()
        args.shop = _choose_shop(args)
        if args.command is None:
            return Reply({}, window=lambda: face.open(args.shop))
        reply: Reply = args.run(args, job, face)
        json.dumps(reply.values)  # what no JSON can say is a bug, and is told as one
    except (UserError, CancelledError) as error:
        return tell_refusal(error)
    except KeyboardInterrupt:
        return tell_refusal(CancelledError())
    except Exception as error:
        log.exception("%s failed", args.command)
        told = f"internal error, written to the log: {type(error).__name__}: {error}"
        return Reply({"error": told}, exit_code=OUR_BUG, complaints=[told])
    return reply


def _choose_shop(args: argparse.Namespace) -> Path:
    if args.named_shop:
        return Path(args.named_shop).absolute()
    try:
        return last_shop_file().absolute()
    except OSError as error:
        raise UserError(
            "The folder for settings and shops cannot be made ({reason}). Allow writing there, or name"
            " another in the environment variable SHOPASSIST_HOME.",
            reason=f"{error.strerror}: {error.filename}",
        ) from error


def _tell(args: argparse.Namespace, reply: Reply) -> None:
    shown = [json.dumps(reply.values, ensure_ascii=False)] if args.json else reply.lines
    try:
        for line in shown:
            print(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (head, less) has seen enough; without this Python complains at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    for line in reply.complaints:
        print(line, file=sys.stderr)


def _make_output_utf8() -> None:
    """Windows consoles and pipes may default to a code page that has no Chinese."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


@contextmanager
def _cancel_by_ctrl_c() -> Iterator[Callable[[], bool]]:
    """While a command runs, Ctrl+C asks it to stop; a second one does not wait for the next step."""
    asked: list[bool] = []

    def cancel(_signal: int, _frame: FrameType | None) -> None:
        if asked:
            raise KeyboardInterrupt
        asked.append(True)

    before = signal.signal(signal.SIGINT, cancel)
    try:
        yield lambda: bool(asked)
    finally:
        signal.signal(signal.SIGINT, before)


def _make_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="shopassist",
        description="Sales, pictures and reviews of your shop, understood on your own computer.",
        epilog="Without a command the window opens.",
    )
    parser.set_defaults(command=None, json=False, quiet=False)
    parser.add_argument("--version", action="store_true", help="versions and device")
    common = _make_common_options()
    for action in common._actions:  # noqa: SLF001 - the same options before and after the command
        parser._add_action(action)  # noqa: SLF001
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND")
    add = _Adder(subparsers, common)
    _add_import_commands(add)
    _add_model_commands(add)
    _add_shop_commands(add)
    for name in LATER:
        _add_later_command(add, name)
    return parser


def _make_common_options() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    common.add_argument("--shop", type=Path, metavar="FILE", help="default: the one open last")
    common.add_argument("--json", action="store_true", help="one JSON object on stdout")
    common.add_argument("--quiet", action="store_true", help="no progress bar")
    return common


class _Adder:
    """Adds a command with the options that all have."""

    def __init__(self, subparsers: Any, common: argparse.ArgumentParser) -> None:
        self._subparsers = subparsers
        self._common = common

    def __call__(
        self, name: str, run: Callable[..., Reply], help_text: str
    ) -> argparse.ArgumentParser:
        parser: argparse.ArgumentParser = self._subparsers.add_parser(
            name, parents=[self._common], help=help_text, description=help_text
        )
        parser.set_defaults(run=run)
        return parser


def _add_later_command(add: _Adder, name: str) -> None:
    """A command whose feature is not built yet, with the options that it will have."""
    what = LATER[name]
    later = add(name, lambda *_: shop_commands.say_later(what), f"later: {what}")
    later.add_argument("rest", nargs="*")
    for option in ("--source", "--out", "--pictures"):
        later.add_argument(option, type=Path)


def _add_import_commands(add: _Adder) -> None:
    demo = add("demo", demo_command.run_demo, "the main job on the sample shop")
    demo.add_argument("--out", type=Path, metavar="FOLDER", help="default: demo in this folder")
    demo.add_argument("--no-window", action="store_true", help="report and screenshots only")
    importing = add("import", shop_commands.run_import, "import exports of your shop")
    importing.add_argument("files", nargs="+", type=Path, metavar="FILE")
    importing.add_argument(
        "--as", dest="kind", choices=("sales", "products", "customers", "reviews")
    )
    importing.add_argument("--format", dest="format_id", metavar="ID")
    importing.add_argument(
        "--map", dest="mapping", action="append", default=[], metavar="FIELD=COLUMN"
    )
    importing.add_argument("--date-order", choices=("DMY", "MDY", "YMD"))
    importing.add_argument("--encoding", metavar="E")
    importing.add_argument("--currency", metavar="C")
    importing.add_argument("--decimal-sign", choices=(".", ","))
    importing.add_argument(
        "--dry-run", action="store_true", help="the same numbers, nothing written"
    )
    add("imports", shop_commands.show_imports, "list imports")
    removing = add("remove-import", shop_commands.run_remove_import, "take an import back")
    removing.add_argument("import_id", type=int, metavar="ID")
    lines = add("lines", shop_commands.show_lines, "the clean sale lines")
    lines.add_argument("--out", type=Path, metavar="FILE.csv")


def _add_model_commands(add: _Adder) -> None:
    training = add(
        "train", model_commands.run_train, "learn recommendations from the shop's own past"
    )
    training.add_argument("--seed", type=_seed, default=0, metavar="N")
    training.add_argument("--until", metavar="DATE", help="learn from orders up to this day")
    training.add_argument("--model", default="auto", metavar="NAME")
    _add_device(training)
    recommending = add(
        "recommend", model_commands.show_recommendations, "what to show whom, and why"
    )
    subject = recommending.add_mutually_exclusive_group(required=True)
    subject.add_argument("--customer", metavar="C")
    subject.add_argument("--product", metavar="SKU")
    subject.add_argument("--all", action="store_true")
    recommending.add_argument("--k", type=_count, default=10)
    recommending.add_argument("--kind", choices=("next", "goes-with", "similar"))
    recommending.add_argument(
        "--mode", choices=("any", "new", "again"), default="any", help="of a customer's list"
    )
    recommending.add_argument("--out", type=Path, metavar="FILE.csv")
    tagging = add("tag", model_commands.run_tag, "tag pictures")
    tagging.add_argument("files", nargs="+", type=Path, metavar="FOLDER_OR_FILE")
    tagging.add_argument("--out", type=Path, metavar="FILE.csv")
    _add_device(tagging)
    similar = add("similar", model_commands.show_similar, "pictures most like this one")
    similar.add_argument("picture", type=Path, metavar="PICTURE")
    similar.add_argument("--k", type=_count, default=10)
    similar.add_argument("--pictures", type=Path, metavar="FOLDER", help="look in this folder")
    similar.add_argument("--out", type=Path, metavar="FILE.csv")
    reviews = add("reviews", model_commands.run_reviews, "score all reviews")
    reviews.add_argument("--out", type=Path, metavar="FILE.csv")
    themes = add("themes", model_commands.show_themes, "what reviews speak of, what to fix first")
    themes.add_argument("--product", metavar="SKU")


def _add_shop_commands(add: _Adder) -> None:
    backup = add("backup", shop_commands.run_backup, "copy the whole shop into one file")
    backup.add_argument("--out", type=Path, metavar="FILE")
    restore = add("restore", shop_commands.run_restore, "put a backup in the shop's place")
    restore.add_argument("backup", type=Path, metavar="FILE")
    add("check", shop_commands.run_check, "integrity of the shop file and the models")


def _add_device(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--device", choices=("auto", "cpu", "cuda", "mps"), default="auto")


def _count(text: str) -> int:
    return _number_within(text, 1, LONGEST_LIST)


def _seed(text: str) -> int:
    return _number_within(text, 0, LARGEST_SEED)


def _number_within(text: str, least: int, most: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() else -1
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"expected a number from {least} to {most}, found {text}")
    return number
