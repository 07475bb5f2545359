"""The page in a real Chromium: axe, keyboard, widths, colour schemes, print."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from casework import document, make_case, sources

from onrecord.publication.publish import Published, Site, publish

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(shutil.which("chromium") is None, reason="there is no chromium on this machine"),
]
playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
WIDTHS = (320, 768, 1280, 1920)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Published:
    case = make_case()
    folder = tmp_path_factory.mktemp("browser") / "site"
    return publish(
        case.report(),
        case.check,
        Site(folder, "https://example.org/", "A demo desk", example=True),
        case.decisions,
    )


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=shutil.which("chromium"), args=ARGS)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: "playwright.Browser", site: Published) -> Iterator["playwright.Page"]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.goto(site.page.as_uri())
    yield opened
    opened.close()


def pages(site: Published) -> list[Path]:
    """The page, the front page, the method, and one archived copy of each kind."""
    root = site.page.parents[2]
    copies = sorted((root / "archive").glob("*.html"))
    kinds = [
        next(one for one in copies if one.name.startswith("fck_") is earlier) for earlier in (True, False)
    ]
    return [site.page, root / "index.html", root / "methodology" / "index.html", *kinds]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: "playwright.Browser", site: Published, scheme: str) -> None:
    for path in pages(site):
        opened = browser.new_page(
            viewport={"width": 1280, "height": 800}, color_scheme=scheme, bypass_csp=True
        )
        opened.goto(path.as_uri())
        opened.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        found = axe.Axe().run(opened)
        opened.close()
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"


def test_no_width_scrolls_sideways(page: "playwright.Page", site: Published) -> None:
    for path in pages(site):
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, (path, width, wide)


def test_long_words_and_hostile_titles_do_not_scroll_sideways(
    browser: "playwright.Browser", tmp_path: Path
) -> None:
    first, *rest = sources()
    bad = document(first.text, "<script>alert(1)</script>" + "W" * 10_000, "P" * 300, "2017-04-15")
    case = make_case(None, (bad, *rest))
    done = publish(case.report(), case.check, Site(tmp_path, "https://example.org", "Desk"), case.decisions)
    opened = browser.new_page(viewport={"width": 320, "height": 800})
    alerts: list[str] = []
    opened.on("dialog", lambda dialog: alerts.append(dialog.message))
    opened.goto(done.page.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320
    opened.close()
    assert alerts == []


def test_tab_reaches_the_skip_link_first_and_it_leads_to_the_text(page: "playwright.Page") -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left >= 0")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_every_citation_is_reached_by_tab_and_shows_its_focus(page: "playwright.Page") -> None:
    page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
    wanted = page.locator("sup a").count()
    reached = 0
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        if page.evaluate("!!document.activeElement.closest('sup')"):
            reached += 1
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline == "solid"
    assert wanted > 10
    assert reached == wanted


def test_a_citation_leads_to_the_exact_words_marked_in_our_copy(page: "playwright.Page") -> None:
    page.locator("main sup a[href*='#text']").first.click()
    page.wait_for_selector("mark:target")
    assert page.locator("mark:target").inner_text().strip() != ""


def test_the_page_works_without_script_and_asks_for_nothing_elsewhere(
    browser: "playwright.Browser", site: Published
) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(site.page.as_uri())
    assert all(url.startswith("file:") for url in asked)
    assert any("/static/onrecord." in url for url in asked)
    assert opened.locator("h1").is_visible()
    context.close()


def test_the_answer_stands_above_the_fold(page: "playwright.Page") -> None:
    for width, height in ((1280, 800), (375, 880)):
        page.set_viewport_size({"width": width, "height": height})
        for claim in page.locator(".answers li").all():  # what was claimed, its rating, and one reason
            assert claim.locator("q:visible").first.inner_text().strip()
            assert claim.locator(".verdict").inner_text().strip()
            assert claim.locator(".brief").inner_text().strip()
        last = page.locator(".answers li").last.bounding_box()
        words = page.locator("blockquote").bounding_box()
        assert last is not None
        assert last["y"] + last["height"] <= height
        assert words is not None
        assert words["y"] < height


def test_print_is_black_on_white_and_hides_the_furniture(page: "playwright.Page") -> None:
    page.emulate_media(media="print")
    assert not page.locator("header.site nav").is_visible()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.pdf()[:5] == b"%PDF-"
