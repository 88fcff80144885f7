import json
from pathlib import Path

import pytest

from tests.commands import (
    REVIEWS,
    SALES_HEADER,
    read_rows,
    run,
    run_done,
    write_products,
    write_reviews,
    write_rows,
    write_sales,
)
from tests.tagging.drawings import save_shirts

METRICS = {"ndcg_10", "recall_10", "hit_10", "coverage_10"}
TRAIN_KEYS = {"model", "metrics", "baseline", "candidates", "sentence", "seconds"}


def make_trained_shop(shop: Path, folder: Path) -> Path:
    run_done("import", write_sales(folder / "sales.csv"), "--shop", shop)
    run_done("train", "--shop", shop, "--model", "item-knn-cosine")
    return shop


def test_training_tells_how_good_it_is(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "sales.csv"), "--shop", shop_file)
    told = run_done("train", "--seed", "3", "--device", "cpu", "--shop", shop_file)
    assert set(told) >= TRAIN_KEYS
    assert set(told["metrics"]) >= METRICS
    assert set(told["baseline"]) == set(told["metrics"])
    assert told["metrics"]["ndcg_10"] > told["baseline"]["ndcg_10"]
    assert {"model", "mode", "metrics"} == set(told["candidates"][0])
    assert told["sentence"] in run("train", "--shop", shop_file).out


def test_a_past_can_be_cut_off(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_sales(tmp_path / "sales.csv"), "--shop", shop_file)
    ran = run("train", "--until", "2024-01-01", "--shop", shop_file, "--json")
    assert (ran.code, set(ran.values)) == (1, {"error", "needs"})
    for options in (["--until", "yesterday"], ["--model", "oracle"]):
        ran = run("train", *options, "--shop", shop_file, "--json")
        assert ran.code == 1
        assert options[1] in ran.values["error"]


def test_whom_to_show_what(shop_file: Path, tmp_path: Path) -> None:
    shop = make_trained_shop(shop_file, tmp_path)
    for_customer = run_done("recommend", "--customer", "c000", "--k", 3, "--shop", shop)["rows"]
    assert [row["rank"] for row in for_customer] == [1, 2, 3]
    assert set(for_customer[0]) == {"customer", "rank", "sku", "score", "reason"}
    for_product = run_done("recommend", "--product", "A0-0", "--shop", shop)["rows"]
    assert set(for_product[0]) == {"product", "rank", "sku", "score", "reason"}
    assert for_product[0]["sku"] == "A0-1"  # they always go together
    assert "A0-1" in run("recommend", "--product", "A0-0", "--shop", shop).out


@pytest.mark.parametrize("mode", ["any", "new", "again"])
def test_all_customers_in_every_mode(shop_file: Path, tmp_path: Path, mode: str) -> None:
    shop = make_trained_shop(shop_file, tmp_path)
    bought: dict[str, set[str]] = {}
    for row in read_rows(tmp_path / "sales.csv"):
        bought.setdefault(row["customer_id"], set()).add(row["sku"])
    out = tmp_path / "r.csv"
    told = run_done("recommend", "--all", "--mode", mode, "--k", 4, "--out", out, "--shop", shop)
    rows = read_rows(out)
    assert list(rows[0]) == ["customer", "rank", "sku", "score", "reason"]
    assert told["rows_written"] == len(rows) == len(told["rows"])
    assert {row["customer"] for row in rows} <= set(bought)
    assert all(1 <= int(row["rank"]) <= 4 for row in rows)
    is_known = {row["sku"] in bought[row["customer"]] for row in rows}
    assert is_known == {"any": {True, False}, "new": {False}, "again": {True}}[mode]


@pytest.mark.parametrize("kind", ["goes-with", "similar"])
def test_all_products(shop_file: Path, tmp_path: Path, kind: str) -> None:
    shop = make_trained_shop(shop_file, tmp_path)
    out = tmp_path / "r.csv"
    ran = run("recommend", "--all", "--kind", kind, "--out", out, "--shop", shop)
    rows = read_rows(out)
    assert ran.code == 0
    assert list(rows[0]) == ["product", "rank", "sku", "score", "reason"]
    assert {row["product"] for row in rows} <= {r["sku"] for r in read_rows(tmp_path / "sales.csv")}
    assert all(row["product"] != row["sku"] for row in rows)


def test_customers_and_products_that_are_not_there(shop_file: Path, tmp_path: Path) -> None:
    ran = run("recommend", "--all", "--json")
    assert (ran.code, ran.values["needs"]) == (1, {"training": 1})
    shop = make_trained_shop(shop_file, tmp_path)
    for option, name in (("--customer", "nobody"), ("--product", "0007"), ("--customer", "a@b.c")):
        ran = run("recommend", option, name, "--shop", shop, "--json")
        assert ran.code == 1
        assert name in ran.values["error"]
    for option in ("--customer", "--product"):
        assert run("recommend", option, "", "--shop", shop).code == 1


