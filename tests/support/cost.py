"""What reading a file costs, measured in a process of its own.

`python -m support.cost KIND` prints a line of JSON for each file of `bombs.KINDS[KIND]`.
"""

import json
import re
import sys
import time
from dataclasses import replace
from pathlib import Path

from kzforms import KzformsError
from kzforms.limits import Limits, limited
from support.bombs import KINDS
from support.readers import READERS

SECONDS = 3.0


def _peak() -> float:
    """The most memory so far. `getrusage` counts also that of the process that started this one."""
    found = re.search(
        r"^VmHWM:\s*(\d+) kB$", Path("/proc/self/status").read_text("ascii"), re.MULTILINE
    )
    assert found
    return int(found[1]) / 1024


def main() -> None:
    """Read each file with every reader of its kind."""
    files, readers = KINDS[sys.argv[1]]
    for name, make in files.items():
        content = make()
        for reader in readers:
            READERS[reader].good()
            began, error = time.thread_time(), ""
            try:
                with limited(replace(Limits(), seconds=SECONDS)):
                    READERS[reader].read(content)
            except KzformsError as found:
                error = type(found).__name__
            seconds = time.thread_time() - began
            line = {"name": name, "reader": reader, "error": error, "seconds": seconds}
            print(json.dumps({**line, "megabytes": _peak()}), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
