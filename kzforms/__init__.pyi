# The public names of kzforms: listed here once, imported when they are first used.

from . import (
    batch as batch,
    changes as changes,
    directory as directory,
    forms as forms,
    grammar as grammar,
    limits as limits,
    sheets as sheets,
    signing as signing,
    standards as standards,
    values as values,
)
from .documents import (
    ElectronicElements as ElectronicElements,
    PartialDocument as PartialDocument,
    RenderedForm as RenderedForm,
    SignatureField as SignatureField,
    blank as blank,
    read as read,
    read_filled as read_filled,
    render as render,
)
from .errors import (
    CannotWrite as CannotWrite,
    CatalogueError as CatalogueError,
    EditionUncertain as EditionUncertain,
    FormDataError as FormDataError,
    InvalidValue as InvalidValue,
    KzformsError as KzformsError,
    MachineError as MachineError,
    MissingLibrary as MissingLibrary,
    NotInForce as NotInForce,
    Problem as Problem,
    RefusedCharacter as RefusedCharacter,
    RenderError as RenderError,
    SigningError as SigningError,
    TextDisagrees as TextDisagrees,
    TooLarge as TooLarge,
    UnknownEdition as UnknownEdition,
    UnknownForm as UnknownForm,
    UnreadableAct as UnreadableAct,
    UnreadableDocument as UnreadableDocument,
    WouldReplace as WouldReplace,
)
from .form import (
    Catalogue as Catalogue,
    Form as Form,
    Lifecycle as Lifecycle,
    ListedForm as ListedForm,
    problems_of as problems_of,
)
from .forms import (
    find_forms as find_forms,
    get_form as get_form,
    get_standard as get_standard,
    list_forms as list_forms,
    sample as sample,
)
from .messages import explain as explain
from .standards import (
    ServiceStandard as ServiceStandard,
)
from .text import Bilingual as Bilingual

__version__: str

__all__: list[str]
