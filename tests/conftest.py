"""Fixtures of several test modules."""

import pytest
from support.catalogue import FORMS, LAYOUTS
from support.signers import GostSigner, OpenSslSigner

from kzforms import Form


@pytest.fixture(scope="session")
def rsa(tmp_path_factory: pytest.TempPathFactory) -> OpenSslSigner:
    """A signer with an RSA key of 2048 bits."""
    return OpenSslSigner(tmp_path_factory.mktemp("rsa"), "rsa")


@pytest.fixture(scope="session")
def ec(tmp_path_factory: pytest.TempPathFactory) -> OpenSslSigner:
    """A signer with an elliptic-curve key, P-256."""
    return OpenSslSigner(tmp_path_factory.mktemp("ec"), "ec")


@pytest.fixture(scope="session")
def gost() -> GostSigner:
    """A signer with a key of an algorithm that cannot be verified here."""
    return GostSigner()


_MECHANICS = {
    "test_cli",
    "test_fillable",
    "test_portal",
    "test_rendering",
    "test_sheets",
    "test_signed_ready",
    "test_signing",
}
"""Tests of how pages are made: forms that share their templates share the answer."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--forms",
        choices=["layouts", "others", "all"],
        default="layouts",
        help="In tests of how pages are made: one form for each template, the others, or all.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Take the same page for ten forms once; `make check` takes the other nine too."""
    wanted = config.getoption("--forms")
    if wanted == "all":
        return
    kept: list[pytest.Item] = []
    left: list[pytest.Item] = []
    for item in items:
        form = item.callspec.params.get("form") if hasattr(item, "callspec") else None
        shared = isinstance(form, Form) and item.path.stem in _MECHANICS and form.id not in LAYOUTS
        other = shared or item.get_closest_marker("browser")
        either = "chosen_forms" in getattr(item, "fixturenames", ())
        (kept if either or bool(other) == (wanted == "others") else left).append(item)
    config.hook.pytest_deselected(items=left)
    items[:] = kept


@pytest.fixture
def chosen_forms(request: pytest.FixtureRequest) -> list[Form]:
    """The forms of `--forms`, for a test that takes many at once."""
    wanted = request.config.getoption("--forms")
    return [
        form for form in FORMS if wanted == "all" or (form.id in LAYOUTS) == (wanted == "layouts")
    ]
