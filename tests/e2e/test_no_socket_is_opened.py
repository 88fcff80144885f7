from pathlib import Path

from tests.commands import write_reviews, write_sales
from tests.e2e.programs import run_code
from tests.tagging.drawings import save_shirts

WATCHED = """
import json, sys
used = []

def watch(event, arguments):
    if event.startswith(("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.")):
        used.append(event)

sys.addaudithook(watch)
from shopassist.__main__ import main

shop, sales, reviews, pictures = sys.argv[1:]
codes = [
    main([*command, "--shop", shop, "--quiet"])
    for command in (
        ["import", sales, reviews], ["train", "--model", "item-knn-cosine"], ["reviews"],
        ["tag", pictures], ["recommend", "--all"], ["themes"], ["check"], ["--version"],
    )
]
sys.stderr.write(json.dumps([codes, used]))
"""


def test_the_main_job_works_without_a_network(shop_file: Path, tmp_path: Path) -> None:
    sales, reviews = write_sales(tmp_path / "s.csv"), write_reviews(tmp_path / "r.csv")
    save_shirts(tmp_path / "p", (200, 30, 30), (30, 60, 200))
    ended = run_code(WATCHED, shop_file, sales, reviews, tmp_path / "p")
    assert ended.stderr == "[[0, 0, 0, 0, 0, 0, 0, 0], []]"
