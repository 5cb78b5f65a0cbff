"""The example portal: every form filled in through its pages, as a browser does it."""

import base64
import html
import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Annotated, Any

import pytest
from fastapi.testclient import TestClient
from portal.app import Portal, make_app
from portal.documents import LONGEST, MOST_BYTES, Document, Documents
from portal.fields import MOST_ROWS, Page, TooManyRows
from portal.guard import MOST_BYTES as MOST_REQUESTED
from portal.stand_in import NAME
from support.catalogue import DEFAULTS, every_default_fillable, every_language, named, sample
from support.signers import Signer

import kzforms
from kzforms import Form, FormDataError, explain, signing
from kzforms.fields.tree import FieldTree
from kzforms.standards import answers
from kzforms.text import Language
from kzforms.values import Choice, Chosen, FormModel, Label, Line

pytestmark = pytest.mark.kinds

HOST = "127.0.0.1:8000"


@dataclass
class Seen(HTMLParser):
    """What a browser makes of a page: the fields of its main form, ids, links."""

    html: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[str] = field(default_factory=list)
    ids: dict[str, dict[str, str | None]] = field(default_factory=dict)
    links: list[str] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._area: str | None = None
        self._select: tuple[str, list[str]] | None = None
        self.feed(self.html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element begins."""
        given = dict(attrs)
        self.tags.append((tag, given))
        if identifier := given.get("id"):
            assert identifier not in self.ids, f"the id {identifier} is given twice"
            self.ids[identifier] = given
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag == "label" and given.get("for"):
            self.labelled.add(given["for"] or "")
        name = given.get("name")
        if name is None:
            return
        if tag == "input" and (given["type"] != "checkbox" or "checked" in given):
            self.fields.append((name, given.get("value") or ""))
        elif tag == "button":
            self.buttons.append(f"{name}={given['value']}")
        elif tag == "textarea":
            self._area = name
            self.fields.append((name, ""))
        elif tag == "select":
            self._select = (name, [])

    def handle_data(self, data: str) -> None:
        """Text."""
        if self._area is not None:
            name, text = self.fields.pop()
            self.fields.append((name, text + data.removeprefix("\n")))

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""
        if tag == "textarea":
            self._area = None
        elif tag == "select" and self._select:
            name, _ = self._select
            chosen = re.search(
                rf'name="{re.escape(name)}"(?:(?!</select>).)*<option value="([^"]*)" selected>',
                self.html,
                re.DOTALL,
            )
            self.fields.append((name, chosen[1] if chosen else ""))
            self._select = None

    def posted(self, **changes: str) -> dict[str, list[str]]:
        """What the browser sends when the page's form is sent."""
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        found.pop("_do", None)
        return {**found, **{name: [value] for name, value in changes.items()}}

    def describes(self, identifier: str) -> str:
        """The message that belongs to a field."""
        found = re.search(rf'id="{re.escape(identifier)}-problem">([^<]*)<', self.html)
        return found[1] if found else ""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    app = make_app()
    with TestClient(
        app,
        base_url=f"http://{HOST}",
        headers={"Sec-Fetch-Site": "same-origin"},
        follow_redirects=False,
    ) as client:
        yield client


def _fill(client: TestClient, form: Form, language: str, print_in: str) -> str:
    """Fill in a form with its sample; the address of the document."""
    address = f"/{language}/forms/{form.id}"
    page = Seen(client.get(f"{address}?print={print_in}&sample=1").text)
    answer = client.post(address, data=page.posted())
    assert answer.status_code == 303, Seen(answer.text).html
    return str(answer.headers["location"])


@every_language
def test_the_list_has_every_form(client: TestClient, language: Language) -> None:
    """This test ensures that each form can be reached, to fill it in or to print it."""
    page = Seen(client.get(f"/{language}/").text)
    current, _, ended = page.html.partition("<details")
    assert DEFAULTS
    for form in DEFAULTS:
        over = form.ended_by is not None
        assert form.title[language] in (ended if over else current)
        assert (f"/{language}/forms/{form.id}" in page.links) == form.fillable
        assert f"/{language}/forms/{form.id}/blank.pdf" in page.links


@every_default_fillable
def test_a_form_filled_in_gives_its_pdf(client: TestClient, form: Form) -> None:
    """This test ensures that what is typed into the page is what the document says."""
    location = _fill(client, form, "kk", "kk-ru")
    made = client.get(f"{location}/file.pdf")
    assert made.headers["content-type"] == "application/pdf"
    assert kzforms.read(made.content) == sample(form)
    assert client.get(location).status_code == 200
    picture = client.get(f"{location}/pages/1.png")
    assert picture.content.startswith(b"\x89PNG")


@every_default_fillable
@every_language
def test_an_empty_form_names_each_field_to_fill_in(
    client: TestClient, form: Form, language: Language
) -> None:
    """This test ensures that a message stands at its field, and in the summary above."""
    address = f"/{language}/forms/{form.id}"
    page = Seen(client.get(address).text)
    answer = client.post(address, data=page.posted())
    schema = Page(form.fields, language, language)
    try:
        document = form.load(schema.read(page.posted()))
    except FormDataError as error:
        problems = error.problems
    else:  # a table that may be empty: the document is made, and what is empty is pointed out
        made = client.get(answer.headers["location"]).text
        assert made.count(explain(document.warnings()[0], language)) == len(document.warnings())
        return
    assert answer.status_code == 422
    seen = Seen(answer.text)
    for problem in problems:
        root, _ = schema.view({}, [problem])
        (node,) = (node for node in root.walk() if node.problems)
        assert explain(problem, language) in seen.describes(node.id)
        assert f"#{node.id}" in seen.links
        assert seen.ids[node.id]


@every_default_fillable
def test_every_field_has_a_label(client: TestClient, form: Form) -> None:
    """This test ensures that a screen reader names every field of every form."""
    seen = Seen(client.get(f"/ru/forms/{form.id}?print=kk-ru").text)
    for tag, given in seen.tags:
        shown = tag in {"textarea", "select"} or (
            tag == "input" and given["type"] not in {"hidden", "checkbox"}
        )
        if shown:
            assert given["id"] in seen.labelled
    assert not re.search(r"<(label|legend)[^>]*>\s*</", seen.html)
    assert '=""' not in re.sub(r'value=""', "", seen.html)


@every_language
def test_a_service_leads_to_its_application_and_to_its_notice(
    client: TestClient, language: Language
) -> None:
    """This test ensures that a citizen gets from a service to each of its documents, and back."""
    service = f"/{language}/services/standard-military-registration"
    application, notice, refusal = (
        f"/{language}/forms/{form_id}"
        for form_id in (
            "application-military-registration",
            "notice-military-registration",
            "refusal-registration-services",
        )
    )
    assert service in Seen(client.get(f"/{language}/").text).links
    page = Seen(client.get(service).text)
    assert page.links.count(application) == 2  # the button, and the list of forms
    assert {notice, refusal} <= set(page.links)
    for address in (application, notice):
        form = kzforms.get_form(address.rsplit("/", 1)[-1])
        assert service in Seen(client.get(address).text).links
        location = _fill(client, form, language, language)
        assert service in Seen(client.get(location).text).links
        made = client.get(f"{location}/file.pdf")
        assert type(kzforms.read(made.content)) is form.edition.model
    services = [link for link in Seen(client.get(refusal).text).links if "/services/" in link]
    assert len(services) == 3


@every_language
def test_a_service_says_what_its_standard_says(client: TestClient, language: Language) -> None:
    """This test ensures that facts, differences and the translation's notice are on the page."""
    for standard in map(kzforms.get_standard, ("standard-military-id", "standard-guardianship")):
        address = f"/{language}/services/{standard.id}"
        text = html.unescape(client.get(address).text)
        for answer in answers(standard, language):
            assert answer.heading in text
            for case in answer.cases:
                assert case.words in text
                assert all(entry.text in text for entry in case.entries)
        for number, found in enumerate(standard.divergences, 1):
            assert f'id="d{number}"' in text
            assert found.kk in text
            assert found.ru in text
        assert ("Неофициальный перевод" in text) == (standard.notice(language) is not None)
    military_id = f"/{language}/services/standard-military-id"
    fourth = client.get(f"{military_id}?subtype=4").text
    assert len(fourth) < len(client.get(military_id).text)
    assert (
        f"/{'ru' if language == 'kk' else 'kk'}/services/standard-military-id?subtype=4" in fourth
    )


def test_an_ended_form_belongs_to_no_service(client: TestClient) -> None:
    """This test ensures that nobody is led to a service that is no longer given."""
    page = client.get("/kk/forms/2012-veteran-cards-application").text
    assert "/services/" not in page
    assert "/services/2012" not in client.get("/kk/").text


CERTIFICATE = "/ru/forms/training-certificate"


@pytest.mark.parametrize(
    ("name", "value", "place"),
    [
        ("exam_date", "31.02.2026", "f-exam_date"),
        ("military_speciality_code", "1" * 21, "f-military_speciality_code"),
        ("recipient.surname", "Сей\u200bтқали", "f-recipient-surname"),
        ("training_camp.start", "31.12.2026", "f-training_camp"),
        ("reason.ru", "а" * 601, "f-reason-ru"),
        ("faculty.kk", "", "f-faculty-kk"),
    ],
)
def test_a_wrong_value_is_told_at_its_field(
    client: TestClient, name: str, value: str, place: str
) -> None:
    """This test ensures that the message is at the field, and what was typed is still there."""
    page = Seen(client.get(f"{CERTIFICATE}?print=kk-ru&sample=1").text)
    assert name in page.posted()
    answer = client.post(CERTIFICATE, data=page.posted(**{name: value}))
    assert answer.status_code == 422
    seen = Seen(answer.text)
    assert seen.describes(place)
    assert seen.links.count(f"#{place}") == 1
    assert seen.posted()[name] == [value]
    assert len(re.findall(r'class="problem"', seen.html)) == 1


def test_rows_are_added_and_removed_without_a_script(client: TestClient) -> None:
    """This test ensures that a list can be typed row by row in any browser."""
    address = "/kk/forms/named-list-reserve-sergeants"
    page = Seen(client.get(f"{address}?sample=1").text)
    names = sorted(name for name, _ in page.fields if name.endswith(".name.surname"))
    before = page.posted()
    longer = Seen(client.post(address, data={**before, "_do": "add:entries"}).text)
    added = f"entries[{len(names)}].name.surname"
    assert dict(longer.fields)[added] == ""
    assert "_do=remove:entries[0]" in longer.buttons
    shorter = Seen(client.post(address, data=longer.posted(_do="remove:entries[0]")).text).posted()
    assert shorter["entries[0].name.surname"] == before["entries[1].name.surname"]
    assert added not in shorter
    # A row that nobody has filled in is left out of the document.
    made = client.post(address, data=longer.posted())
    assert made.status_code == 303
    document = kzforms.read(client.get(f"{made.headers['location']}/file.pdf").content)
    assert len(document.entries) == len(names)  # type: ignore[attr-defined]


def test_a_change_of_the_documents_language_loses_nothing(client: TestClient) -> None:
    """This test ensures that a text in the other language survives while it is not shown."""
    page = Seen(client.get(f"{CERTIFICATE}?print=kk-ru&sample=1").text)
    before = page.posted()
    kazakh = Seen(client.post(CERTIFICATE, data={**before, "_print": "kk", "_do": "print"}).text)
    assert "f-reason-ru" not in kazakh.ids
    both = Seen(
        client.post(CERTIFICATE, data={**kazakh.posted(), "_print": "kk-ru", "_do": "print"}).text
    )
    assert both.posted() == before


def test_a_change_of_the_pages_language_loses_nothing(client: TestClient) -> None:
    """This test ensures that whoever reads the other language better need not type again."""
    address = "/kk/forms/named-list-reserve-sergeants"
    page = Seen(client.get(f"{address}?print=kk-ru&sample=1").text)
    before = page.posted(**{"entries[0].name.surname": "Беккер"})
    (button,) = (given for _, given in page.tags if given.get("class") == "language")
    assert button["form"] == "form"
    russian = Seen(client.post(str(button["formaction"]), data={**before, "_do": "show"}).text)
    assert '<html lang="ru">' in russian.html
    assert russian.posted() == before


def test_a_full_list_says_so_before_a_row_too_many(client: TestClient) -> None:
    """This test ensures that nobody loses a hundred rows by asking for one more."""
    address = "/ru/forms/named-list-specialists"
    last = {f"entries[{MOST_ROWS - 2}].iin": "1"}
    almost = Seen(client.post(address, data={**last, "_do": "show"}).text)
    assert "_do=add:entries" in almost.buttons
    full = Seen(client.post(address, data={**last, "_do": "add:entries"}).text)
    assert dict(full.fields)[f"entries[{MOST_ROWS - 2}].iin"] == "1"
    assert "_do=add:entries" not in full.buttons
    assert f"Больше {MOST_ROWS} записей" in full.html


def test_the_data_of_a_document_can_be_corrected(client: TestClient) -> None:
    """This test ensures that a finished document leads back to its filled form."""
    form = kzforms.get_form("training-certificate")
    name = _fill(client, form, "ru", "kk-ru").rsplit("/", 1)[-1]
    again = Seen(client.get(f"{CERTIFICATE}?of={name}").text)
    assert again.posted() == Seen(client.get(f"{CERTIFICATE}?print=kk-ru&sample=1").text).posted()


def test_warnings_are_shown_with_the_document(client: TestClient) -> None:
    """This test ensures that look-alike letters are pointed out in the language of the page."""
    page = Seen(client.get(f"{CERTIFICATE}?print=ru&sample=1").text)
    made = client.post(CERTIFICATE, data=page.posted(**{"recipient.surname": "Cейтқали"}))
    shown = client.get(made.headers["location"]).text
    assert "Фамилия: Кириллица и латиница смешаны в одном слове (1-м)" in shown


def test_a_warning_of_a_whole_column_is_shown_at_its_list() -> None:
    """This test ensures that what has no field of its own goes to the nearest group."""
    problem = kzforms.Problem("entries[].position_code", "cells_empty", "")
    form = kzforms.get_form("named-list-specialists")
    _, (found,) = Page(form.fields, "ru", "ru").view({}, [problem])
    assert found.node.path == "entries"


def test_the_stand_in_signs_in_two_steps(client: TestClient) -> None:
    """This test ensures that the way of a signature through a portal works as shown."""
    location = _fill(client, kzforms.get_form("training-certificate"), "ru", "kk-ru")
    page = client.get(location).text
    assert 'value="sig_head_kk"' in page
    asked = client.post(f"{location}/sign", data={"field": "sig_head_kk"})
    assert asked.headers["location"] == f"{location}/sign"
    shown = client.get(f"{location}/sign").text
    assert "kz.gov.pki.knca.basics" in shown
    done = client.post(f"{location}/answer", data={"stand_in": "1"})
    assert done.headers["location"] == location
    assert NAME in client.get(location).text
    report = signing.check(client.get(f"{location}/file.pdf").content)
    states = {signature.field: signature.state for signature in report.signatures}
    assert states == {"sig_head_kk": "valid", "sig_head_ru": "empty"}
    again = client.post(f"{location}/sign", data={"field": "sig_head_kk"})
    assert again.status_code == 400


def test_an_answer_of_a_real_signer_is_taken_and_any_other_refused(
    client: TestClient, rsa: Signer
) -> None:
    """This test ensures that only a signature of this document goes into it."""
    location = _fill(client, kzforms.get_form("registration-instruction"), "kk", "kk")
    assert client.post(f"{location}/answer", data={"answer": "{}"}).status_code == 400
    client.post(f"{location}/sign", data={"field": "sig_commander_kk"})
    portal: Portal = client.app.state.portal  # type: ignore[attr-defined]
    kept = portal.document(location.rsplit("/", 1)[-1])
    assert kept.prepared
    for wrong in (
        "",
        "[]",
        "[" * 200_000,
        "{",
        '{"status": false}',
        _answer(rsa.sign(b"other bytes")),
    ):
        refused = client.post(f"{location}/answer", data={"answer": wrong})
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text
    right = _answer(rsa.sign(kept.prepared.to_sign))
    assert client.post(f"{location}/answer", data={"answer": right}).status_code == 303
    report = signing.check(client.get(f"{location}/file.pdf").content)
    assert report.signatures[0].signer == rsa.name


def _answer(signature: bytes) -> str:
    result = base64.b64encode(signature).decode()
    return json.dumps({"status": True, "body": {"result": [result]}})


@pytest.mark.parametrize(
    "form",
    [
        kzforms.get_form("named-list-specialists"),
        kzforms.get_form("standard-foreign-qualification"),
    ],
    ids=named,
)
def test_blanks_can_be_had(client: TestClient, form: Form) -> None:
    """This test ensures that a form of the list gives its blank, filled in or not."""
    made = client.get(f"/ru/forms/{form.id}/blank.pdf")
    assert made.content == kzforms.blank(form, "ru").pdf


@pytest.mark.parametrize(
    "address",
    [
        "/de/",
        "/kk/forms/no-such-form",
        "/kk/forms/no-such-form/blank.pdf",
        "/kk/forms/standard-guardianship",
        "/kk/services/standard-no-such",
        "/kk/services/training-certificate",
        "/kk/services/2012-veteran-cards-standard",
        "/kk/services/standard-military-id?subtype=8",
        "/kk/services/standard-military-id?subtype=two",
        "/ru/documents/no-such-document",
        "/ru/documents/no-such-document/file.pdf",
        "/kk/forms/training-certificate?print=de",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
    ],
)
def test_what_is_not_there_is_said_politely(client: TestClient, address: str) -> None:
    """This test ensures that a wrong address gives a page, and no traceback or file."""
    answer = client.get(address)
    assert answer.status_code == 404
    assert "<h1>" in answer.text
    assert 'href="/ru/"' in answer.text or 'href="/kk/"' in answer.text


def test_every_answer_tells_the_browser_to_be_careful(client: TestClient) -> None:
    """This test ensures that no script but the portal's own runs, and nothing is cached."""
    location = _fill(client, kzforms.get_form("registration-instruction"), "kk", "kk")
    for address in ("/", "/kk/", CERTIFICATE, location, f"{location}/file.pdf", "/de/"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        assert "script-src 'self';" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cache-control"] == "no-store"
        # Else the portal's own forms would come from "null", where Sec-Fetch-Site is not sent.
        assert headers["referrer-policy"] == "same-origin"
    page = client.get(f"{CERTIFICATE}?sample=1").text
    assert not re.search(r"<script(?![^>]*src=)|\son\w+=|style=|javascript:", page)


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {},
    ],
    ids=str,
)
def test_another_site_cannot_send_a_form(headers: dict[str, str]) -> None:
    """This test ensures that a page elsewhere cannot act for whoever has the portal open."""
    client = TestClient(make_app(), base_url=f"http://{HOST}")
    answer = client.post(CERTIFICATE, data={"_do": "make"}, headers=headers)
    assert answer.status_code == 403
    same = {"Origin": f"http://{HOST}"}
    assert client.post(CERTIFICATE, data={"_do": "make"}, headers=same).status_code == 422


