"""Fetch the libraries of the explorer page at the versions of ``pins.json``: `make vendor`.

Needs npm. To renew a library: change its version in ``vendor/pins.json``, take its integrity from
``npm view NAME@VERSION dist.integrity``, then ``make vendor`` and ``make test``.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tarfile
from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

VENDOR = Path(__file__).parents[1] / "src" / "gxfta_measures" / "data" / "explorer" / "vendor"
Pins = dict[str, dict[str, Any]]


def fetch(name: str, pin: dict[str, Any], folder: Path) -> dict[str, str]:
    """The texts of a package that are wanted, once it has proved to be the pinned one."""
    npm = shutil.which("npm") or sys.exit("vendor: npm is needed, and is not on this machine")
    wanted = f"{name}@{pin['version']}"
    command = [npm, "pack", wanted, "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  # words of pins.json
    archive = next(folder.glob(f"{name}-*.tgz"))
    digest = b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if pin["integrity"] != f"sha512-{digest}":
        sys.exit(f"vendor: {wanted} is sha512-{digest}, and pins.json says {pin['integrity']}")
    with tarfile.open(archive) as package:
        return {
            path: _text(package.extractfile(f"package/{path}"))
            for path in (pin["licence"], pin.get("script"))
            if path
        }


def _text(member: Any) -> str:  # noqa: ANN401
    text: str = member.read().decode("utf-8")
    return text.replace("\r\n", "\n").rstrip("\n") + "\n"


def joined(name: str, pins: Pins, texts: dict[str, dict[str, str]]) -> str:
    """A library as one script, its licence and those of what it contains at its head."""
    inside = [one for one, pin in pins.items() if one == name or pin.get("within") == name]
    heads = (
        f"{one} {pins[one]['version']}\n\n{texts[one][pins[one]['licence']]}" for one in inside
    )
    script = texts[name][pins[name]["script"]]
    # A map of the source is nowhere: browsers must not ask for it.
    code = re.sub(r"^//# sourceMappingURL=.*\n", "", script, flags=re.MULTILINE)
    return "".join(f"/*!\n{head}*/\n" for head in heads) + code


def main() -> None:
    """Fetch and check all packages, then write a script for each that has one."""
    pins: Pins = json.loads((VENDOR / "pins.json").read_text(encoding="utf-8"))
    with TemporaryDirectory() as room:
        texts = {name: fetch(name, pin, Path(room)) for name, pin in pins.items()}
    for name, pin in pins.items():
        if "script" in pin:
            content = joined(name, pins, texts).encode()
            pin["sha256"] = hashlib.sha256(content).hexdigest()
            (VENDOR / Path(pin["script"]).name).write_bytes(content)
            print(f"{name} {pin['version']}: {len(content)} bytes")
    text = json.dumps(pins, indent=2, ensure_ascii=False) + "\n"
    (VENDOR / "pins.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
