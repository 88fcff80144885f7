"""The window's language: Qt's translator, and the sentences of tasks looked up in it."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from shopassist import paths
from shopassist.messages import Message
from shopassist.money import minor_digits

LANGUAGES = ("en", "zh_CN")
NO_CURRENCY = "XXX"  # ISO 4217: no currency; the importer's code for amounts that name none
NO_CURRENCY_NAME = Message("(no currency)")
_translators: list[QTranslator] = []


def choose_language(choice: str) -> str:
    """The language for a choice of "system", "en" or "zh_CN": one of LANGUAGES."""
    if choice in LANGUAGES:
        return choice
    is_chinese = QLocale.system().language() == QLocale.Language.Chinese
    return "zh_CN" if is_chinese else "en"


def install_language(app: QCoreApplication, choice: str) -> str:
    """Translate what is built from now on, and return the language in force."""
    language = choose_language(choice)
    while _translators:
        app.removeTranslator(_translators.pop())
    ours = str(paths.resources() / "translations")
    qts = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for name, folder in ((f"qtbase_{language}", qts), (f"shopassist_{language}", ours)):
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
            _translators.append(translator)
    QLocale.setDefault(QLocale(language))
    return language


def current_language() -> str:
    """The language in force: "en" or "zh_CN"."""
    return "zh_CN" if QLocale().language() == QLocale.Language.Chinese else "en"


def tr_message(message: Message) -> str:
    """A task's sentence in the window's language."""
    template = QCoreApplication.translate("", message.template) if message.template else ""
    return template.format(**message.values)


def format_money(amount_minor: int, currency: str) -> str:
    """An amount for people, such as "EUR 1,234.50"; the code, since a sign can mean several."""
    digits = minor_digits(currency)
    whole, part = divmod(abs(amount_minor), 10**digits)
    sign = "-" if amount_minor < 0 else ""
    locale = QLocale()
    fraction = f"{locale.decimalPoint()}{part:0{digits}d}" if digits else ""
    name = NO_CURRENCY_NAME if currency == NO_CURRENCY else None
    shown = tr_message(name) if name else currency
    return f"{shown} {sign}{locale.toString(whole)}{fraction}"


def format_count(count: int) -> str:
    """A whole number with the locale's grouping."""
    return QLocale().toString(count)


def format_share(share: float) -> str:
    """A share of one as whole percent."""
    return f"{round(share * 100)} %"
