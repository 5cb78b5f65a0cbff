"""The portal's pages: a list of forms, a service, a form to fill in, the document, its signing."""

import io
import json
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qs

import pypdfium2
from fastapi import Depends, FastAPI, HTTPException, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.exceptions import HTTPException as StarletteHTTPException

import kzforms
from kzforms import Form, FormDataError, KzformsError, SigningError, UnknownForm, signing
from kzforms.errors import InvalidValue
from kzforms.signing import Prepared
from kzforms.standards import (
    ServiceStandard,
    answers,
    place_in_words,
    standard_ids,
    standards_of,
)
from kzforms.text import Language, Languages
from portal.documents import Document, Documents
from portal.fields import MOST_ROWS, Found, Page, TooManyRows, without_row
from portal.guard import Guard
from portal.stand_in import StandInSigner

_FOLDER = Path(__file__).parent
_PREVIEWED = 20  # pages
_PREVIEW_WIDTH = 1100  # pixels
_MOST_FIELDS = 20_000

_SENTENCES = {
    400: ("Сұрау түсініксіз.", "Запрос не распознан."),
    403: ("Бұл әрекетке рұқсат жоқ.", "Действие не разрешено."),
    404: ("Мұндай бет жоқ.", "Такой страницы нет."),
    405: ("Мұндай бет жоқ.", "Такой страницы нет."),
    413: ("Жіберілген деректер тым көп.", "Передано слишком много данных."),
}
_FORGOTTEN = (
    "Құжат табылмады. Портал құжаттарды бір сағаттан артық сақтамайды.",
    "Документ не найден. Портал хранит документы не дольше часа.",
)

Posted = dict[str, list[str]]


async def posted_fields(request: Request) -> Posted:
    """Return the fields of a posted form."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(400)
    try:
        text = (await request.body()).decode("ascii")
        return parse_qs(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise HTTPException(400) from None


Fields = Annotated[Posted, Depends(posted_fields)]
PrintIn = Annotated[Languages | None, Query(alias="print")]


class Portal:
    """What the pages share.

    Attributes:
        documents: The finished documents.
        signer: What answers in the place of NCALayer.
    """

    def __init__(self) -> None:
        self.documents = Documents()
        self.signer = StandInSigner()
        # PDFium works in one thread at a time.
        self.turn = threading.Lock()
        self._templates = Environment(
            loader=FileSystemLoader(_FOLDER / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def page(
        self, template: str, language: Language, *, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Return a page in one language."""

        def t(kk: str, ru: str) -> str:
            return kk if language == "kk" else ru

        html = self._templates.get_template(template).render(
            t=t, language=language, other="ru" if language == "kk" else "kk", **values
        )
        return HTMLResponse(html, status)

    def form(self, form_id: str) -> Form:
        """Return a form that can be filled in."""
        try:
            form = kzforms.get_form(form_id)
        except UnknownForm:
            raise HTTPException(404) from None
        if not form.fillable:
            raise HTTPException(404)
        return form

    def standard(self, form_id: str) -> ServiceStandard:
        """Return the standard of a service that is still given by it."""
        try:
            form, standard = kzforms.get_form(form_id), kzforms.get_standard(form_id)
        except UnknownForm:
            raise HTTPException(404) from None
        if form.ended_by is not None:
            raise HTTPException(404)
        return standard

    def services(self, form: Form) -> list[ServiceStandard]:
        """Return the standards of the services that a form belongs to; of an ended form, none."""
        if form.ended_by is not None:
            return []
        return [self.standard(standard_id) for standard_id in standards_of(form.id)]

    def document(self, name: str) -> Document:
        """Return a finished document."""
        found = self.documents.get(name)
        if found is None:
            raise HTTPException(404, _FORGOTTEN)
        return found


def make_app(hosts: Iterable[str] = ("127.0.0.1", "localhost")) -> FastAPI:
    """Make the application.

    Args:
        hosts: The host names under which it is reached.
    """
    app = FastAPI(title="kzforms portal", openapi_url=None, redirect_slashes=False)
    portal = app.state.portal = Portal()
    app.add_middleware(Guard, hosts=hosts)
    app.mount("/static", StaticFiles(directory=_FOLDER / "static"), name="static")
    _add_forms(app, portal)
    _add_services(app, portal)
    _add_documents(app, portal)
    _add_signing(app, portal)

    @app.exception_handler(StarletteHTTPException)
    def http_error(request: Request, error: StarletteHTTPException) -> Response:
        detail: Any = error.detail
        usual = _SENTENCES.get(error.status_code, _SENTENCES[400])
        sentence = detail if isinstance(detail, tuple) else usual
        return portal.page(
            "error.html", _language_of(request), status=error.status_code, sentence=sentence
        )

    @app.exception_handler(RequestValidationError)
    def bad_address(request: Request, _error: RequestValidationError) -> Response:
        return portal.page(
            "error.html", _language_of(request), status=404, sentence=_SENTENCES[404]
        )

    return app


