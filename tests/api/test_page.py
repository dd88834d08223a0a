"""The page in a real browser: a person types a question and reads the answer with its evidence."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome as WebDriver
    from selenium.webdriver.remote.webelement import WebElement

BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER.exists() and DRIVER.exists()), reason=f"{BROWSER} and {DRIVER} are not installed here")

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--window-size=1200,900",
)
LEADER = "云溪市井盖安全整治行动由哪个单位牵头？"
ABSENT = "云溪市的海水淡化产能目标是多少？"
_PATIENCE = 15  # seconds


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    """A headless Chromium with a fresh profile that prefers Chinese."""
    from selenium.webdriver import Chrome, ChromeOptions, ChromeService  # noqa: PLC0415  (only where there is a browser)

    options = ChromeOptions()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, "--accept-lang=zh-CN", f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = Chrome(options=options, service=ChromeService(str(DRIVER)))
    yield driver
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # selenium leaves its service's pipe to the collector
        driver.quit()


def _find(browser: WebDriver, selector: str, text: str = "") -> WebElement:
    """The first element of `selector` with `text` in it, waited for."""
    from selenium.webdriver.common.by import By  # noqa: PLC0415
    from selenium.webdriver.support.ui import WebDriverWait  # noqa: PLC0415

    def found(driver: WebDriver) -> WebElement | None:
        return next(
            (element for element in driver.find_elements(By.CSS_SELECTOR, selector) if text in element.text and element.is_displayed()),
            None,
        )

    element = WebDriverWait(browser, _PATIENCE, ignored_exceptions=_passing()).until(found, f"no {selector} with “{text}”")
    assert element is not None
    return element


def _passing() -> list[type[Exception]]:
    from selenium.common.exceptions import StaleElementReferenceException  # noqa: PLC0415

    return [StaleElementReferenceException]


def _type(browser: WebDriver, question: str) -> None:
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    field = _find(browser, "#question")
    field.clear()
    field.send_keys(question, Keys.ENTER)


def test_a_typed_question_is_answered_with_its_evidence(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/")
    _type(browser, LEADER)
    assert "市住房和城乡建设局" in _find(browser, "#answer .sentence", "市住房和城乡建设局").text
    _find(browser, ".items .label", "市住房和城乡建设局")
    _find(browser, ".evidence .source", "云溪市城市精细化管理行动方案")
    _find(browser, ".evidence mark", "市住房和城乡建设局")
    assert quote(LEADER) in browser.current_url
    assert browser.title.startswith(LEADER)


def test_a_question_that_builds_on_the_one_before(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/")
    _type(browser, LEADER)
    _find(browser, "#answer .sentence", "牵头")
    _type(browser, "谁配合？")
    assert "井盖安全整治行动" in _find(browser, "#answer .sentence", "配合").text
    assert quote("云溪市井盖安全整治行动谁配合?") in browser.current_url.replace("%3F", "?").replace("?", quote("?"))


def test_the_query_is_there_but_closed(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/?q={quote(LEADER)}")
    query = _find(browser, "#query")
    assert query.get_attribute("open") is None
    _find(browser, "#query summary").click()
    _find(browser, "#query pre", "SELECT")


def test_a_permalink_gives_the_answer(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/?q={quote(LEADER)}")
    _find(browser, "#answer .sentence", "市住房和城乡建设局")
    assert _find(browser, "#question").get_attribute("value") == LEADER


def test_what_the_plans_do_not_say_is_said(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/?q={quote(ABSENT)}")
    _find(browser, ".state", "规划中没有写明")
    assert not browser.find_elements("css selector", "#answer .refs")


def test_the_plans_are_listed_and_digests_marked(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/")
    _find(browser, "#plans .title", "云溪市城市精细化管理行动方案（2024—2026年）")
    _find(browser, "#plans .facts", "云溪市")
    assert "云溪市" not in _find(browser, "#plans li:has(.digest)").text


def test_an_example_is_asked_by_a_click_and_back_leads_back(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/")
    example = _find(browser, "#examples a")
    question = example.text
    example.click()
    _find(browser, "#answer .sentence")
    assert _find(browser, "#question").get_attribute("value") == question
    browser.back()
    assert _find(browser, "#question").get_attribute("value") == ""
    assert not browser.find_elements("css selector", "#answer .sentence")


def test_the_other_language(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/")
    assert browser.find_element("css selector", "html").get_attribute("lang") == "zh-CN"
    _find(browser, "#language").click()
    _find(browser, "#submit", "Ask")
    _find(browser, "#examples a", "Which")
    assert browser.find_element("css selector", "html").get_attribute("lang") == "en"
    _find(browser, "#language").click()
    _find(browser, "#submit", "提问")


def test_a_refused_question_shows_why(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/?q={quote('路' * 501)}")
    _find(browser, "#answer .sentence", "at most 500 characters")


def test_markup_in_a_question_stays_text(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/?q={quote('<img src=x onerror=document.title=1>谁牵头')}")
    _find(browser, "#answer .sentence")
    assert not browser.find_elements("css selector", "#answer img")
    assert browser.title.startswith("<img")


@pytest.mark.parametrize("width", [320, 375, 768, 1200], ids="{}px".format)
def test_nothing_is_wider_than_the_window(browser: WebDriver, address: str, width: int) -> None:
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    try:
        browser.get(f"{address}/?q={quote(LEADER)}")
        _find(browser, "#answer .sentence", "市住房和城乡建设局")
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_the_keyboard_reaches_everything(browser: WebDriver, address: str) -> None:
    from selenium.webdriver.common.action_chains import ActionChains  # noqa: PLC0415
    from selenium.webdriver.common.keys import Keys  # noqa: PLC0415

    browser.get(f"{address}/?q={quote(LEADER)}")
    _find(browser, "#answer .sentence", "市住房和城乡建设局")
    _find(browser, "#examples a")
    wanted = {".skip", "#language", "#question", "#submit", ".refs a", "#query summary", "#examples a"}
    browser.execute_script("document.activeElement.blur()")
    for _ in range(60):
        ActionChains(browser).send_keys(Keys.TAB).perform()
        wanted -= {
            selector for selector in wanted if browser.execute_script("return document.activeElement.matches(arguments[0])", selector)
        }
    assert wanted == set()


def test_the_page_causes_no_error(browser: WebDriver, address: str) -> None:
    browser.get_log("browser")  # type: ignore[no-untyped-call]
    browser.get(f"{address}/?q={quote(LEADER)}")
    _find(browser, "#answer .sentence", "市住房和城乡建设局")
    assert [entry["message"] for entry in browser.get_log("browser")] == []  # type: ignore[no-untyped-call]


TASKS = "SELECT ?t WHERE { ?t a <https://w3id.org/plangraph/ontology#Task> } ORDER BY ?t LIMIT 7"


def test_a_query_is_run_on_its_page(browser: WebDriver, address: str) -> None:
    browser.get(f"{address}/sparql#query={quote(TASKS)}")
    _find(browser, "#status", "7 行")
    assert len(browser.find_elements("css selector", "#result tbody tr")) == 7
    assert "format=csv" in str(_find(browser, "#downloads a", "CSV").get_attribute("href"))
    link = _find(browser, "#result tbody a")
    link.click()
    _find(browser, "main.thing h1")
    _find(browser, "blockquote")


def test_the_examples_of_the_description_can_be_chosen(browser: WebDriver, address: str) -> None:
    browser.get("about:blank")
    browser.get(f"{address}/sparql")
    option = _find(browser, "#examples option", "Binding indicators")
    option.click()
    _find(browser, "#result td", "云溪市")
    assert "PREFIX plan:" in str(_find(browser, "#query").get_attribute("value"))


def test_what_is_wrong_with_a_query_is_said(browser: WebDriver, address: str) -> None:
    browser.get("about:blank")
    browser.get(f"{address}/sparql#query={quote('SELECT * {')}")
    _find(browser, "#status", "line 1, column")
