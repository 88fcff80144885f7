"""Which parser reads which kind of rows."""

from shopassist.importing.parse_products import ProductParser
from shopassist.importing.parse_reviews import ReviewParser
from shopassist.importing.parse_sale_lines import SaleLineParser
from shopassist.importing.row_parser import RowParser

PARSERS: dict[str, type[RowParser]] = {
    one.kind: one for one in (SaleLineParser, ProductParser, ReviewParser)
}
