"""Two directories of 2012: the departments of defence affairs, the public service centres.

Resolution No. 1741 of 29.12.2012 annexes both to each of its ten standards: ten printed
copies of one list, which disagree in places. The records hold what most copies print, and
the readings of the others. Names, addresses and telephones are those of 2012: they serve
archives and comparison, not callers.
"""

from kzforms.directory.records import (
    SERVICE_IDS,
    Centre,
    Department,
    Headings,
    Kind,
    Office,
    Printed,
    Reading,
    ServiceId,
)
from kzforms.directory.register import (
    Copy,
    OfficeGroup,
    centre_copy,
    centre_directory,
    centres,
    department_copy,
    department_directory,
    departments,
)

__all__ = [
    "SERVICE_IDS",
    "Centre",
    "Copy",
    "Department",
    "Headings",
    "Kind",
    "Office",
    "OfficeGroup",
    "Printed",
    "Reading",
    "ServiceId",
    "centre_copy",
    "centre_directory",
    "centres",
    "department_copy",
    "department_directory",
    "departments",
]
