"""Which language a review is written in."""

import re

ENGLISH = "en"
CHINESE = "zh"
OTHER = "other"  # written in a language that is not read
NO_LANGUAGE = ""  # no word in it

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
HAN_CHARACTER = re.compile(f"[{HAN}]")
LATIN_WORD = re.compile("[A-Za-z\u00c0-\u024f]+(?:['\u2019][A-Za-z\u00c0-\u024f]+)?")
_kana = re.compile("[\u3040-\u30ff]")
# Letters of scripts that are not read: Greek, Cyrillic ... Thai, Georgian, Hangul, Indic.
_other_letter = re.compile("[\u0370-\u1fff\uac00-\ud7af\u1100-\u11ff]")

# Words that show which language in Latin letters this is: common in reviews, rare in the others.
_ENGLISH = (
    "the and is it this was for with very not but that have you are of my in on so they as"
    " good great love nice bought product would be at had just will from really like when"
    " these too all one were what we been only buy better than more after which your well fits"
    " works because i quality bad poor fast price size color colour item shipping broke"
    " perfect"
)
_FOREIGN = (
    "el la los las muy es una que con por para pero más mas este esta bueno buena calidad"
    " llegó producto gracias está excelente mal malo todo bien y del lo se como también"
    " tambien recomiendo le les des est très tres pas une et je j'ai avec sur mais pour ce"
    " cette qualité produit bonne bon livraison suis c'est au du qui ne n'est plus mauvais"
    " dans sont der die das ist und sehr nicht ein eine mit für aber ich gut war auch auf den"
    " zu von qualität schlecht lieferung leider habe wie schön preis passt schnell noch nur il"
    " molto non è una di che per ma prodotto ottimo qualità buono bello sono ho questo"
    " perfetto o um uma não muito e com mas produto bom ótimo chegou gostei qualidade"
    " recomendo veio het een niet goed van zeer maar voor ook heel en dit ik de mooi snel jest"
    " nie bardzo dobry polecam na jak ale produkt świetny towar çok bir ve bu güzel ürün ama"
    " için iyi kalite değil och inte mycket bra är att det som på jag med men för og ikke"
    " meget jeg er til dan yang tidak bagus sangat barang sesuai ini untuk tapi cepat cukup"
    " kualitas dengan và không rất tốt hàng đẹp của sản phẩm giao"
)
_SHARED = "y on as die war men so not er o e dan"
_ENGLISH_WORDS = frozenset(_ENGLISH.split())
# Without those that English texts have too.
_FOREIGN_WORDS = frozenset(_FOREIGN.split()) - set(_SHARED.split())

_READ_CHARACTERS = 3000  # more would not change the answer


def detect_language(text: str) -> str:
    """ENGLISH, CHINESE, OTHER or NO_LANGUAGE, by the share of Han characters among the words.

    A Han character counts as much as a Latin word; from a quarter on the text is Chinese.
    """
    text = text[:_READ_CHARACTERS]
    words = LATIN_WORD.findall(text)
    if text.isascii():
        return _latin_language(words)
    han = len(HAN_CHARACTER.findall(text))
    kana = len(_kana.findall(text))
    other = len(_other_letter.findall(text))
    total = han + len(words) + kana + other / 3
    if not total:
        return NO_LANGUAGE
    if kana >= 2 and kana > 0.1 * (kana + han):
        return OTHER
    if other / 3 > total / 2:
        return OTHER
    return CHINESE if han >= total / 4 else _latin_language(words)


def _latin_language(words: list[str]) -> str:
    if not words:
        return NO_LANGUAGE
    english = foreign = accented = 0
    for word in words[:80]:
        low = word.lower()
        english += low in _ENGLISH_WORDS
        foreign += low in _FOREIGN_WORDS
        accented += not low.replace("\u2019", "'").isascii()
    if foreign + accented > english and (foreign + accented >= 2 or len(words) <= 4):
        return OTHER
    return ENGLISH
