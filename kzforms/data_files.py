"""Law as data: YAML files read into models, with errors that name file, line and key."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from kzforms.bounded import require_bounded_tree
from kzforms.errors import CatalogueError, TooLarge
from kzforms.limits import Budget, read_file, refusing

Model = TypeVar("Model")

_PACKAGE: Final = Path(__file__).parent


class Record(BaseModel):
    """Base of what a data file holds: frozen, unknown keys refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Loader(yaml.CSafeLoader):
    """Safe YAML that refuses a key given twice."""

    def __init__(self, path: Path, content: bytes) -> None:
        super().__init__(content)
        self.file_name = name_of(path)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        seen: set[Hashable] = set()
        for key_node, _ in node.value:
            key: Hashable = self.construct_object(key_node, deep=True)
            if key in seen:
                raise CatalogueError(
                    f"{self.file_name}, line {key_node.start_mark.line + 1}: "
                    f"the key {key!r} is given twice. Keep one."
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def name_of(path: Path) -> str:
    """Return how messages name a data file: by its path, inside the library or else whole.

    The name alone is not enough: all that one act made lies in files of the same name.
    """
    return str(path.relative_to(_PACKAGE) if path.is_relative_to(_PACKAGE) else path)


def load_yaml(path: Path, model: type[Model]) -> Model:
    """Read the content of one data file.

    Args:
        path: The file, UTF-8.
        model: What it holds: a `Record`, or any type that pydantic validates.

    Raises:
        CatalogueError: The file is no YAML, or does not fit the model.
    """
    return validated(path, read_yaml(path), model)


def read_yaml(path: Path) -> Any:
    """Read the content of one data file, as it is written.

    Raises:
        CatalogueError: The file is no YAML.
    """
    try:
        with refusing(lambda: CatalogueError(f"{name_of(path)}: this is no YAML.")):
            return _read_yaml(path, read_file(path))
    except TooLarge as error:
        raise CatalogueError(f"{name_of(path)}: {error}") from error


def _read_yaml(path: Path, content: bytes) -> Any:
    try:
        if not path.is_relative_to(_PACKAGE):
            _require_bounded(content)
        loader = _Loader(path, content)
        try:
            data = loader.get_single_data()
        finally:
            loader.dispose()
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date that does not exist
        if isinstance(error, TooLarge):
            raise
        raise CatalogueError(f"{name_of(path)}: this is no YAML: {error}") from error
    require_bounded_tree(data)  # an alias is a part of each place that names it
    return data


def _require_bounded(content: bytes) -> None:
    """Refuse YAML that is nested too deep: libyaml's own composer would end the process.

    Raises:
        TooLarge: It is.
    """
    budget = Budget()
    depth = 0
    for event in yaml.parse(content, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        budget.node(depth=depth)


def validated(path: Path, data: Any, model: type[Model]) -> Model:
    """Check and convert what was read from a data file.

    Args:
        path: The file, for messages.
        data: What was read from it.
        model: What it holds.

    Raises:
        CatalogueError: The data do not fit the model.
    """
    try:
        return TypeAdapter(model).validate_python(data)
    except ValidationError as error:
        raise CatalogueError(_described(path, error, model)) from error


def _described(path: Path, error: ValidationError, model: type[Any]) -> str:
    lines = []
    for problem in error.errors():
        key = ".".join(map(str, problem["loc"]))
        message = problem["msg"]
        if problem["type"] in {"extra_forbidden", "unexpected_keyword_argument"}:
            allowed = _allowed_keys(model, problem["loc"][:-1])
            message = "this key is unknown" + (f"; allowed here: {allowed}" if allowed else "")
        lines.append(": ".join(filter(None, [name_of(path), key, message])))
    return "\n".join(lines)


def _allowed_keys(model: type[Any], location: tuple[int | str, ...]) -> str:
    """List the keys of the model at a location, where the schema tells."""
    schema = TypeAdapter(model).json_schema()
    definitions = schema.get("$defs", {})
    node: Any = schema
    for step in (*location, None):
        options = [node, *node.get("anyOf", ())]
        options = [definitions[o["$ref"].split("/")[-1]] if "$ref" in o else o for o in options]
        if step is None:
            return ", ".join(sorted({key for o in options for key in o.get("properties", ())}))
        for option in options:
            if isinstance(step, int) and "items" in option:
                node = option["items"]
                break
            if step in option.get("properties", ()):
                node = option["properties"][step]
                break
            if isinstance(option.get("additionalProperties"), dict):
                node = option["additionalProperties"]
                break
        else:
            return ""
    return ""
