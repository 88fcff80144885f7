"""Collect the texts for people into resources/translations and compile them; --check only compares.

dev.py python packaging/translate.py           after changing a text: then fill in the .ts file
dev.py python packaging/translate.py --check   fails on a missing, unfinished or stale text
"""

import filecmp
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "translations"
# zh_CN holds every text, en only the plural forms ("1 line", "2 lines").
LANGUAGES = {"zh_CN": [], "en": ["-pluralonly"]}


def main() -> int:
    """Update, or check, every language; 1 when a check finds something."""
    checking = "--check" in sys.argv[1:]
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for language, options in LANGUAGES.items():
            kept = FOLDER / f"shopassist_{language}.ts"
            fresh = Path(scratch) / kept.name if checking else kept
            if checking and kept.exists():
                shutil.copy(kept, fresh)
            _collect(fresh, options)
            _compile(fresh)
            problems += _find_problems(fresh, kept)
    for problem in problems:
        print(problem)
    if checking and problems:
        print(
            "run: python3 packaging/dev.py python packaging/translate.py, and fill in the .ts file"
        )
    return 1 if checking and problems else 0


def _collect(ts_file: Path, options: list[str]) -> None:
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "shopassist").rglob("*.py"))
    aliases = [f"QT_TR_NOOP+={name}" for name in ("Message", *_error_names())]
    command = [str(_tool("lupdate")), *sources, "-ts", str(ts_file), "-no-obsolete", "-silent"]
    command += ["-locations", "none", "-source-language", "en", *options]
    for alias in aliases:
        command += ["-tr-function-alias", alias]
    subprocess.run(command, cwd=ROOT, check=True)


def _error_names() -> list[str]:
    """Every class of errors.py whose first argument is a text."""
    text = (ROOT / "shopassist" / "errors.py").read_text(encoding="utf-8")
    return re.findall(r"^class (\w+Error)\(", text, re.MULTILINE)


def _compile(ts_file: Path) -> None:
    subprocess.run([str(_tool("lrelease")), str(ts_file), "-silent"], cwd=ROOT, check=True)


def _find_problems(fresh: Path, kept: Path) -> list[str]:
    problems = []
    for context, message in _read(fresh):
        translation = message.find("translation")
        if translation is None or translation.get("type") == "unfinished":
            problems.append(
                f"{kept.name}: not translated ({context}): {message.findtext('source')}"
            )
    if fresh != kept and not problems:
        for suffix in (".ts", ".qm"):
            ours, theirs = fresh.with_suffix(suffix), kept.with_suffix(suffix)
            if not theirs.exists() or not filecmp.cmp(ours, theirs, shallow=False):
                problems.append(f"{theirs.name}: is not what the program's texts say now")
    return problems


def _read(ts_file: Path) -> list[tuple[str, ET.Element]]:
    root = ET.parse(ts_file).getroot()
    return [
        (context.findtext("name") or "", message)
        for context in root.iter("context")
        for message in context.iter("message")
    ]


def _tool(name: str) -> Path:
    """pyside6-lupdate or -lrelease beside the running Python."""
    found = shutil.which(f"pyside6-{name}", path=str(Path(sys.executable).parent))
    if found is None:
        raise SystemExit(f"pyside6-{name} is missing from the environment: run dev.py test first")
    return Path(found)


if __name__ == "__main__":
    sys.exit(main())
