import json
from pathlib import Path

from shopassist.importing.customer_key import load_customer_key
from tests.commands import SALES_HEADER, count_lines, run, run_done, write_big_sales, write_rows
from tests.e2e.programs import start


def test_imports_at_the_same_time(shop_file: Path, tmp_path: Path) -> None:
    files = [write_big_sales(tmp_path / f"{n}.csv", 3_000 * (n + 1)) for n in range(3)]
    running = [start("import", file, "--shop", shop_file, "--json") for file in files]
    answers = [(one.communicate(), one.returncode) for one in running]
    for (_, err), code in answers:
        assert (code, err) == (0, "")
    told = [json.loads(out)["imports"][0] for (out, _), _ in answers]
    # The larger files hold the smaller ones: each line is new exactly once, in whatever order.
    assert sum(one["new"] for one in told) == 9_000
    assert sorted(one["import_id"] for one in told) == [1, 2, 3]
    assert count_lines(shop_file) == 9_000
    assert run_done("check", "--shop", shop_file)["ok"]


def test_first_use_of_the_computer_by_two_programs(isolated_home: Path, tmp_path: Path) -> None:
    header = ("order_id", "order_date", "customer_email", *SALES_HEADER[3:])
    file = write_rows(tmp_path / "s.csv", header, [(1, "2025-01-02", "ada@shop.example", "s", "Mug", 1, "4.50", "EUR")])  # fmt: skip
    shops = [tmp_path / f"{n}.shopassist" for n in range(3)]
    running = [start("import", file, "--shop", shop, "--json") for shop in shops]
    for one in running:
        one.communicate()
    customers = {run_done("lines", "--shop", shop)["rows"][0]["customer"] for shop in shops}
    assert len(customers) == 1  # one key for all, whoever was first
    assert [path.name for path in (isolated_home / "settings").glob("customer*")] == [
        "customer.key"
    ]
    assert len(load_customer_key()) == 32
    assert run("lines", "--shop", shops[0]).code == 0
