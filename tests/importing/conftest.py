"""Writing small files and importing them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from shopassist.importing.import_file import ImportedFile, import_file
from shopassist.jobs import Job
from shopassist.store import Store

HEADER = "order_id,order_date,sku,product_name,quantity,unit_price,customer_email"
ImportText = Callable[..., ImportedFile]


@pytest.fixture
def import_text(store: Store, tmp_path: Path) -> ImportText:
    """Write text or bytes to a file and import it: import_text(content, name=..., options...)."""

    def do(content: str | bytes, name: str = "sales.csv", **options: object) -> ImportedFile:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return import_file(store, Job(), str(path), **options)  # type: ignore[arg-type]

    return do