def _language_of(request: Request) -> Language:
    return "ru" if request.url.path.startswith("/ru/") else "kk"


def _add_forms(app: FastAPI, portal: Portal) -> None:
    @app.get("/")
    def root() -> Response:
        return RedirectResponse("/kk/", 303)

    @app.get("/{language}/")
    def forms(language: Language) -> Response:
        forms = [form for form, _ in kzforms.list_forms()]
        shown = {form.id for form in forms}
        listed = [form for form, _ in kzforms.list_forms(include_ended=True)]
        ended = [form for form in listed if form.id not in shown]
        return portal.page(
            "forms.html",
            language,
            current=_by_act(forms),
            ended=_by_act(ended),
            ended_count=len(ended),
            standards=shown & set(standard_ids()),
        )

    @app.get("/{language}/forms/{form_id}")
    def empty_form(
        language: Language,
        form_id: str,
        print_in: PrintIn = None,
        sample: bool = False,  # noqa: FBT001, FBT002 - a query parameter
        of: str | None = None,
    ) -> Response:
        form = portal.form(form_id)
        print_in = print_in or language
        data: Any = {}
        if sample:
            data = json.loads(kzforms.sample(form.id))
        elif of is not None:
            made = portal.document(of)
            print_in = made.lang
            with portal.turn:
                document = kzforms.read(made.pdf, strict=False)  # the portal's own bytes
                data = document.model_dump(mode="json", exclude_none=True)
        return _show_form(portal, form, language, print_in, data)

    @app.post("/{language}/forms/{form_id}")
    def filled_form(language: Language, form_id: str, posted: Fields) -> Response:
        return _take(portal, portal.form(form_id), language, posted)

    @app.get("/{language}/forms/{form_id}/blank.pdf")
    def blank(language: Language, form_id: str, print_in: PrintIn = None) -> Response:
        lang: Languages = print_in or language
        try:
            with portal.turn:
                made = kzforms.blank(form_id, lang)
        except UnknownForm:
            raise HTTPException(404) from None
        return _pdf(made.pdf, f"{made.form}.{lang}.pdf")


def _by_act(forms: Iterable[Form]) -> list[list[Form]]:
    """Bring the forms of an act together, acts in order of their first form."""
    found: dict[str, list[Form]] = {}
    for form in forms:
        found.setdefault(form.act.id, []).append(form)
    return list(found.values())


def _add_services(app: FastAPI, portal: Portal) -> None:
    @app.get("/{language}/services/{standard_id}")
    def service(language: Language, standard_id: str, subtype: int | None = None) -> Response:
        standard = portal.standard(standard_id)
        try:
            told = answers(standard, language, subtype)
        except InvalidValue:
            raise HTTPException(404) from None
        used = standard.forms
        return portal.page(
            "service.html",
            language,
            form=kzforms.get_form(standard_id),
            standard=standard,
            answers=told,
            subtype=subtype,
            application=used.application and kzforms.get_form(used.application),
            results=[kzforms.get_form(form_id) for form_id in used.results],
            refusal=used.refusal and kzforms.get_form(used.refusal),
            place_in_words=place_in_words,
        )


def _take(portal: Portal, form: Form, language: Language, posted: Posted) -> Response:
    """Do what a button says: add or remove a row, switch the language, make the document."""
    print_in: Languages = _print_in(posted)
    page = Page(form.fields, language, print_in)
    do, _, path = posted.get("_do", ["make"])[-1].partition(":")
    try:
        if do == "add":
            posted[f"{path}[{page.row_count(path, posted)}]"] = [""]
        elif do == "remove":
            posted = without_row(posted, path)
        data = page.read(posted, keep_empty=do != "make")
    except TooManyRows:
        raise HTTPException(413) from None
    if do != "make":
        return _show_form(portal, form, language, print_in, data)
    try:
        with portal.turn:
            made = kzforms.render(form.load(data), print_in)
    except FormDataError as error:
        return _show_form(portal, form, language, print_in, data, error.problems)
    except kzforms.RenderError:
        return _show_form(portal, form, language, print_in, data, failed=True)
    _, odd = page.view(data, made.warnings)
    warnings = tuple((found.node.trail, found.message) for found in odd)
    name = portal.documents.add(Document(form, print_in, made.pdf, warnings))
    return RedirectResponse(f"/{language}/documents/{name}", 303)


