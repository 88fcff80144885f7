"""Write resources/licences.html from the metadata of what the packaged program carries."""

import html
import re
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "licences.html"
GPL_ONLY = re.compile(r"^(GPL|AGPL|GNU General Public)", re.IGNORECASE)


def main() -> int:
    """Write the page; 1 when a package is under the GPL alone, which we may not ship."""
    found = sorted(_list_shipped(), key=str.lower)
    rows = [_describe(metadata.distribution(name)) for name in found]
    TARGET.write_text(_render(rows), encoding="utf-8")
    forbidden = [row for row in rows if GPL_ONLY.match(row[2])]
    for name, version, licence, _ in forbidden:
        print(f"{name} {version} is under {licence}: it must not be shipped")
    print(f"{TARGET.relative_to(ROOT)}: {len(rows)} packages")
    return 1 if forbidden else 0


def _list_shipped() -> set[str]:
    """ShopAssist's requirements without the extras for development, and what those require."""
    waiting, seen = ["shopassist"], set[str]()
    while waiting:
        name = waiting.pop()
        for requirement in metadata.requires(name) or []:
            wanted = re.match(r"[A-Za-z0-9._-]+", requirement)
            if wanted is None or "extra ==" in requirement or wanted[0] in seen:
                continue
            try:
                metadata.distribution(wanted[0])
            except metadata.PackageNotFoundError:
                continue  # for another system
            seen.add(wanted[0])
            waiting.append(wanted[0])
    return seen


def _describe(package: metadata.Distribution) -> tuple[str, str, str, str]:
    about: dict[str, Any] = package.metadata.json
    licence = about.get("license_expression") or ""
    if not licence:
        classifiers = about.get("classifier") or []
        names = [c.split(" :: ")[-1] for c in classifiers if c.startswith("License ::")]
        licence = ", ".join(names) or (about.get("license") or "see its text").splitlines()[0]
    texts = [
        Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
        for path in package.files or []
        if re.match(r"(licen[cs]e|copying|notice)", path.name, re.IGNORECASE)
        and path.suffix.lower() in {"", ".txt", ".md", ".rst"}
        and ".dist-info" in str(path)
    ]
    return about["name"], package.version, licence, "\n\n".join(texts)


def _render(rows: list[tuple[str, str, str, str]]) -> str:
    python = sys.version.split()[0]
    parts = [
        '<!doctype html><meta charset="utf-8"><title>Licences</title>',
        "<h1>What ShopAssist is made with</h1>",
        f"<p>Python {python} (Python Software Foundation License) and these packages."
        " Qt (in PySide6) is used under the LGPL 3: its libraries lie as separate files in the"
        " program's folder and may be replaced by your own builds.</p><ul>",
    ]
    parts += [
        f"<li>{html.escape(name)} {html.escape(version)}: {html.escape(licence)}</li>"
        for name, version, licence, _ in rows
    ]
    parts.append("</ul>")
    for name, _, _, text in rows:
        if text:
            parts.append(f"<h2>{html.escape(name)}</h2><pre>{html.escape(text)}</pre>")
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    sys.exit(main())
