"""The system's Chromium, for what only a browser can show."""

import os
import shutil
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

#: CI sets it: there a missing browser is a failure.
REQUIRED = "GXFTA_BROWSER_REQUIRED"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = [
    *("--disable-gpu", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--no-first-run", "--disable-quic"),
]


def found():
    """Where the browser is; without one the tests are skipped, but never where it is required."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        said = (
            "no Chromium: install it and a Chinese font (apt-get install chromium fonts-noto-cjk)"
        )
        (pytest.fail if os.environ.get(REQUIRED) else pytest.skip)(said)
    return path


@contextmanager
def launched():
    """A browser without a screen."""
    path = found()
    from playwright.sync_api import sync_playwright  # slow, and for some tests only

    # Chromium refuses to build its sandbox for root.
    options = QUIET + ["--no-sandbox"] * (hasattr(os, "geteuid") and os.geteuid() == 0)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@contextmanager
def opened(browser, address, complains=None, **options):
    """A page that must not ask for anything but itself, nor complain.

    Args:
        browser: The browser.
        address: What it opens.
        complains: What it must complain of, where that is what a test is about.
        options: Of its window: `viewport`, `color_scheme`.
    """
    context = browser.new_context(**{"viewport": {"width": 1200, "height": 900}, **options})
    page, wrong = context.new_page(), []
    page.set_default_timeout(60_000)
    page.on("console", lambda message: wrong.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: wrong.append(request.url) if _leaves(request) else None)
    page.goto(address)
    try:
        yield page
    finally:
        context.close()
    if complains:
        assert complains in wrong.pop()
    assert wrong == []


def _leaves(request):
    address = urlsplit(request.url)
    is_itself = address.scheme == "file" and address.path.endswith(".html")
    return not is_itself and address.scheme not in {"blob", "data"}
