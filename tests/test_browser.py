"""The pages as a person meets them, in Chromium. `make check` installs it."""

import asyncio
import shutil
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright
from portal.app import make_app
from support.catalogue import LANGUAGES

import kzforms
from kzforms import signing
from kzforms.gallery import write_gallery

CHROMIUM = shutil.which("chromium")
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: make check"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()
    # Playwright leaves its event loop behind.
    asyncio.set_event_loop(None)


@pytest.fixture(scope="module")
def portal() -> Iterator[str]:
    listening = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(make_app(), log_level="warning", access_log=False))
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    listening.close()


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page of which every message in the console is a failure."""
    page = browser.new_page(viewport=request.param, java_script_enabled=True)
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    yield page
    page.close()
    # A form that is not right is answered with 422, which Chromium mentions.
    assert [message for message in messages if "422" not in message] == []


def _fits(page: Page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_form_is_corrected_printed_and_signed(portal: str, page: Page, tmp_path: Path) -> None:
    """This test ensures that a person gets from an empty form to a signed document."""
    page.goto(f"{portal}/kk/forms/training-certificate?print=kk&sample=1")
    assert _fits(page)
    page.fill("#f-exam_date", "31.02.2026")
    page.press("#f-exam_date", "Enter")
    page.wait_for_selector("#summary:focus")
    assert _fits(page)
    page.click("#summary a")
    assert page.evaluate("document.activeElement.id") == "f-exam_date"
    page.fill("#f-exam_date", "05.06.2026")
    page.click("button.button")
    page.wait_for_selector("img.sheet")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.querySelector('img.sheet').naturalWidth") > 1000
    assert _fits(page)
    page.click(".signatures button")
    page.wait_for_selector("#request")
    assert _fits(page)
    page.click("button[name=stand_in]")
    page.wait_for_selector(".good")
    with page.expect_download() as download:
        page.click("a.button")
    file = tmp_path / "signed.pdf"
    download.value.save_as(file)
    assert [found.state for found in signing.check(file.read_bytes()).signatures] == ["valid"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_citizen_gets_from_a_service_to_the_notice(
    portal: str, page: Page, language: str
) -> None:
    """This test ensures that a service, its application and its notice are one walk."""
    page.goto(f"{portal}/{language}/services/standard-military-registration")
    assert _fits(page)
    for step, link in (("application", "a.button"), ("notice", "#forms a[href*=notice]")):
        page.click(link)
        page.wait_for_url(f"**/forms/{step}-military-registration")
        assert _fits(page)
        page.click(".tools a")
        page.click("p > button.button")
        page.wait_for_selector("img.sheet")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("document.querySelector('img.sheet').naturalWidth") > 1000
        with page.expect_download() as download:
            page.click("a.button")
        assert download.value.suggested_filename == f"{step}-military-registration.{language}.pdf"
        page.click(".services a")
        page.wait_for_selector("#forms")
        assert _fits(page)


def test_the_keyboard_reaches_a_language_and_keeps_what_was_typed(portal: str, page: Page) -> None:
    """This test ensures that a half-filled form survives a change of the page's language."""
    page.goto(f"{portal}/kk/forms/training-certificate")
    page.fill("#f-recipient-surname", "Сейтқали")
    page.focus(".language")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_url("**/ru/forms/training-certificate")
    assert page.input_value("#f-recipient-surname") == "Сейтқали"
    assert page.input_value("#print") == "kk"
    assert _fits(page)


def test_rows_come_and_go_where_one_types(portal: str, page: Page) -> None:
    """This test ensures that the script adds a row in its place and moves there."""
    page.goto(f"{portal}/ru/forms/named-list-reserve-officers")
    page.fill("#f-entries-0-name-surname", "Сейтқали")
    page.click("button.add")
    page.wait_for_selector("#f-entries-1-iin:focus")
    assert page.input_value("#f-entries-0-name-surname") == "Сейтқали"
    page.fill("#f-entries-1-name-surname", "Беккер")
    page.click("button.remove")
    page.wait_for_selector("#f-entries-1-iin", state="detached")
    assert page.input_value("#f-entries-0-name-surname") == "Беккер"
    assert _fits(page)


def test_rows_come_without_a_script_too(portal: str, browser: Browser) -> None:
    """This test ensures that the page works where scripts are switched off."""
    page = browser.new_page(java_script_enabled=False)
    page.goto(f"{portal}/kk/forms/named-list-reserve-officers")
    page.fill("#f-entries-0-name-surname", "Сейтқали")
    page.click("button.add")
    page.wait_for_selector("#f-entries-1-iin")
    assert page.input_value("#f-entries-0-name-surname") == "Сейтқали"
    page.close()


@pytest.fixture(scope="module")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("out")
    forms = [
        kzforms.get_form(form_id)
        for form_id in ("training-certificate", "standard-foreign-qualification")
    ]
    for form in forms:
        for lang in LANGUAGES:
            kzforms.blank(form, lang).write(folder / f"{form.id}.{lang}.pdf")
    return write_gallery(folder, forms).as_uri()


def test_the_gallery_is_searched_filtered_and_switched(gallery: str, page: Page) -> None:
    """This test ensures that a clerk finds a blank by a word, a status, in either language."""
    page.goto(gallery)
    page.check("#ui-kk", force=True)
    assert _fits(page)
    assert page.inner_text("h1") == "Нысандар бланкілері"
    assert page.inner_text("#found") == "2"
    page.fill("#search", "СПРАВКА 19")
    assert page.inner_text("#found") == "1"
    page.fill("#search", "аныктама 19")  # on a keyboard without Kazakh letters
    assert page.inner_text("#found") == "1"
    page.fill("#search", "жоқ мұндай")
    assert page.inner_text("#found") == "0"
    assert page.is_visible("#none")
    page.fill("#search", "")
    page.select_option("#lifecycle", "repealed")
    assert page.inner_text("#found") == "1"
    page.check("#ui-ru", force=True)
    assert page.inner_text("h1") == "Бланки форм"
    assert page.evaluate("document.documentElement.lang") == "ru"
    assert page.locator(".card:visible img").first.evaluate("image => image.naturalWidth") > 500


def test_the_gallery_is_used_with_the_keyboard(gallery: str, page: Page) -> None:
    """This test ensures that language, search and blanks are reached without a mouse."""
    page.goto(gallery)
    reached = []
    for _ in range(6):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.id || document.activeElement.className || "
                "document.activeElement.getAttribute('href')"
            )
        )
    assert reached[0] == "skip"
    assert reached[1].startswith("ui-")
    assert reached[2:5] == ["search", "lifecycle", "training-certificate.kk.pdf"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.checked") is True
