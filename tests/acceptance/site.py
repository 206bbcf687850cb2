#!/usr/bin/python3
"""The visitors' site in a real browser, against a real server: the first page and what stands around every page.

site.py BIN [PICTURES]: both languages, large print, 320 to 1280 pixels, light and dark, by keyboard alone, with the line cut. Every page is
looked at for contrast, names, width and errors of its scripts. With PICTURES, a directory, it leaves pictures there.
"""
import pathlib
import signal
import sys

from browser import Broken, Browser
from manager import Hall, Looks, must

SIZES = ((320, 700), (390, 844), (1280, 800))
FOCUS = "(() => { const at = document.activeElement; return at.id || at.textContent.trim() || at.tagName; })()"


class Visitor:
    """A browser of somebody outside, at one page, in every form that it has."""

    def __init__(self, hall, browser, looks):
        self.hall, self.browser, self.looks = hall, browser, looks
        self.top = f"http://127.0.0.1:{hall.port}"

    def page(self, path, ready, language="zh", width=390, height=844, large=False):
        page = self.browser.page(self.top + "/icon.svg", width=width, height=height)
        page.run(f"localStorage.setItem('language', '{language}'); localStorage.setItem('print', '{'large' if large else ''}')")
        page.go(self.top + path)
        page.until(ready, f"{path} is drawn")
        return page

    def everywhere(self, path, ready, name, act=None):
        """Both languages at all sizes, and large print where it is narrowest. Light and dark are seen to by Looks."""
        for language in ("zh", "en"):
            for width, height in SIZES:
                for large in (False, True) if width == 320 else (False,):
                    page = self.page(path, ready, language, width, height, large)
                    if act:
                        act(page)
                    self.looks.at(page, f"{name}-{width}-{language}{'-large' if large else ''}", whole=True)
                    small = page.run("[...document.querySelectorAll('button, select, input:not([type=checkbox]):not([type=radio]), .ways a, .button, .choice')]"
                                     ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.id || one.textContent)")
                    must(not small, f"{name} at {width}: too small to touch: {small}")
                    page.close()


def around(visitor):
    """Language, print and the ways: chosen once, kept, the same on every page."""
    page = visitor.page("/", "document.querySelectorAll('#queues li').length > 3 && !document.querySelector('.ways').hidden")
    must(page.run("document.documentElement.lang") == "zh-CN" and page.text("h1") == "今日大厅", "Chinese")
    page.click("#language")
    page.until("document.documentElement.lang === 'en' && document.querySelector('h1').innerText === 'The hall today'", "English")
    before = page.run("parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize)")
    page.click("#large-print")
    page.until(f"parseFloat(getComputedStyle(document.querySelector('.lead')).fontSize) > {before} * 1.3", "large print")
    must(page.run("document.querySelector('#large-print').getAttribute('aria-pressed')") == "true", "and the switch says so")
    must(page.run("document.querySelector('#language').getBoundingClientRect().height") >= 60, "touch targets grow with it")
    page.go(visitor.top + "/t/nobodys")
    page.until("document.querySelector('h1#nothing-title')?.checkVisibility()", "a ticket that is nobody's")
    must(page.run("document.documentElement.lang === 'en' && document.documentElement.dataset.print === 'large'"), "both are kept for other pages")
    page.run("document.querySelector('.hall').click()")
    page.until("document.querySelector('#queues') !== null", "the hall's name leads home")
    must(page.run("document.cookie === '' && Object.keys(localStorage).every((key) => ['language', 'print', 'site'].includes(key))"), "nothing else is kept")
    page.close()


def by_keyboard(visitor):
    page = visitor.page("/", "document.querySelector('.ways a')?.checkVisibility()")
    seen = []
    for _ in range(5):
        page.press("Tab")
        seen.append(page.run(FOCUS))
        must(page.run("getComputedStyle(document.activeElement).outlineStyle !== 'none'"), f"{seen[-1]}: the focus is seen")
    must(seen[0] == "跳到正文" and seen[2:4] == ["large-print", "language"], f"the order of the keyboard: {seen}")
    page.press("Tab")
    page.run("document.querySelector('.skip').focus()")
    page.press("Enter")
    page.until("document.activeElement.id === 'main'", "past what stands around")
    page.close()


def cut_off(visitor):
    hall = visitor.hall
    page = visitor.page("/", "document.querySelectorAll('#queues li').length > 3")
    hall.stop(signal.SIGKILL)
    page.until("document.querySelector('.band.cut-off')?.checkVisibility() && document.body.classList.contains('stale')", "a cut line is told")
    must("之前" in page.text(".band.cut-off") and page.run("document.querySelectorAll('#queues li').length > 3"), "what was known stays, as what it is")
    visitor.looks.at(page, "home-cut-390")
    hall.start()
    page.until("!document.body.classList.contains('stale') && !document.querySelector('.band.cut-off').checkVisibility()", "and found again")
    page.close()


def main():
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    hall = Hall(sys.argv[1])
    looks = Looks(pictures)
    try:
        hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
        for item in hall.items()[:12]:
            hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})
        for counter in ("counter-1", "counter-2"):
            hall.ask("POST", f"/api/v1/counters/{counter}/open", counter)
            hall.ask("POST", f"/api/v1/counters/{counter}/call-next", counter, expect=(200, 204))
        with Browser(hall.work) as browser:
            visitor = Visitor(hall, browser, looks)
            around(visitor)
            by_keyboard(visitor)
            visitor.everywhere("/", "document.querySelectorAll('#queues li').length > 3 && !!document.querySelector('.ways a')?.checkVisibility()", "home")
            visitor.everywhere("/t/nobodys", "document.querySelector('#nothing').checkVisibility()", "no-ticket")
            cut_off(visitor)
        print(f"site: {looks.seen} looks, all well")
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
    finally:
        hall.close()


if __name__ == "__main__":
    main()