def test_another_host_name_is_refused() -> None:
    """This test ensures that a foreign name that leads to this computer does not open it."""
    client = TestClient(make_app(), base_url="http://elsewhere.example:8000")
    assert client.get("/kk/").status_code == 400


def test_large_requests_are_refused(client: TestClient) -> None:
    """This test ensures that nobody fills the memory, with a length given or without."""
    body = b"a=" + b"x" * MOST_REQUESTED
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(CERTIFICATE, content=body, headers=kind).status_code == 413
    pieces = (body[start : start + 65_536] for start in range(0, len(body), 65_536))
    assert client.post(CERTIFICATE, content=pieces, headers=kind).status_code == 413
    rows = {f"entries[{MOST_ROWS}].iin": "1"}
    assert client.post("/kk/forms/named-list-specialists", data=rows).status_code == 413
    many = "&".join(f"a{number}=" for number in range(20_001)).encode()
    assert client.post(CERTIFICATE, content=many, headers=kind).status_code == 400


@pytest.mark.parametrize("content", [b"\xff", b"a=%ff", '{"a": "ә"}'.encode()])
def test_what_no_browser_sends_is_refused(client: TestClient, content: bytes) -> None:
    """This test ensures that a request that is no form gives an answer, and no traceback."""
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post(CERTIFICATE, content=content, headers=kind).status_code == 400
    assert client.post(CERTIFICATE, content=b"a=1").status_code == 400


