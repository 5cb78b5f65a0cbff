"""The forms: a folder for each base act, a module for each form, and the register of all.

Every model of a form is a name of this package, and so are the lookups of the root package.
`__init__.pyi` lists the names once; each is imported when it is first used.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
