"""The package as its users meet it: imported, installed, read about."""

import importlib.metadata
import importlib.util
import inspect
import os
import re
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from support.catalogue import FORMS

import kzforms
from kzforms import errors, resources
from kzforms.form.register import definitions_in
from kzforms.forms import DEFINITIONS
from kzforms.standards import standard_ids

ROOT = Path(__file__).parents[1]


def _python(executable: str | Path, code: str, **options: object) -> str:
    done = subprocess.run(
        [executable, "-c", code], capture_output=True, text=True, check=False, **options
    )  # type: ignore[call-overload]
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def test_importing_is_light() -> None:
    """This test ensures that `import kzforms` loads no renderer, no PDF reader, no data."""
    code = (
        "import sys, kzforms; "
        "print([m for m in ('weasyprint', 'pypdfium2', 'yaml', 'jinja2', 'pypdf', 'babel') "
        "if m in sys.modules])"
    )
    assert _python(sys.executable, code).strip() == "[]"


def test_looking_up_a_form_loads_no_renderer() -> None:
    """This test ensures that a portal that only validates data never loads the renderer."""
    code = (
        "import sys, kzforms; kzforms.get_form('training-certificate').model; "
        "kzforms.values.IIN.parse('990101500006'); "
        "print([m for m in ('weasyprint', 'pypdfium2', 'jinja2') if m in sys.modules])"
    )
    assert _python(sys.executable, code).strip() == "[]"


def test_the_public_names_are_sorted_and_there() -> None:
    """This test ensures that `__all__` is the public API, and every name of it works."""
    assert kzforms.__all__ == sorted(kzforms.__all__, key=lambda name: (name.swapcase(), name)) or (
        kzforms.__all__ == sorted(kzforms.__all__)
    )
    for name in kzforms.__all__:
        assert inspect.getdoc(getattr(kzforms, name)), name
    assert not hasattr(kzforms, "no_such_name")


def test_every_error_is_a_public_name() -> None:
    """This test ensures that whatever the library raises can be caught by its name."""
    raised = {
        name: thing
        for name, thing in vars(errors).items()
        if inspect.isclass(thing) and issubclass(thing, errors.KzformsError)
    }
    assert raised
    for name, thing in raised.items():
        assert getattr(kzforms, name) is thing
        assert name in kzforms.__all__


def test_the_model_of_every_form_is_a_name_of_forms() -> None:
    """This test ensures that whoever fills in a form finds its model in `kzforms.forms`."""
    models = [form.model for form, _ in kzforms.list_forms(include_ended=True) if form.fillable]
    assert models
    for model in models:
        assert model.__name__ in kzforms.forms.__all__
        assert getattr(kzforms.forms, model.__name__) is model


def test_the_register_of_forms_equals_the_files() -> None:
    """This test ensures that no form's module is forgotten in the register."""
    folder = ROOT / "kzforms/forms"
    modules = {
        ".".join(("kzforms.forms", *path.relative_to(folder).with_suffix("").parts))
        for path in folder.glob("*/*.py")
        if re.search(r"^(FORM|DEFINITIONS)\b.* = ", path.read_text("utf-8"), re.MULTILINE)
    }
    assert modules == {DEFINITIONS.module_of(form_id) for form_id in DEFINITIONS}
    for module in modules:
        found = [definition.id for definition in definitions_in(module)]
        assert sorted(found) == sorted(DEFINITIONS.defined_in(module))
    assert standard_ids() == tuple(
        sorted(form_id for form_id in DEFINITIONS if re.search("^standard-|-standard$", form_id))
    )


def test_every_example_belongs_to_an_edition() -> None:
    """This test ensures that no sample is left behind, and that each form has one."""
    examples = {str(path.relative_to(ROOT / "examples")) for path in ROOT.glob("examples/*/*.json")}
    editions = {f"{form.id}/{form.edition.id}.json": form for form in FORMS if form.fillable}
    assert examples <= editions.keys()
    own = {name for name, form in editions.items() if form.edition.amends is None}
    assert own <= examples


def test_public_classes_and_functions_are_documented() -> None:
    """This test ensures that what users see says what it means."""
    for module in (
        "errors", "text", "values", "grammar.kk", "grammar.ru", "acts", "directory", "forms",
    ):  # fmt: skip
        home = __import__(f"kzforms.{module}", fromlist=["_"])
        public = [
            name
            for name in dir(home)
            if not name.startswith("_")
            and callable(thing := getattr(home, name))
            and getattr(thing, "__module__", "").startswith("kzforms")
        ]
        assert public, module
        for name in public:
            assert inspect.getdoc(getattr(home, name)), f"{module}.{name}"


@pytest.fixture(scope="module")
def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


@pytest.mark.check
def test_the_snippets_of_the_readme_run(readme: str, tmp_path: Path) -> None:
    """This test ensures that what a newcomer copies works."""
    snippets = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    assert snippets
    for snippet in snippets:
        _python(sys.executable, snippet, cwd=tmp_path)
    assert list(tmp_path.glob("*.pdf"))


