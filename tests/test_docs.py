"""The documentation's site. That it builds without a warning, `make check` sees to."""

import importlib
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from types import ModuleType

import pytest
from support.catalogue import DEFAULTS, FORMS

import kzforms
from kzforms import acts, testing

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


@pytest.mark.check
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
    for form in DEFAULTS:
        assert form.title.kk in page
    acts = {form.act.id for form in FORMS}
    assert len(re.findall(r"^## ", page, re.MULTILINE)) == len(acts)


def _public(home: ModuleType) -> list[str]:
    """The addresses of a package's public names, of its public packages' too."""
    found = []
    for name in home.__all__:
        thing = getattr(home, name)
        if not inspect.ismodule(thing):
            found.append(f"{home.__name__}.{name}")
        elif hasattr(thing, "__all__"):
            found += _public(thing)
        else:
            found += [
                f"{thing.__name__}.{part}"
                for part, value in vars(thing).items()
                if inspect.isfunction(value) and value.__module__ == thing.__name__
            ]
    return found


@pytest.mark.check
def test_the_reference_has_every_public_name(tmp_path: Path) -> None:
    """This test ensures that a developer finds in the reference whatever can be imported."""
    site = tmp_path / "site"
    _run(sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site), folder=ROOT)
    inventory = (site / "objects.inv").read_bytes().split(b"\n", 4)[4]
    known = {line.split()[0] for line in zlib.decompress(inventory).decode().splitlines()}
    for home in (kzforms, acts, testing):
        for name in _public(home):
            home_of, _, last = name.rpartition(".")
            thing = getattr(importlib.import_module(home_of), last)
            own = f"{getattr(thing, '__module__', '')}.{getattr(thing, '__qualname__', '')}"
            assert {name, own} & known, name
    # Markdown would make a quotation of a docstring's example.
    assert not [page for page in site.rglob("*.html") if "<blockquote" in page.read_text("utf-8")]
