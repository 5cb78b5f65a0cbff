"""The checkout as contributors meet it: linters, pins, set-up, hosted tests."""

import importlib.metadata
import os
import re
import subprocess
import sysconfig
import tomllib
import venv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def makefile() -> str:
    return (ROOT / "Makefile").read_text("utf-8")


def _name(requirement: str) -> str:
    found = re.match(r"[\w.-]+", requirement)
    assert found
    return re.sub(r"[-_.]+", "-", found[0]).lower()


def _requirements(project: dict[str, Any]) -> Iterator[str]:
    yield from project["build-system"]["requires"]
    yield from project["project"]["dependencies"]
    for extra in project["project"]["optional-dependencies"].values():
        yield from extra
    for group in project["dependency-groups"].values():
        yield from (each for each in group if isinstance(each, str))


def test_every_dependency_is_pinned(project: dict[str, Any]) -> None:
    """This test ensures that everybody who sets up gets the versions that were tried."""
    lines = (ROOT / "tools/constraints.txt").read_text("utf-8").splitlines()
    pins = {_name(line) for line in lines if "==" in line}
    wanted = {_name(requirement) for requirement in _requirements(project)} - {"kzforms"}
    assert wanted
    assert wanted - pins == set()


def test_every_pin_is_one_that_the_project_allows(project: dict[str, Any]) -> None:
    """This test ensures that the tests run with versions that users may have."""
    wanted = {_name(requirement) for requirement in _requirements(project)} - {"kzforms"}
    lines = (ROOT / "tools/constraints.txt").read_text("utf-8").splitlines()
    pins = {_name(line): line.partition("==")[2] for line in lines if "==" in line}
    upper = {
        _name(requirement): bound[1]
        for requirement in _requirements(project)
        if (bound := re.search(r"<([\d.]+)", requirement))
    }
    assert {"pyhanko", "openpyxl", "weasyprint"} <= upper.keys() <= wanted
    assert {name for name, bound in upper.items() if _order(pins[name]) >= _order(bound)} == set()


def _order(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version))


