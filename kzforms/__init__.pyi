# The public names of kzforms: listed here once, imported when they are first used.

from . import (
    batch as batch,
)
from . import (
    changes as changes,
)
from . import (
    directory as directory,
)
from . import (
    forms as forms,
)
from . import (
    grammar as grammar,
)
from . import (
    sheets as sheets,
)
from . import (
    signing as signing,
)
from . import (
    standards as standards,
)
from . import (
    values as values,
)
from .documents import (
    ElectronicElements as ElectronicElements,
)
from .documents import (
    RenderedForm as RenderedForm,
)
from .documents import (
    SignatureField as SignatureField,
)
from .documents import (
    blank as blank,
)
from .documents import (
    read as read,
)
from .documents import (
    read_filled as read_filled,
)
from .documents import (
    render as render,
)
from .errors import (
    CannotWrite as CannotWrite,
)
from .errors import (
    CatalogueError as CatalogueError,
)
from .errors import (
    EditionUncertain as EditionUncertain,
)
from .errors import (
    FormDataError as FormDataError,
)
from .errors import (
    InvalidValue as InvalidValue,
)
from .errors import (
    KzformsError as KzformsError,
)
from .errors import (
    MachineError as MachineError,
)
from .errors import (
    MissingLibrary as MissingLibrary,
)
from .errors import (
    NotInForce as NotInForce,
)
from .errors import (
    Problem as Problem,
)
from .errors import (
    RefusedCharacter as RefusedCharacter,
)
from .errors import (
    RenderError as RenderError,
)
from .errors import (
    SigningError as SigningError,
)
from .errors import (
    TextDisagrees as TextDisagrees,
)
from .errors import (
    UnknownEdition as UnknownEdition,
)
from .errors import (
    UnknownForm as UnknownForm,
)
from .errors import (
    UnreadableAct as UnreadableAct,
)
from .errors import (
    UnreadableDocument as UnreadableDocument,
)
from .form import (
    Catalogue as Catalogue,
)
from .form import (
    Form as Form,
)
from .form import (
    Lifecycle as Lifecycle,
)
from .form import (
    ListedForm as ListedForm,
)
from .forms import (
    find_forms as find_forms,
)
from .forms import (
    get_form as get_form,
)
from .forms import (
    get_standard as get_standard,
)
from .forms import (
    list_forms as list_forms,
)
from .forms import (
    sample as sample,
)
from .messages import explain as explain
from .standards import (
    ServiceStandard as ServiceStandard,
)
from .text import Bilingual as Bilingual

__version__: str

__all__: list[str]
