"""The register of acts: one YAML file each, read when it is asked for."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from kzforms.acts.schema import LegalAct
from kzforms.data_files import load_yaml, name_of
from kzforms.errors import CatalogueError

_FOLDER = Path(__file__).with_name("data")


class ActRegister:
    """Acts by id.

    Args:
        acts: Acts that are at hand already.
        folder: A folder of further ones, `<id>.yaml` each.
    """

    def __init__(self, acts: Iterable[LegalAct] = (), folder: Path | None = None) -> None:
        self._acts = {act.id: act for act in acts}
        self._folder = folder

    def __getitem__(self, act_id: str) -> LegalAct:
        """Return the act with this id.

        Raises:
            CatalogueError: There is none, or its file is broken.
        """
        if act_id not in self._acts:
            self._acts[act_id] = self._read(act_id)
        return self._acts[act_id]

    def ids(self) -> list[str]:
        """Return the ids of all acts, sorted; no file is read."""
        files = self._folder.glob("*.yaml") if self._folder else ()
        return sorted({path.stem for path in files} | set(self._acts))

    def __iter__(self) -> Iterator[LegalAct]:
        """Yield all acts, the newest first."""
        acts = [self[act_id] for act_id in self.ids()]
        return iter(sorted(acts, key=lambda act: (act.date, act.id), reverse=True))

    def _read(self, act_id: str) -> LegalAct:
        path = self._folder / f"{act_id}.yaml" if self._folder else None
        if path is None or not path.is_file():
            raise CatalogueError(f"No act {act_id} is recorded.")
        act = load_yaml(path, LegalAct)
        if act.id != act_id:
            raise CatalogueError(f"{name_of(path)}: id: the file is of {act_id}, not of {act.id}")
        return act


@cache
def default_register() -> ActRegister:
    """Return the acts that come with the library."""
    return ActRegister(folder=_FOLDER)