def test_the_hooks_are_what_make_lint_runs(makefile: str) -> None:
    """This test ensures that what git lets through passes `make lint`, and the other way round."""
    recipe = re.search(r"^lint:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    assert recipe
    commands = [line.strip().removeprefix("$(BIN)/") for line in recipe[1].splitlines()]
    text = (ROOT / ".pre-commit-config.yaml").read_text("utf-8")
    (repository,) = yaml.safe_load(text)["repos"]
    assert [hook["entry"].removeprefix(".venv/bin/") for hook in repository["hooks"]] == commands
    assert not any(hook["pass_filenames"] for hook in repository["hooks"])


def test_the_makefile_says_what_each_target_is_for(makefile: str) -> None:
    """This test ensures that a newcomer finds every target at the top of the file."""
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    said = re.findall(r"^#   make (\S+)  ", makefile, re.MULTILINE)
    assert sorted(said) == sorted(phony[1].split())


def test_hosted_tests_take_every_python_and_both_debians(project: dict[str, Any]) -> None:
    """This test ensures that what the package says it runs on is tried there."""
    workflow = yaml.safe_load((ROOT / ".github/workflows/ci.yml").read_text("utf-8"))
    job = workflow["jobs"]["tests"]
    pythons = {"debian:12": "3.11", "debian:13": "3.13"}
    images = job["strategy"]["matrix"]["image"]
    assert pythons.keys() <= set(images)
    taken = {pythons.get(image) or re.sub(r"python:([\d.]+)-.*", r"\1", image) for image in images}
    named = (name.rpartition(" :: ")[2] for name in project["project"]["classifiers"])
    assert taken == {name for name in named if re.fullmatch(r"3\.\d+", name)}
    commands = [step.get("run") for step in job["steps"]]
    assert ".ci/run" in commands
    assert "make check-lowest" in commands


_TINY = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"
[project]
name = "tiny"
version = "1"
dependencies = ["click>=8"]
[tool.hatch.build.targets.wheel]
only-include = ["tiny.py"]
"""


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """A project with this one's set-up, a virtual environment, and no way to a package index."""
    (tmp_path / "tools").mkdir()
    script = (ROOT / "tools/setup.sh").read_text("utf-8")
    (tmp_path / "tools/setup.sh").write_text(script, "utf-8")
    (tmp_path / "tiny.py").touch()
    (tmp_path / "pyproject.toml").write_text(_TINY, "utf-8")
    _pin(tmp_path, importlib.metadata.version("click"))
    venv.create(tmp_path / ".venv")
    (site,) = (tmp_path / ".venv").glob("lib/*/site-packages")
    # What is installed here counts as installed there.
    (site / "installed.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    return tmp_path


def _pin(project: Path, version: str) -> None:
    (project / "tools/constraints.txt").write_text(f"click=={version}\n", "utf-8")


def _set_up(project: Path) -> subprocess.CompletedProcess[str]:
    nowhere = {"PIP_INDEX_URL": "http://127.0.0.1:9/", "PIP_RETRIES": "0"}
    hidden = {"PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "PYTHONPATH"}
    kept = {name: value for name, value in os.environ.items() if name not in hidden}
    return subprocess.run(
        ["sh", "tools/setup.sh", "forms", ".venv"],
        cwd=project,
        env={**kept, **nowhere, "PIP_CONFIG_FILE": os.devnull},
        capture_output=True,
        text=True,
        check=False,
    )


def _version_in(project: Path) -> str:
    code = "import importlib.metadata as m; print(m.version('tiny'))"
    python = project / ".venv/bin/python"
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.mark.check
def test_setting_up_again_needs_no_network(tiny: Path) -> None:
    """This test ensures that `make forms` works offline where all packages are there."""
    done = _set_up(tiny)
    assert (done.returncode, done.stderr) == (0, "")
    assert _version_in(tiny) == "1"
    described = _TINY.replace('version = "1"', 'version = "2"')
    (tiny / "pyproject.toml").write_text(described, "utf-8")
    assert _set_up(tiny).returncode == 0
    assert _version_in(tiny) == "2"


@pytest.mark.check
def test_other_pins_do_not_stop_who_has_no_network(tiny: Path) -> None:
    """This test ensures that an update of the checkout does not strand somebody offline."""
    _pin(tiny, "8.0.0")
    done = _set_up(tiny)
    assert done.returncode == 0
    assert "what is installed, which pyproject.toml allows" in done.stderr
    assert _version_in(tiny) == "1"


def test_a_missing_package_stops_the_set_up(tiny: Path) -> None:
    """This test ensures that nothing is called ready that is not."""
    described = _TINY.replace("click>=8", "click>=8000")
    (tiny / "pyproject.toml").write_text(described, "utf-8")
    done = _set_up(tiny)
    assert done.returncode == 3
    assert "Packages are missing" in done.stderr


def test_who_is_not_root_is_told_what_to_run(tiny: Path) -> None:
    """This test ensures that the command works on a machine whose package lists are old."""
    tools = tiny / "bin"
    tools.mkdir()
    for name, answer in (("apt-get", "exit 1"), ("sudo", "exit 1"), ("id", "echo 1000")):
        (tools / name).write_text(f"#!/bin/sh\n{answer}\n", "utf-8")
        (tools / name).chmod(0o755)
    (tools / "ldconfig").write_text("#!/bin/sh\n", "utf-8")
    (tools / "ldconfig").chmod(0o755)
    done = subprocess.run(
        ["sh", "tools/setup.sh", "forms", ".venv"],
        cwd=tiny,
        env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    command = done.stderr.splitlines()[-1].strip()
    assert command.startswith("sudo apt-get update && sudo apt-get install")
    assert command.endswith("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