@pytest.mark.check
def test_the_commands_of_the_readme_run(readme: str, tmp_path: Path) -> None:
    """This test ensures that every command line in the README works as it stands."""
    blocks = re.findall(r"```console\n(.*?)```", readme, re.DOTALL)
    commands = [line[2:] for block in blocks for line in block.splitlines() if line[:2] == "$ "]
    assert any(command.startswith("kzforms ") for command in commands)
    script = "\n".join(command for command in commands if "kzforms" in command)
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-ec", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_dependency_has_its_reason_in_the_readme(readme: str) -> None:
    """This test ensures that no dependency comes in without a reason."""
    required = importlib.metadata.requires("kzforms")
    assert required
    for requirement in required:
        name = re.match(r"[\w-]+", requirement)
        assert name
        if name[0] == "kzforms":  # the extra that names the others
            continue
        assert f"| {name[0].lower()} |" in readme.lower(), requirement


def test_what_is_generated_is_current() -> None:
    """This test ensures that README and stub list the forms there are: `tools/generated.py`."""
    spec = importlib.util.spec_from_file_location("generated", ROOT / "tools/generated.py")
    assert spec
    assert spec.loader
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.readme() == tool.README.read_text("utf-8")
    assert tool.stub() == tool.STUB.read_text("utf-8")


@pytest.mark.parametrize(
    "script", [pytest.param("blank_forms.py", marks=pytest.mark.check), "quickstart.py"]
)
def test_the_examples_run(script: str, tmp_path: Path) -> None:
    """This test ensures that the examples do what they say, from any folder."""
    done = subprocess.run(
        [sys.executable, ROOT / "examples" / script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    made = list(tmp_path.rglob("*.pdf"))
    forms = [form for form, _ in kzforms.list_forms(include_ended=True)]
    count = 2 * len(forms) + 2 * sum(form.fillable for form in forms)
    assert len(made) == (count if script == "blank_forms.py" else 1)


def test_the_checklist_example_prints_what_to_bring() -> None:
    """This test ensures that documents by subtype, and the application, are easily found."""
    script = ROOT / "examples" / "service_checklist.py"
    done = subprocess.run(
        [
            sys.executable,
            script,
            "standard-military-registration",
            "--subtype",
            "3",
            "--lang",
            "ru",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.count("[ ]") == 3
    assert "kzforms blank application-military-registration --lang ru" in done.stdout
    wrong = subprocess.run(
        [sys.executable, script, "standard-military-registration", "--subtype", "9"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert wrong.returncode == 1
    assert "has no subtype 9" in wrong.stderr


_USE = """
import sys, kzforms
from kzforms import resources
from kzforms.standards import standard_ids
assert {inside!r} in str(resources.root()), resources.root()
form = kzforms.get_form("registration-instruction")
kzforms.render(form.load(kzforms.sample(form.id)), "kk-ru").write("made.pdf")
kzforms.blank("named-list-specialists").write("blank.pdf")
print(kzforms.__file__)
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT],
        capture_output=True,
        check=True,
    )
    return next(folder.glob("*.whl"))


def _install(folder: Path, *arguments: str | Path) -> Path:
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "-q", "--disable-pip-version-check",
         "-c", ROOT / "tools/constraints.txt", *arguments],
        capture_output=True,
        check=True,
    )  # fmt: skip
    return python


@pytest.mark.check
def test_the_wheel_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """This test ensures that a clean environment with the wheel alone makes documents."""
    python = _install(tmp_path / "env", wheel)
    work = tmp_path / "work"
    work.mkdir()
    found = _python(python, _USE.format(inside="site-packages"), cwd=work)
    assert "site-packages" in found
    assert {path.name for path in work.iterdir()} == {"made.pdf", "blank.pdf"}
    site = Path(found).parents[1]
    beside = {path.name for path in site.iterdir()}
    assert not beside & {"templates", "fonts", "examples", "tests"}
    command = tmp_path / "env" / "bin" / "kzforms"
    done = subprocess.run([command, "list"], cwd=work, capture_output=True, check=True)
    assert b"training-certificate" in done.stdout


@pytest.mark.check
def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    """This test ensures that an edit of a template is seen at once, with no stale copy."""
    python = _install(tmp_path / "env", "-e", ROOT)
    work = tmp_path / "work"
    work.mkdir()
    _python(python, _USE.format(inside=str(ROOT)), cwd=work)
    assert not list((tmp_path / "env").rglob("style.css"))


def test_resources_of_another_project_are_not_ours(tmp_path: Path) -> None:
    """This test ensures that a folder called templates/ beside the package is not believed."""
    package = tmp_path / "kzforms"
    package.mkdir(parents=True)
    for folder in resources.FOLDERS:
        (tmp_path / folder).mkdir()
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "other"\n', "utf-8")
    source = Path(resources.__file__).read_text("utf-8")
    (package / "resources.py").write_text(source, "utf-8")
    code = (
        "import importlib.util as u\n"
        f"s = u.spec_from_file_location('r', {str(package / 'resources.py')!r})\n"
        "m = u.module_from_spec(s); s.loader.exec_module(m)\n"
        "try: m.root()\n"
        "except Exception as e: print(type(e).__name__)\n"
    )
    assert _python(sys.executable, code).strip() == "CatalogueError"
    project = tmp_path / "pyproject.toml"
    project.write_text('[project]\nname = "kzforms"\n', "utf-8")
    assert _python(sys.executable, code + "else: print('ours')").strip() == "ours"