def test_what_is_typed_is_shown_as_text(client: TestClient) -> None:
    """This test ensures that a value cannot become a part of the page."""
    attack = '"><script>alert(1)</script>'
    page = Seen(client.get(f"{CERTIFICATE}?sample=1").text)
    answer = client.post(CERTIFICATE, data=page.posted(exam_date=attack))
    assert "<script>alert" not in answer.text
    assert Seen(answer.text).posted()["exam_date"] == [attack]


def test_nothing_that_was_typed_gets_into_the_log(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that even an unforeseen error tells the log no personal data."""
    caplog.set_level(logging.INFO)
    client = TestClient(
        make_app(), base_url=f"http://{HOST}", headers={"Sec-Fetch-Site": "same-origin"}
    )
    page = Seen(client.get(f"{CERTIFICATE}?sample=1").text)

    def fail(document: Any, *_: Any, **__: Any) -> None:
        raise RuntimeError(f"{document!r}")

    monkeypatch.setattr(kzforms, "render", fail)
    caplog.clear()
    answer = client.post(CERTIFICATE, data=page.posted())
    assert answer.status_code == 500
    ours = [record for record in caplog.records if record.name not in {"httpx", "httpx2"}]
    assert [record.getMessage() for record in ours] == ["RuntimeError in a POST request"]
    assert all(record.exc_info is None for record in ours)


def test_documents_are_forgotten() -> None:
    """This test ensures that documents leave the memory after an hour, or for want of room."""
    now = 0.0
    documents = Documents(lambda: now)
    form = kzforms.get_form("training-certificate")
    first = documents.add(Document(form, "kk", b"%PDF"))
    assert documents.get(first)
    now = LONGEST + 1
    assert documents.get(first) is None
    large = Document(form, "kk", b"x" * (MOST_BYTES // 2))
    names = [documents.add(large) for _ in range(3)]
    assert [documents.get(name) is not None for name in names] == [False, True, True]


class Kind(Choice):
    """Invented alternatives."""

    FIRST = "first", "Бірінші", "Первый"
    SECOND = "second", "Екінші", "Второй"


class OtherKinds(FormModel):
    """Kinds of fields that hardly any form has."""

    tick: Annotated[bool, Label("Белгі", "Отметка")]
    maybe: Annotated[bool, Label("Мүмкін", "Может быть")] | None = None
    kind: Annotated[Kind, Label("Түрі", "Вид")] | None = None
    kinds: Annotated[Chosen[Kind], Label("Түрлері", "Виды")]
    names: Annotated[tuple[Annotated[str, Line(9)], ...], Label("Аттары", "Имена")] = ()
    count: Annotated[int, Label("Саны", "Количество")] = 0


_FIELDS = FieldTree(OtherKinds)


@pytest.mark.parametrize(
    ("posted", "data"),
    [
        ({}, {"tick": False, "kinds": []}),
        (
            {"tick": ["yes"], "maybe": ["yes"], "kind": ["first"], "kinds": ["first", "second"]},
            {"tick": True, "maybe": True, "kind": "first", "kinds": ["first", "second"]},
        ),
        (
            {"names[0]": ["a"], "names[1]": [""], "names[2]": ["b"], "count": ["12"]},
            {"tick": False, "kinds": [], "names": ["a", "b"], "count": 12},
        ),
        ({"count": ["twelve"]}, {"tick": False, "kinds": [], "count": "twelve"}),
    ],
)
def test_ticks_choices_and_plain_lists_are_read(
    posted: dict[str, list[str]], data: dict[str, Any]
) -> None:
    """This test ensures that forms with other kinds of fields need no code of their own."""
    page = Page(_FIELDS, "kk", "kk")
    assert page.read(posted) == data
    root, _ = page.view(data)
    assert [node.kind for node in root.children] == [
        "tick", "tick", "choice", "choices", "rows", "number",
    ]  # fmt: skip


def test_too_many_rows_are_refused_before_they_are_made() -> None:
    """This test ensures that a row number of a billion costs nothing."""
    with pytest.raises(TooManyRows):
        Page(_FIELDS, "kk", "kk").read({"names[999999999]": ["a"]})