def _print_in(posted: Posted) -> Languages:
    match posted.get("_print", ["kk"])[-1]:
        case "ru":
            return "ru"
        case "kk-ru":
            return "kk-ru"
    return "kk"


def _show_form(
    portal: Portal,
    form: Form,
    language: Language,
    print_in: Languages,
    data: Any,
    problems: Iterable[kzforms.Problem] = (),
    *,
    failed: bool = False,
) -> Response:
    page = Page(form.fields, language, print_in)
    summary: list[Found]
    root, summary = page.view(data, problems)
    return portal.page(
        "form.html",
        language,
        status=422 if summary or failed else 200,
        form=form,
        services=portal.services(form),
        failed=failed,
        print_in=print_in,
        root=root,
        summary=summary,
        most_rows=MOST_ROWS,
    )


def _add_documents(app: FastAPI, portal: Portal) -> None:
    @app.get("/{language}/documents/{name}")
    def document(language: Language, name: str) -> Response:
        found = portal.document(name)
        with portal.turn:
            report = signing.check(found.pdf)
            with pypdfium2.PdfDocument(found.pdf) as pdf:
                pages = len(pdf)
        return portal.page(
            "document.html",
            language,
            name=name,
            document=found,
            services=portal.services(found.form),
            signatures=report.signatures,
            pages=pages,
            previewed=min(pages, _PREVIEWED),
        )

    @app.get("/{language}/documents/{name}/pages/{number}.png")
    def picture(language: Language, name: str, number: int) -> Response:  # noqa: ARG001 - part of the address
        found = portal.document(name)
        with portal.turn, pypdfium2.PdfDocument(found.pdf) as pdf:
            if not 1 <= number <= min(len(pdf), _PREVIEWED):
                raise HTTPException(404)
            page = pdf[number - 1]
            image = page.render(scale=_PREVIEW_WIDTH / page.get_width(), grayscale=True).to_pil()
        file = io.BytesIO()
        image.save(file, "PNG")
        return Response(file.getvalue(), media_type="image/png")

    @app.get("/{language}/documents/{name}/file.pdf")
    def file(language: Language, name: str) -> Response:  # noqa: ARG001 - part of the address
        found = portal.document(name)
        return _pdf(found.pdf, f"{found.form.id}.{found.lang}.pdf")


def _pdf(content: bytes, name: str) -> Response:
    # `name` is made of a form's id and a language: nothing that somebody typed.
    return Response(
        content,
        media_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _add_signing(app: FastAPI, portal: Portal) -> None:
    @app.post("/{language}/documents/{name}/sign")
    def prepare(language: Language, name: str, posted: Fields) -> Response:
        found = portal.document(name)
        try:
            with portal.turn:
                prepared = signing.prepare(found.pdf, posted.get("field", [""])[0])
        except SigningError:
            raise HTTPException(400) from None
        portal.documents.change(name, found, prepared=prepared)
        return RedirectResponse(f"/{language}/documents/{name}/sign", 303)

    @app.get("/{language}/documents/{name}/sign")
    def request(language: Language, name: str) -> Response:
        return _show_request(portal, language, name, portal.document(name))

    @app.post("/{language}/documents/{name}/answer")
    def answer(language: Language, name: str, posted: Fields) -> Response:
        found = portal.document(name)
        if found.prepared is None:
            raise HTTPException(400)
        try:
            if "stand_in" in posted:
                given: Any = portal.signer.answer(_request(found.prepared, language))
            else:
                given = json.loads(posted.get("answer", [""])[0])
            if not isinstance(given, Mapping):
                raise SigningError("The answer is no object.")
            signature = signing.ncalayer_signature(given)
            with portal.turn:
                signed = signing.embed(found.prepared, signature)
        except (KzformsError, ValueError, RecursionError):
            return _show_request(portal, language, name, found, refused=True)
        portal.documents.change(name, found, pdf=signed, prepared=None)
        return RedirectResponse(f"/{language}/documents/{name}", 303)


def _request(prepared: Prepared, language: Language) -> dict[str, Any]:
    return signing.ncalayer_request(prepared.to_sign, lang=language)


def _show_request(
    portal: Portal, language: Language, name: str, found: Document, *, refused: bool = False
) -> Response:
    if found.prepared is None:
        return RedirectResponse(f"/{language}/documents/{name}", 303)
    slots = {f"sig_{slot.id}_{lang}": slot for slot in found.form.signers for lang in ("kk", "ru")}
    return portal.page(
        "sign.html",
        language,
        status=422 if refused else 200,
        name=name,
        document=found,
        refused=refused,
        slot=slots[found.prepared.field],
        request=json.dumps(_request(found.prepared, language), indent=2),
    )
