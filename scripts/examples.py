"""Write anew what the commands on the pages answer: `make examples`. A test holds them to it.

Pages in Chinese ask in Chinese, and questions about measures are asked of batch 7.
"""

import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.zh.md", *(ROOT / "docs").glob("*.md"), *(ROOT / "docs" / "zh").glob("*.md")]
OF_A_BATCH = ("list", "export", "departments")


def answer(line: str, language: str) -> str:
    """What a command says, complaints first, on a screen of 80 columns."""
    command = f"{line} --batch 7" if line.split()[1] in OF_A_BATCH else line
    environment = os.environ | {
        "GXFTA_LANG": language,
        "COLUMNS": "80",
        "PYTHONUTF8": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }
    with TemporaryDirectory() as room:
        done = subprocess.run(  # noqa: S602  # a line of a page of ours
            command,
            check=False,
            shell=True,
            cwd=room,
            env=environment,
            capture_output=True,
            encoding="utf-8",
        )
    return done.stderr + done.stdout


def answered(text: str, language: str) -> str:
    """A page, with what each command on it says now."""
    parts = re.split(r"^```console\n((?:.*\n)*?)```", text, flags=re.MULTILINE)
    for at in range(1, len(parts), 2):
        typed = re.findall(r"^\$ (.*)\n", parts[at], re.MULTILINE)
        said = "".join(f"$ {one}\n{answer(one, language)}" for one in typed)
        parts[at] = f"```console\n{said}```"
    return "".join(parts)


def main() -> None:
    """Write every page that has such a block."""
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        language = "zh" if "zh" in page.relative_to(ROOT).as_posix() else "en"
        page.write_text(answered(text, language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
