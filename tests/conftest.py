"""What all tests share: which are run when, what is made once a session, signers."""

import contextlib
import gc
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import none
from support import shared, verapdf
from support.catalogue import is_for_make_test
from support.signers import GostSigner, OpenSslSigner

from kzforms import Form

_PROFILES = {"test": 20, "check": 60}
"""How many examples a property is tried with: `--hypothesis-profile check`."""

for _name, _examples in _PROFILES.items():
    settings.register_profile(
        _name,
        max_examples=_examples,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
settings.load_profile("test")


def pytest_configure(config: pytest.Config) -> None:
    """Set up what the workers share, in the process that starts them."""
    if hasattr(config, "workerinput"):
        return
    resources = contextlib.ExitStack()
    config.add_cleanup(resources.close)
    folder = Path(resources.enter_context(tempfile.TemporaryDirectory(prefix="kzforms-tests-")))
    shared.share(folder)
    classes = Path(config.cache.mkdir("verapdf")) if hasattr(config, "cache") else folder
    resources.enter_context(verapdf.serving(folder, classes))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what `make check` runs besides: browsers, and forms that are like another."""
    for item in items:
        form = item.callspec.params.get("form") if hasattr(item, "callspec") else None
        another = isinstance(form, Form) and any(
            item.get_closest_marker(marker) and not is_for_make_test(form, marker)
            for marker in ("layouts", "kinds")
        )
        if another or item.get_closest_marker("browser"):
            item.add_marker("check")


def pytest_collection_finish() -> None:
    """Leave modules and collected tests out of garbage collection: a fifth of the time."""
    # With its first example Hypothesis looks for what holds its random numbers; what is frozen
    # is not found.
    settings(max_examples=1, database=None)(given(none())(lambda _: None))()
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


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
