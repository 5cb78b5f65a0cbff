"""Commands that sign: prepare, embed, local."""

import json
from typing import IO

import click

from kzforms.cli.shared import OUTPUT
from kzforms.limits import read_file


@click.group()
def sign() -> None:
    """Sign: prepare, sign elsewhere, embed; or with a key at hand."""


_FIELD = click.option("--field", required=True, help="Name of the signature field.")


@sign.command("prepare")
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@_FIELD
@click.option("--reserve", type=click.IntRange(1024, 1_000_000), help="Room in bytes.")
@OUTPUT
@click.option("--state", required=True, type=click.Path(dir_okay=False), help="The state to write.")
@click.option("--to-sign", required=True, type=click.Path(dir_okay=False), help="What to sign.")
def sign_prepare(
    pdf: str, field: str, reserve: int | None, output: str, state: str, to_sign: str
) -> None:
    """Make room for a signature in PDF; write the file, its state, and the bytes to sign."""
    from kzforms.files import write_whole
    from kzforms.signing import prepare
    from kzforms.signing.preparing import RESERVED

    prepared = prepare(pdf, field, reserve=reserve or RESERVED)
    write_whole(to_sign, prepared.to_sign)
    write_whole(state, json.dumps(prepared.state).encode())
    write_whole(output, prepared.pdf)


@sign.command("embed")
@click.argument("prepared", type=click.Path(exists=True, dir_okay=False))
@click.option("--state", required=True, type=click.File("rb"), help="What `prepare` wrote.")
@click.option("--cms", required=True, type=click.File("rb"), help="The signature: DER or PEM.")
@OUTPUT
def sign_embed(prepared: str, state: IO[bytes], cms: IO[bytes], output: str) -> None:
    """Put a signature into the file PREPARED."""
    from kzforms.files import write_whole
    from kzforms.pdf.file import pdf_bytes
    from kzforms.signing import Prepared, embed

    restored = Prepared.restore(pdf_bytes(prepared), read_file(state))
    write_whole(output, embed(restored, read_file(cms)))


@sign.command("local")
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@_FIELD
@click.option("--p12", required=True, type=click.File("rb"), help="PKCS#12 of an organisation.")
@click.option("--password-file", type=click.File("r"), help="A file with its password.")
@OUTPUT
def sign_local(
    pdf: str, field: str, p12: IO[bytes], password_file: IO[str] | None, output: str
) -> None:
    """Sign PDF with an organisation's own key. Never with a citizen's."""
    from kzforms.files import write_whole
    from kzforms.signing import sign_local

    password = password_file.read().rstrip("\r\n") if password_file else None
    write_whole(output, sign_local(pdf, field, pkcs12=read_file(p12), password=password))
