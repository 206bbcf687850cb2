#!/usr/bin/python3
"""The visitors' site in a real browser, against a real server: the first page and what stands around every page.

site.py BIN [PICTURES]: both languages, large print, 320 to 1280 pixels, light and dark, by keyboard alone, with the line cut. Every page is
looked at for contrast, names, width and errors of its scripts, and weighed: what its first view transfers, and how long that takes on a slow
3G line (400 ms, 400 kbit/s). With PICTURES, a directory, it leaves pictures there.
"""
import signal

from manager import city_platform, must
from visitor import play, served

FIRST_VIEW_BYTES, WITH_ALL_ITEMS_BYTES = 50_000, 110_000
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


def light(visitor, over):
    """Every page's first view over a slow line."""
    item = next(one["code"] for one in visitor.hall.items() if one["queue"] == "tax")
    for name, path, ready in (("home", "/", "document.querySelectorAll('#queues li').length > 3"),
                              ("guide", "/guide", "document.querySelectorAll('#found li').length > 3"),
                              ("an item", f"/guide?item={city_platform.RESTAURANT[0]}", "!!document.querySelector('.key-facts')"),
                              ("book", f"/book?item={item}", "document.querySelectorAll('[name=day]').length > 0"),
                              ("take", f"/take?item={item}", "document.querySelector('#line')?.checkVisibility()"),
                              ("progress", "/progress", "!!document.querySelector('#look')?.textContent"),
                              ("report", "/report", "!!document.querySelector('.choice')"),
                              ("rate", f"/rate/{over}", "document.querySelector('#form')?.checkVisibility()")):
        page = visitor.browser.page("about:blank#", width=390, height=844)
        page.tell("Network.setCacheDisabled", cacheDisabled=True)
        page.tell("Network.emulateNetworkConditions", offline=False, latency=400, downloadThroughput=50_000, uploadThroughput=50_000)
        page.go(visitor.top + path)
        page.until(ready, name)
        seconds = page.run("performance.now()") / 1000
        page.run("1")
        loaded = [event["params"]["encodedDataLength"] for event in visitor.browser.events
                  if event.get("sessionId") == page.session and event["method"] == "Network.loadingFinished"]
        print(f"  {name}: {sum(loaded):.0f} bytes in {len(loaded)} requests; there after {seconds:.2f} s")
        # The guide has every item of the hall with it: searched at once, on the phone alone, and with the line cut.
        limit = WITH_ALL_ITEMS_BYTES if path.startswith("/guide") else FIRST_VIEW_BYTES
        must(len(loaded) > 4 and sum(loaded) < limit, f"{name}: the first view transfers {sum(loaded)} bytes")
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
    light(visitor, over)
    cut_off(visitor)


if __name__ == "__main__":
    play("site", story)