def test_customers_are_found_by_their_address(shop_file: Path, tmp_path: Path) -> None:
    header = ("order_id", "order_date", "customer_email", *SALES_HEADER[3:])
    rows = [
        (row["order_id"], row["order_date"], f"{row['customer_id']}@shop.example", row["sku"],
         "Cup", 1, "4.50", "EUR")
        for row in read_rows(write_sales(tmp_path / "plain.csv"))
    ]  # fmt: skip
    run_done("import", write_rows(tmp_path / "s.csv", header, rows), "--shop", shop_file)
    run_done("train", "--model", "item-knn-cosine", "--shop", shop_file)
    found = run_done("recommend", "--customer", "C000@shop.example", "--shop", shop_file)["rows"]
    assert found
    assert b"@shop.example" not in shop_file.read_bytes()


def test_pictures_are_tagged_and_the_broken_one_told(shop_file: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    good = save_shirts(folder, (200, 30, 30), (30, 60, 200))
    broken = folder / "broken.jpg"
    broken.write_bytes(good[0].read_bytes()[:400])
    out = tmp_path / "tags.csv"
    told = run_done("tag", folder, "--out", out, "--device", "cpu", "--shop", shop_file)
    assert set(told) >= {"pictures", "failed", "seconds", "rows"}
    assert told["pictures"] == 3
    [failed] = told["failed"]
    assert set(failed) == {"picture", "reason"}
    assert failed["picture"] == str(broken)
    assert {row["picture"] for row in told["rows"]} == {str(path) for path in good}
    assert list(read_rows(out)[0]) == ["picture", "facet", "tag", "certainty", "by"]
    assert all(0 <= float(row["certainty"]) <= 1 for row in read_rows(out))
    for path in good:
        rows = [row for row in told["rows"] if row["picture"] == str(path)]
        for facet in {row["facet"] for row in rows}:
            certain = [row["certainty"] for row in rows if row["facet"] == facet]
            assert certain == sorted(certain, reverse=True)
    assert "could not be read" in run("tag", good[0], broken, "--shop", shop_file).out


def test_pictures_like_this_one(shop_file: Path, tmp_path: Path) -> None:
    red, wine, blue = save_shirts(tmp_path / "p", (200, 30, 30), (190, 30, 40), (30, 60, 200))
    run_done("tag", tmp_path / "p", "--shop", shop_file)
    rows = run_done("similar", red, "--shop", shop_file)["rows"]
    assert [row["picture"] for row in rows] == [str(wine), str(blue)]
    assert set(rows[0]) == {"picture", "score"}
    out = tmp_path / "s.csv"
    by_folder = run_done("similar", red, "--pictures", tmp_path / "p", "--k", 1, "--out", out)
    assert [row["picture"] for row in by_folder["rows"]] == [str(wine)]
    assert len(read_rows(out)) == 1


def test_a_folder_without_pictures(shop_file: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    for place, said in ((tmp_path / "none", "no picture"), (tmp_path / "gone", "not found")):
        ran = run("tag", place, "--shop", shop_file, "--json")
        assert ran.code == 1
        assert said in ran.values["error"]
    assert run("similar", tmp_path / "gone.jpg", "--shop", shop_file).code == 1


def test_reviews_with_their_themes(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_reviews(tmp_path / "reviews.csv"), "--shop", shop_file)
    out = tmp_path / "scored.csv"
    told = run_done("reviews", "--out", out, "--shop", shop_file)
    rows = {row["review_id"]: row for row in told["rows"]}
    columns = ["review_id", "sku", "language", "sentiment", "score", "certainty", "themes"]
    assert list(rows["r1"]) == columns
    assert set(rows) == {one[0] for one in REVIEWS}
    assert [rows[one]["language"] for one in ("r1", "r3")] == ["en", "zh"]
    assert [rows[one]["sentiment"] for one in ("r1", "r2", "r3", "r4")] == [
        "negative", "positive", "positive", "negative"
    ]  # fmt: skip
    written = read_rows(out)
    assert list(written[0]) == columns
    bodies = {one[0]: one[4] for one in REVIEWS}
    for row in written:
        themes = json.loads(row["themes"])
        assert themes == rows[row["review_id"]]["themes"]
        assert all(set(one) == {"theme", "sentiment", "quote"} for one in themes)
        assert all(one["quote"] in bodies[row["review_id"]] for one in themes)


def test_what_reviews_speak_of(shop_file: Path, tmp_path: Path) -> None:
    run_done("import", write_products(tmp_path / "products.csv"), "--shop", shop_file)
    rows = [
        (
            f"r{n}",
            f"A0-{n % 2}",
            1,
            "",
            f"The delivery took {n + 2} weeks, far too slow.",
            "2026-01-02",
        )
        for n in range(8)
    ]
    header = ("review_id", "sku", "rating", "title", "body", "date")
    run_done("import", write_rows(tmp_path / "r.csv", header, rows), "--shop", shop_file)
    assert run("themes", "--shop", shop_file, "--json").values["needs"] == {"reviews": 1}
    run_done("reviews", "--shop", shop_file)
    themes = run_done("themes", "--shop", shop_file)["rows"]
    assert set(themes[0]) == {"theme", "mentions", "positive", "negative", "quotes"}
    delivery = {row["theme"]: row for row in themes}["delivery"]
    assert (delivery["mentions"], delivery["negative"]) == (8, 8)
    quote = delivery["quotes"][0]
    assert quote["text"] in {row[0]: row[4] for row in rows}[quote["review_id"]]
    of_one = run_done("themes", "--product", "A0-0", "--shop", shop_file)["rows"]
    assert of_one[0]["mentions"] == 4
    assert "complain" in run("themes", "--shop", shop_file).out
