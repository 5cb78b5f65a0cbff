"""Hatch build hook: resources go inside the package of a real wheel.

An editable install reads them beside the package instead: a copy in
site-packages would go stale at the first edit.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Adds templates/, fonts/ and examples/ as kzforms/templates and so on."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Extend the file list, unless `version` is "editable"."""
        if version == "editable":
            return
        for folder in ("templates", "fonts", "examples"):
            build_data["force_include"][str(Path(self.root, folder))] = f"kzforms/{folder}"
