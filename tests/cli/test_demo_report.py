from pathlib import Path

from shopassist.cli.demo_report import write_demo_report
from tests.commands import read_rows, run_done, write_products, write_reviews, write_sales
from tests.tagging.drawings import draw_shirt


def test_one_page_and_the_tables_behind_it(shop_file: Path, tmp_path: Path) -> None:
    (tmp_path / "p").mkdir()
    draw_shirt((200, 30, 30)).save(tmp_path / "p" / "A0-0.jpg")
    for file in (
        write_sales(tmp_path / "sales.csv"),
        write_products(tmp_path / "products.csv"),
        write_reviews(tmp_path / "reviews.csv"),
    ):
        run_done("import", file, "--shop", shop_file)
    run_done("train", "--model", "item-knn-cosine", "--shop", shop_file)
    run_done("tag", tmp_path / "p", "--shop", shop_file)
    run_done("reviews", "--shop", shop_file)
    out = tmp_path / "out"
    page = write_demo_report(shop_file, out, [out / "screenshots" / "a.png"], "45 <of> 100")
    html = page.read_text("utf-8")
    assert "45 &lt;of&gt; 100" in html
    assert "screenshots/a.png" in html
    assert "茶杯 A0-0" in html
    assert (out / "pictures" / "A0-0.jpg").is_file()
    assert "pictures/A0-0.jpg" in html
    kinds = {row["kind"] for row in read_rows(out / "recommendations.csv")}
    assert kinds == {"goes-with", "similar", "next"}
    assert {row["picture"] for row in read_rows(out / "tags.csv")} == {"A0-0.jpg"}
    assert len(read_rows(out / "reviews.csv")) == 4
