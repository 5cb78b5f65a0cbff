"""Commands that sign: prepare, embed, local."""

import json
from collections import Counter
from typing import IO

import click

from kzforms.cli.console import STDOUT
from kzforms.cli.shared import OUTPUT, REPLACE, OutputFile, put
from kzforms.errors import TooLarge, UnreadableDocument, Work
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
@REPLACE
@click.option("--state", required=True, type=OutputFile(), help="The state to write.")
@click.option("--to-sign", required=True, type=OutputFile(), help="What to sign.")
def sign_prepare(
    pdf: str,
    field: str,
    reserve: int | None,
    output: str,
    state: str,
    to_sign: str,
    *,
    replace: bool,
) -> None:
    """Make room for a signature in PDF; write the file, its state, and the bytes to sign."""
    from kzforms.files import require_replaceable
    from kzforms.pdf.file import pdf_bytes
    from kzforms.pdf.work import work_on
    from kzforms.signing import prepare
    from kzforms.signing.preparing import RESERVED

    twice = [name for name, count in Counter((output, state, to_sign)).items() if count > 1]
    if twice:
        raise click.UsageError(f"{twice[0]} is given for two files. Name each of the three.")
    source = pdf_bytes(pdf)
    prepared = prepare(source, field, reserve=reserve or RESERVED)
    written = json.dumps(prepared.state).encode()
    outputs = (
        (to_sign, prepared.to_sign, _bytes_to_sign, None),
        (state, written, _state, None),
        (output, prepared.pdf, work_on, source),
    )
    for name, content, judge, continued in outputs:
        if name != STDOUT and not replace:  # all or none of them
            require_replaceable(name, judge, content, continued)
    for name, content, judge, _ in outputs:
        put(name, content, judge, replace=True)


def _state(content: bytes) -> Work | None:
    return None if content.startswith(b'{"kzforms_prepared"') else "foreign"


def _bytes_to_sign(content: bytes) -> Work | None:
    """Judge a file: bytes to sign lack a part, so that they are no whole PDF."""
    from kzforms.pdf.file import opened

    if not content.startswith(b"%PDF-") or b"/ByteRange" not in content:
        return "foreign"
    try:
        with opened(content):
            return "foreign"
    except (UnreadableDocument, TooLarge):
        return None


@sign.command("embed")
@click.argument("prepared", type=click.Path(exists=True, dir_okay=False))
@click.option("--state", required=True, type=click.File("rb"), help="What `prepare` wrote.")
@click.option("--cms", required=True, type=click.File("rb"), help="The signature: DER or PEM.")
@OUTPUT
@REPLACE
def sign_embed(
    prepared: str, state: IO[bytes], cms: IO[bytes], output: str, *, replace: bool
) -> None:
    """Put a signature into the file PREPARED."""
    from kzforms.pdf.file import pdf_bytes
    from kzforms.pdf.work import work_on
    from kzforms.signing import Prepared, embed

    source = pdf_bytes(prepared)
    signed = embed(Prepared.restore(source, read_file(state)), read_file(cms))
    put(output, signed, work_on, replace=replace, source=source)


def _password(file: IO[bytes]) -> str:
    try:
        return read_file(file).decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise click.BadParameter(
            "The file is not UTF-8. Save it as UTF-8.", param_hint="--password-file"
        ) from None


@sign.command("local")
@click.argument("pdf", type=click.Path(exists=True, dir_okay=False))
@_FIELD
@click.option("--p12", required=True, type=click.File("rb"), help="PKCS#12 of an organisation.")
@click.option("--password-file", type=click.File("rb"), help="A file with its password, UTF-8.")
@OUTPUT
@REPLACE
def sign_local(
    pdf: str,
    field: str,
    p12: IO[bytes],
    password_file: IO[bytes] | None,
    output: str,
    *,
    replace: bool,
) -> None:
    """Sign PDF with an organisation's own key. Never with a citizen's."""
    from kzforms.pdf.file import pdf_bytes
    from kzforms.pdf.work import work_on
    from kzforms.signing import sign_local

    password = _password(password_file) if password_file else None
    source = pdf_bytes(pdf)
    signed = sign_local(source, field, pkcs12=read_file(p12), password=password)
    put(output, signed, work_on, replace=replace, source=source)
