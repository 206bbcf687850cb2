#!/usr/bin/python3
"""The visitors' site in a real browser, against a real server: the first page and what stands around every page.

site.py BIN [PICTURES]: both languages, large print, 320 to 1280 pixels, light and dark, by keyboard alone, with the line cut. Every page is
looked at for contrast, names, width and errors of its scripts. With PICTURES, a directory, it leaves pictures there.
"""
import signal

from manager import must
from visitor import play, served

FOCUS = "(() => { const at = document.activeElement; return at.id || at.textContent.trim() || at.tagName; })()"


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


def story(visitor):
    hall = visitor.hall
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    issued = [hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})["ticket"] for item in hall.items()[:12]]
    for counter in ("counter-1", "counter-2"):
        hall.ask("POST", f"/api/v1/counters/{counter}/open", counter)
        hall.ask("POST", f"/api/v1/counters/{counter}/call-next", counter, expect=(200, 204))
    hall.ask("POST", "/api/v1/counters/counter-3/open", "counter-3")
    over = served(hall, "counter-3", issued[-1])
    around(visitor)
    by_keyboard(visitor)
    visitor.everywhere("/", "document.querySelectorAll('#queues li').length > 3 && !!document.querySelector('.ways a')?.checkVisibility()", "home")
    visitor.everywhere("/t/nobodys", "document.querySelector('#nothing').checkVisibility()", "no-ticket")
    visitor.everywhere(f"/rate/{over}", "document.querySelector('#form')?.checkVisibility()", "rate")
    visitor.everywhere("/rate/nobodys", "document.querySelector('#told')?.checkVisibility()", "rate-nobodys")
    cut_off(visitor)


if __name__ == "__main__":
    play("site", story)
