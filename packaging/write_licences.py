"""Write resources/licences.html from the metadata of what the packaged program carries."""

import html
import json
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "licences.html"
MODELS = ROOT / "resources" / "models"
NOT_PACKED = {"setuptools"}  # torch names it for building extensions; the spec leaves it out
GPL_ONLY = re.compile(r"^(GPL|AGPL|GNU General Public)", re.IGNORECASE)
LICENCE_NAME = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
DOCUMENTS = Path("/usr/share/doc")
# Qt's packages name the LGPL without bringing its text; it builds upon the GPL's.
TEXTS = Path(__file__).resolve().parent / "licence-texts"
LGPL_TEXTS = ("LGPL-3.0.txt", "GPL-3.0.txt")


@dataclass(frozen=True)
class Part:
    """One thing that is shipped: its licence in a word, and the texts it asks us to pass on."""

    name: str
    version: str
    licence: str
    text: str


def main() -> int:
    """Write the page; 1 when a package is under the GPL alone, which we may not ship."""
    packages = [describe_package(name) for name in sorted(list_shipped(), key=str.lower)]
    parts = [_describe_python(), *packages, *_describe_models()]
    TARGET.write_text(render_page(parts), encoding="utf-8")
    forbidden = [part for part in parts if GPL_ONLY.match(part.licence)]
    for part in forbidden:
        print(f"{part.name} {part.version} is under {part.licence}: it must not be shipped")
    print(f"{TARGET.relative_to(ROOT)}: {len(parts)} parts")
    return 1 if forbidden else 0


def list_shipped() -> set[str]:
    """ShopAssist's requirements without the extras for development, and what those require."""
    waiting, seen = ["shopassist"], set[str]()
    while waiting:
        for line in metadata.requires(waiting.pop()) or []:
            requirement = Requirement(line)
            name = canonicalize_name(requirement.name)
            here = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
            if here and name not in seen and name not in NOT_PACKED:
                seen.add(name)
                waiting.append(name)
    return seen


def list_unshipped_modules() -> list[str]:
    """Top modules of installed packages that are not shipped, so that none slips into the build."""
    shipped = list_shipped() | {"shopassist"}
    return sorted(
        module
        for module, packages in metadata.packages_distributions().items()
        if module.isidentifier() and not shipped & {canonicalize_name(name) for name in packages}
    )


def find_copyrights(libraries: Iterable[str]) -> dict[str, Path]:
    """The copyright file of each Debian package that these libraries come from, by package."""
    if not shutil.which("dpkg-query"):
        return {}
    found = {}
    for library in sorted(set(libraries)):
        if not library.startswith(("/usr/lib/", "/lib/")):
            continue
        # Debian may list a library by the path it had before /lib became a link to /usr/lib.
        spelled = library.removeprefix("/usr")
        asked = ["dpkg-query", "-S", spelled, f"/usr{spelled}"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
        for line in told.splitlines():
            package = line.split(":")[0]
            text = DOCUMENTS / package / "copyright"
            if text.exists():
                found[package] = text
    return found


def describe_package(name: str) -> Part:
    """What an installed package says about its licence."""
    package = metadata.distribution(name)
    about: dict[str, Any] = package.metadata.json
    licence = about.get("license_expression") or ""
    if not licence:
        classifiers = about.get("classifier") or []
        names = [c.split(" :: ")[-1] for c in classifiers if c.startswith("License ::")]
        licence = ", ".join(names) or (about.get("license") or "see its text").splitlines()[0]
    texts = [
        Path(str(path.locate())).read_text(encoding="utf-8", errors="replace")
        for path in package.files or []
        if ".dist-info" in str(path)
        and ("licenses" in path.parts or LICENCE_NAME.search(path.name))
    ]
    if not texts and "LGPL-3.0" in licence:
        texts = [(TEXTS / name).read_text(encoding="utf-8") for name in LGPL_TEXTS]
    return Part(about["name"], package.version, licence, "\n\n".join(dict.fromkeys(texts)))


def _describe_python() -> Part:
    """Python itself; its text lies in one of two places."""
    places = [
        Path(sysconfig.get_path("stdlib")) / "LICENSE.txt",
        DOCUMENTS / f"python3.{sys.version_info.minor}" / "copyright",
        Path(sys.base_prefix) / "LICENSE.txt",
    ]
    texts = [place.read_text(encoding="utf-8") for place in places if place.exists()]
    version = sys.version.split()[0]
    return Part("Python", version, "Python Software Foundation License", "".join(texts[:1]))


def _describe_models() -> list[Part]:
    """The trained models that ship with the program, from their cards."""
    parts = []
    for card_file in sorted(MODELS.glob("*/card.json")):
        card = json.loads(card_file.read_text(encoding="utf-8"))
        notice = card_file.with_name("NOTICE")
        text = notice.read_text(encoding="utf-8") if notice.exists() else ""
        licence = str(card.get("licence", "the same as ShopAssist"))
        parts.append(Part(f"model {card_file.parent.name}", "", licence, text))
    return parts


def render_page(parts: list[Part]) -> str:
    """The page: a list of all parts, then their texts."""
    lines = [
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Licences</title>',
        "<h1>What ShopAssist is made with</h1>",
        "<p>Qt (in PySide6) is used under the LGPL 3: its libraries lie as separate files in the"
        " program's folder and may be replaced by your own builds. The packaged program was put"
        " together by PyInstaller, whose start program may be shipped under any licence. Libraries"
        " taken from the system it was built on have their terms in the folder licences.</p><ul>",
    ]
    for part in parts:
        name = html.escape(f"{part.name} {part.version}".strip())
        lines.append(f"<li>{name}: {html.escape(part.licence)}</li>")
    lines.append("</ul>")
    for part in parts:
        if part.text:
            lines.append(f"<h2>{html.escape(part.name)}</h2><pre>{html.escape(part.text)}</pre>")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
