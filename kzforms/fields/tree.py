"""The fields of a form as one tree, built once for each edition from its model and its table.

JSON Schema, the fields of a fillable blank, the columns of a spreadsheet, the inputs of a
portal, warnings and comparisons all walk this tree. A type says in one place what kind of field
it makes (`field_kind`) and a mark what it adds to it (`describe`): see `kzforms.values.base`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from kzforms.fields.building import FieldBuilder
from kzforms.fields.field import Field
from kzforms.fields.path import EACH, Path
from kzforms.text import Bilingual
from kzforms.values import FormModel, LocalText


class FieldTree:
    """The fields of one edition of a form.

    Args:
        model: What the edition is filled with.
        rows: The field that holds the rows of the form's table, if there is a table.
        headings: The headings of the table's columns, by field of the row: they are the
            labels of fields that have none.

    Raises:
        CatalogueError: A field has no label and no column.
        TypeError: A column names a field that the row does not have.

    Attributes:
        root: The document.
        rows: What stands in each row of the form's table; None without a table, and where the
            model has no such list.

    >>> from kzforms.forms import get_form
    >>> tree = get_form("named-list-reserve-officers").fields
    >>> tree.at("entries[3].iin").title("ru"), tree.at("entries[].name").kind
    ('ИИН', 'group')
    """

    def __init__(
        self,
        model: type[FormModel],
        rows: str | None = None,
        headings: Mapping[str, Bilingual] | None = None,
    ) -> None:
        builder = FieldBuilder(None if rows is None else Path((rows, EACH)), headings or {})
        self.model = model
        self.root = builder.field(model, Path(), required=True)
        self.rows = next(
            (part.item for part in self.root.parts if rows is not None and part.name == rows), None
        )

    def at(self, path: Path | str) -> Field:
        """Return the field at a path, in whatever row.

        Raises:
            KeyError: There is no such field.
        """
        wanted = Path.parse(path) if isinstance(path, str) else path
        found = self.root
        for step in wanted.steps:
            if isinstance(step, str):
                found = found.part(step)
            elif found.item is not None:
                found = found.item
            elif found.kind != "choices":
                raise KeyError(str(path))
        return found

    def __contains__(self, path: Path | str) -> bool:
        try:
            self.at(path)
        except (KeyError, ValueError):
            return False
        return True

    def walk(self) -> Iterator[Field]:
        """Yield every field, the document first, in the order of the models."""
        return self.root.walk()

    def values(self, document: FormModel) -> Iterator[tuple[Path, Field, Any]]:
        """Yield every value of a document that is printed as one, with its place.

        A person, a period or an order reference is one value; the rows of a list are not, and
        a signatory's rank is printed apart from the name.
        """
        return _values(self.root, Path(), document)

    def with_required_groups(self, data: Mapping[str, Any]) -> dict[str, Any]:
        """Return data with {} for each required group that is missing.

        Validation then names each missing part, not the group.
        """
        filled: dict[str, Any] = _with_required_groups(self.root, data)
        return filled

    def wordings(self, document: FormModel) -> Iterator[tuple[Path, Field, LocalText]]:
        """Yield every wording of a document that may differ by language, with its place."""
        return _wordings(self.root, Path(), document)


def _values(field: Field, path: Path, value: Any) -> Iterator[tuple[Path, Field, Any]]:
    if value is None:
        return
    if field.is_value:
        yield path, field, value
        for part in field.parts:
            if part.printed_apart:
                yield from _values(part, path / part.name, getattr(value, part.name))
    elif field.kind == "group":
        for part in field.parts:
            yield from _values(part, path / part.name, getattr(value, part.name, None))
    else:
        for index, row in enumerate(value):
            if field.item is None:
                yield path / index, field, row
            else:
                yield from _values(field.item, path / index, row)


def _with_required_groups(field: Field, data: Any) -> Any:
    if field.item is not None and isinstance(data, list):
        return [_with_required_groups(field.item, row) for row in data]
    if field.kind != "group" or not isinstance(data, Mapping):
        return data
    filled = dict(data)
    for part in field.parts:
        if part.name in filled:
            filled[part.name] = _with_required_groups(part, filled[part.name])
        elif part.required and part.kind == "group":
            filled[part.name] = _with_required_groups(part, {})
    return filled


def _wordings(field: Field, path: Path, value: Any) -> Iterator[tuple[Path, Field, LocalText]]:
    if isinstance(value, LocalText):
        yield path, field, value
    elif field.item is not None:
        if any(each.kind == "wording" for each in field.item.walk()):
            for index, row in enumerate(value or ()):
                yield from _wordings(field.item, path / index, row)
    elif value is not None:
        for part in field.parts:
            yield from _wordings(part, path / part.name, getattr(value, part.name, None))
