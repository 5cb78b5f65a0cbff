"""The guide `docs/when-a-regulation-changes.md`, followed as it stands."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from test_audit import as_text, text_of

from kzforms.changes.act_text import read_act
from kzforms.changes.annexes import split_annexes

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "when-a-regulation-changes.md"

_CHANGES = {  # words, and what becomes of them
    "17": [("Лауазым коды\n", "Лауазым коды\nТуған күні\n"), ("\n9\n", "\n9\n10\n")],
    "19": [("(себебі көрсетілсін)", "(себебі мен негізі көрсетілсін)")],
    "32": [
        (
            "босатылған ер азаматтар үшін.\n",
            "босатылған ер азаматтар үшін.\n6) шетелден тұрақты тұруға қайтып келген азаматтар үшін.\n",
        )
    ],
}


def _order() -> str:
    """The invented order: three annexes of order No. 22, each with its change."""
    lines = [
        "Қазақстан Республикасы Қорғаныс министрінің 2027 жылғы 3 мамырдағы № 99 бұйрығы",
        "Қазақстан Республикасы Қорғаныс министрінің кейбір бұйрықтарына өзгерістер енгізу туралы",
    ]
    for annex in split_annexes(read_act(as_text(text_of("V2600037840"))))[1]:
        if annex.number not in _CHANGES:
            continue
        text = "\n".join(block.text for block in annex.blocks)
        for old, new in _CHANGES[annex.number]:
            assert old in text, annex.number
            text = text.replace(old, new, 1)
        lines.append(text)
    return "\n".join(lines)


def _run(arguments: list[str], folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {
        **os.environ,
        "PATH": path,
        "PYTHONPATH": f"{ROOT}{os.pathsep}{folder}",
        "PYTEST_PLUGINS": "kzforms.testing",
    }
    done = subprocess.run(
        arguments, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in {0, 1}, done.stdout + done.stderr
    return done.stdout


@pytest.mark.check
def test_the_guide_works_as_it_stands(tmp_path: Path) -> None:
    """This test ensures that whoever follows the guide gets what it shows, step by step."""
    (tmp_path / "order-99.txt").write_text(_order(), "utf-8")
    guide = GUIDE.read_text("utf-8")
    for language, block in re.findall(r"```(python|console)\n(.*?)```", guide, re.DOTALL):
        if language == "console":
            for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
                command, *shown = part.splitlines()
                name, *arguments = command.split()
                module = {"kzforms": "kzforms.cli", "pytest": "pytest"}[name]
                output = _run([sys.executable, "-m", module, *arguments], tmp_path)
                for line in shown:
                    assert line in output, f"{command}\n{output}"
        elif name := re.match(r"# (\S+\.py)\n", block):
            (tmp_path / name[1]).write_text(block, "utf-8")
        else:
            _run([sys.executable, "-c", block], tmp_path)
    made = {path.name for path in tmp_path.glob("*.html")}
    assert made == {"audit.html", "compare.html", "review.html"}
