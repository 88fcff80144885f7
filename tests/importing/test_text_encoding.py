from pathlib import Path

import pytest

from shopassist.errors import ImportFileError
from shopassist.importing import text_encoding
from shopassist.importing.text_encoding import (
    TextEncoding,
    check_encoding,
    choose_encoding,
    find_double_encoded,
    find_newline,
    scan_bytes,
)

CHINESE = "订单编号,商品名称,数量\n1,手作陶瓷杯，很漂亮,2\n2,纯棉短袖T恤男,1\n"
TAIWANESE = "訂單編號,商品名稱,數量\n1,手工陶瓷杯，很漂亮,2\n2,純棉短袖上衣,1\n"
JAPANESE = "注文番号,商品名,個数\n1,陶器のマグカップ,2\n2,コットンTシャツ,1\n"
KOREAN = "주문번호,상품명,수량\n1,수제 도자기 컵,2\n2,면 티셔츠,1\n"
GERMAN = "Bestellnummer;Stückzahl;Preis\n1;2;9,99 €\n2;1;Müller’s Größe\n"
FRENCH = "commande,désignation,quantité\n1,Théière bleue – été,2\n"
POLISH = "zamówienie,nazwa,ilość\n1,Żółty kubek z łąką,2\n2,Świeca sojowa,1\n"
RUSSIAN = "заказ,название,количество\n1,Синяя кружка,2\n"


def _choose(tmp_path: Path, content: bytes) -> TextEncoding | None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    return choose_encoding(scan_bytes(path, lambda done, total: None))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CHINESE, "gb18030"),
        (TAIWANESE, "big5"),
        (JAPANESE, "cp932"),
        (KOREAN, "cp949"),
        (GERMAN, "cp1252"),
        (FRENCH, "cp1252"),
        (POLISH, "cp1250"),
        (RUSSIAN, "cp1251"),
    ],
)
def test_legacy_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    chosen = _choose(tmp_path, text.encode(encoding))
    assert chosen is not None
    assert text.encode(encoding).decode(chosen.codec) == text


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, GERMAN, RUSSIAN])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_with_and_without_a_mark(tmp_path: Path, text: str, encoding: str) -> None:
    chosen = _choose(tmp_path, text.encode(encoding))
    assert chosen is not None
    assert chosen.name == encoding
    assert not chosen.has_errors


def test_one_chinese_name_among_two_hundred_rows(tmp_path: Path) -> None:
    rows = [f"{i},mug,1" for i in range(200)]
    rows[150] = "150,陶瓷杯,1"
    chosen = _choose(tmp_path, "\n".join(["order_id,title,quantity", *rows]).encode("gbk"))
    assert chosen is not None
    assert chosen.name == "gb18030"


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert _choose(tmp_path, bytes((i * 89 + 7) % 256 for i in range(4096))) is None


def test_utf8_with_a_cut_tail_is_utf8(tmp_path: Path) -> None:
    chosen = _choose(tmp_path, CHINESE.encode()[:-8][:-1] + b"\xe6")
    assert chosen == TextEncoding("utf-8", "utf-8", has_errors=True)


def test_a_broken_character_does_not_swallow_the_comma(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xd6\xd0,\x81,b\n")
    with path.open(encoding="gb18030", errors=text_encoding.MARK_ERRORS) as file:
        cells = file.read().strip().split(",")
    assert [len(cell) for cell in cells] == [1, 1, 1]


def test_characters_across_blocks_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_encoding, "BLOCK_BYTES", 7)
    chosen = _choose(tmp_path, CHINESE.encode())
    assert chosen is not None
    assert (chosen.name, chosen.has_errors) == ("utf-8", False)


def test_a_file_without_line_ends_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_encoding, "LINE_BYTES_LIMIT", 1_000)
    with pytest.raises(ImportFileError, match="without a line end"):
        _choose(tmp_path, b"a," * 2_000)


def test_newlines() -> None:
    assert find_newline("a\r\nb\r\n") == "CRLF"
    assert find_newline("a\rb\r") == "CR"
    assert find_newline("a\nb") == "LF"
    assert find_newline("a") == "LF"


def test_double_encoding_is_offered() -> None:
    told = find_double_encoded("1,CafÃ© crÃ¨me\n")
    assert told is not None
    assert "Café" in str(told)
    assert find_double_encoded("1,Café Ça,Århus\n") is None


def test_an_encoding_must_exist() -> None:
    assert check_encoding("GBK").codec == "gbk"
    with pytest.raises(ImportFileError, match="klingon"):
        check_encoding("klingon")
