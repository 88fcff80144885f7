"""ShopAssist: a merchant's own sales, pictures and reviews, understood on his own computer."""

__version__ = "0.1.0"
