"""Kazakhstan's official annex forms as typed models and archival PDFs.

    >>> import kzforms
    >>> form = kzforms.get_form("registration-instruction")
    >>> form.annex, form.title.ru
    ('22-1', 'Предписание')

Importing this package loads neither WeasyPrint nor PDFium nor any data file: each name is
loaded when it is first used. `__init__.pyi` lists the names once.
"""

import lazy_loader

__version__ = "0.1.0"

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
