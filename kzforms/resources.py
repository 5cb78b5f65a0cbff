"""Where templates, fonts and samples are: nothing else in the library knows.

In a wheel they are inside the package. In a checkout, also one installed as editable, they
are beside it; that is believed only where the pyproject.toml beside them is ours.
"""

import tomllib
from functools import cache
from pathlib import Path

from kzforms.errors import CatalogueError

FOLDERS = ("templates", "fonts", "examples")


@cache
def root() -> Path:
    """Return the folder that holds templates/, fonts/ and examples/.

    Raises:
        CatalogueError: They were not installed.
    """
    package = Path(__file__).resolve().parent
    if all((package / folder).is_dir() for folder in FOLDERS):
        return package
    if _is_checkout(package.parent):
        return package.parent
    raise CatalogueError(
        f"The templates and fonts of kzforms are not in {package}. Install the package again."
    )


def checkout() -> Path:
    """Return the folder of the source checkout that this package is in.

    Raises:
        CatalogueError: The package was installed without its sources.
    """
    folder = root()
    if not _is_checkout(folder):
        raise CatalogueError(
            "This command changes the sources of kzforms: run it in a source checkout, not with "
            "an installed package."
        )
    return folder


def _is_checkout(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    if not project.is_file():
        return False
    metadata = tomllib.loads(project.read_text("utf-8"))
    return bool(metadata.get("project", {}).get("name") == "kzforms")


def read(path: str) -> bytes:
    """Read a file below the root, such as `fonts/Tinos-Bold.ttf`.

    Raises:
        CatalogueError: There is no such file, or it is outside the resource folders.
    """
    content = read_if_there(path)
    if content is None:
        raise CatalogueError(f"kzforms has no resource {path!r}.")
    return content


def read_if_there(path: str) -> bytes | None:
    """Read a file below the root; None where there is none.

    Raises:
        CatalogueError: The path leads out of the resource folders.
    """
    base = root()
    file = (base / path).resolve()
    if not any(file.is_relative_to(base / folder) for folder in FOLDERS):
        raise CatalogueError(f"kzforms has no resource {path!r}.")
    return file.read_bytes() if file.is_file() else None
