"""Fixtures of several test modules."""

import pytest
from support.signers import Signer


@pytest.fixture(scope="session")
def rsa(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """A signer with an RSA key of 2048 bits."""
    return Signer(tmp_path_factory.mktemp("rsa"), "rsa")


@pytest.fixture(scope="session")
def ec(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """A signer with an elliptic-curve key, P-256."""
    return Signer(tmp_path_factory.mktemp("ec"), "ec")


@pytest.fixture(scope="session")
def gost(tmp_path_factory: pytest.TempPathFactory) -> Signer:
    """A signer with a key of an algorithm that cannot be verified here."""
    return Signer(tmp_path_factory.mktemp("gost"), "gost")
