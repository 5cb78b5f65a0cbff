"""The documentation's site. That it builds without a warning, `make check` sees to."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from support.catalogue import FORMS

ROOT = Path(__file__).parents[1]
GUIDES = [ROOT / "docs" / "tutorial.md", *sorted((ROOT / "docs" / "how-to").glob("*.md"))]


def _run(*command: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_what_the_guides_show_works(guide: Path, tmp_path: Path) -> None:
    """This test ensures that every snippet and command of a guide runs as it stands."""
    text = guide.read_text("utf-8")
    for snippet in re.findall(r"```python\n(.*?)```", text, re.DOTALL):
        _run(sys.executable, "-c", snippet, folder=tmp_path)
    commands = re.findall(r"^\$ (.+)$", text, re.MULTILINE)
    _run("sh", "-ec", "\n".join(commands), folder=tmp_path)


def test_the_page_of_forms_is_the_catalogue() -> None:
    """This test ensures that the site lists every form once, with what is known of it."""
    spec = importlib.util.spec_from_file_location("hook", ROOT / "tools" / "docs_catalogue.py")
    assert spec
    assert spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    page = hook.page()
    for form in FORMS:
        assert page.count(f"### `{form.id}`\n") == 1
        assert form.title.kk in page
    acts = {form.act.id for form in FORMS}
    assert len(re.findall(r"^## ", page, re.MULTILINE)) == len(acts)
