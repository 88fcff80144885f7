import logging

from shopassist import paths
from shopassist.logs import start_logging


def test_errors_reach_the_log_file_once() -> None:
    root = logging.getLogger()
    before = list(root.handlers)
    start_logging()
    start_logging()
    added = [handler for handler in root.handlers if handler not in before]
    logging.getLogger("shopassist.test").error("the disk is full")
    for handler in added:
        handler.close()
        root.removeHandler(handler)
    assert len(added) <= 1  # none when an earlier test's handler is still there
    if added:
        text = (paths.log_folder() / "shopassist.log").read_text("utf-8")
        assert text.count("the disk is full") == 1
