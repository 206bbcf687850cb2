#!/usr/bin/python3
"""Pictures of the visitors' pages, on a phone and on a desk.

site.py PORT HALL OUT: a demo hall that is served on that port of this machine, its directory, where the pictures go. It puts in a case of
three departments, whose progress is shown, books a visit, takes tickets and serves one at counter 1. The pictures have few colours, so that
they stay small.
"""
import http.client
import json
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tests" / "acceptance"), str(ROOT / "tests" / "city")]
import city_platform  # noqa: E402
from browser import Browser  # noqa: E402

SIZES = {390: 844, 1280: 800}
THING = "/guide?package=open-restaurant&licence=yes&area=large&kitchen=hot&staff=no&sign=yes&outside=no"
ITEM = city_platform.RESTAURANT[0]
PAGES = [("home", "/", "document.querySelectorAll('#queues li').length > 3", ("zh", "en")),
         ("guide", "/guide", "document.querySelectorAll('#found li').length > 3", ("zh",)),
         ("item", f"/guide?item={ITEM}", "!!document.querySelector('.key-facts')", ("zh", "en")),
         ("my-list", THING, "!!document.querySelector('#print-list')", ("zh",)),
         ("report", "/report", "!!document.querySelector('.choice')", ("zh",))]


class Asks:
    def __init__(self, port, hall):
        self.port, self.tokens = port, json.loads((hall / "demo-tokens.json").read_text())

    def __call__(self, method, path, device=None, body=None, expect=True):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        line.request(method, path, None if body is None else json.dumps(body), {"Content-Type": "application/json", **({"Authorization": "Bearer " + self.tokens[device]} if device else {})})
        answer = line.getresponse()
        text = answer.read()
        if answer.status >= 400 and expect:
            sys.exit(f"{method} {path}: {answer.status} {text[:200]}")
        return json.loads(text) if text else None


def accepted_case(ask):
    """Number and check code of its receipt."""
    codes = city_platform.Guides(ROOT / "server/data/demo-guides/guides.toml").codes(city_platform.RESTAURANT)
    number = ask("PUT", "/api/v1/applications/GA-PICTURE-1", "city-platform", city_platform.application("gaq01", city_platform.RESTAURANT, codes, 7))["case"]
    case = f"/api/v1/cases/{number}"
    ask("POST", case + "/receive", "counter-1", {})
    ask("POST", case + "/check", "counter-1", {"marks": [{"material": one["code"], "state": "sound"} for one in ask("GET", case, "counter-1")["materials"] if one["state"] != "held"]})
    ask("POST", case + "/accept", "counter-1", {})
    return next((one["number"], one["code"]) for one in ask("GET", case, "counter-1")["documents"] if one["kind"] == "acceptance")


def visits(ask):
    """An item, and the tokens of three tickets for it: one waits, one is called to counter 1, one was served there."""
    for item in {one["queue"]: one["code"] for one in ask("GET", "/api/v1/catalogue", "kiosk-1")["items"]}.values():
        waiting, called, served = (ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item}, expect=False).get("ticket") for _ in range(3))
        if served and ask("POST", "/api/v1/counters/counter-1/pick", "counter-1", {"ticket": served["id"], "reason": "asked"}, expect=False).get("ticket"):
            for what in ("start", "finish"):
                ask("POST", f"/api/v1/counters/counter-1/{what}", "counter-1", {})
            ask("POST", "/api/v1/counters/counter-1/pick", "counter-1", {"ticket": called["id"], "reason": "asked"})
            return item, waiting["token"], called["token"], served["token"]
    sys.exit("counter 1 serves no queue that gives tickets")


def booked(ask):
    """The item of a queue that is booked, and the token of a booking."""
    queue = ask("GET", "/api/v1/bookings/offers")["queues"][0]["code"]
    item = next(one["code"] for one in ask("GET", "/api/v1/catalogue", "kiosk-1")["items"] if one["queue"] == queue)
    slots = [slot for day in ask("GET", f"/api/v1/bookings/offers?item={item}")["days"] for slot in day["slots"] if slot["free"]]
    return item, ask("POST", "/api/v1/bookings", None, {"item": item, "from": slots[len(slots) // 2]["from"], "phone": "13800138000", "language": "zh"})["booking"]["token"]


def main():
    port, hall, out = int(sys.argv[1]), pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    ask = Asks(port, hall)
    ask("POST", "/api/v1/counters/counter-1/open", "counter-1", {}, expect=False)
    number, code = accepted_case(ask)
    offered, booking = booked(ask)
    item, waiting, called, served = visits(ask)
    own = [("book", f"/book?item={offered}", "document.querySelectorAll('[name=day]').length > 0", ("zh",)),
           ("booking", f"/b/{booking}", "document.querySelector('#qr')?.naturalWidth > 0", ("zh",)),
           ("take", f"/take?item={item}", "document.querySelector('#form').checkVisibility()", ("zh", "en")),
           ("ticket", f"/t/{waiting}", "!!document.querySelector('#more-time')?.checkVisibility()", ("zh",)),
           ("called", f"/t/{called}", "!!document.querySelector('#more-time')?.checkVisibility()", ("zh", "en")),
           ("rate", f"/rate/{served}", "document.querySelector('#form')?.checkVisibility()", ("zh", "en"))]
    with tempfile.TemporaryDirectory(prefix="onewindow-pictures.") as work, Browser(work) as browser:
        def take(page, name, width, language):
            raw = pathlib.Path(work) / "raw.png"
            page.picture(raw)
            told = out / f"site-{name}-{width}-{language}.png"
            subprocess.run(["convert", raw, "-colors", "96", "-strip", f"PNG8:{told}"], check=True)
            print(told.name, file=sys.stderr)

        for width, height in SIZES.items():
            page = browser.page(f"http://127.0.0.1:{port}/icon.svg", width=width, height=height)
            for name, path, ready, languages in PAGES + own:
                for language in languages:
                    page.run(f"localStorage.setItem('language', '{language}')")
                    page.go(f"http://127.0.0.1:{port}{path}")
                    page.until(ready, name)
                    if name == "my-list":
                        page.run("document.querySelector('h2.screen-only').scrollIntoView()")
                    take(page, name, width, language)
                    if name == "rate":
                        page.click(".level.mood-5")
                        page.until("document.querySelector('#comment').checkVisibility()", "what happened")
                        page.run("document.activeElement.blur(); document.querySelector('#levels').scrollIntoView()")
                        take(page, "rate-bad", width, language)
                        page.run("sessionStorage.clear()")
            page.run("localStorage.setItem('language', 'zh')")
            page.go(f"http://127.0.0.1:{port}/progress")
            page.until("!!document.querySelector('#look')?.textContent")
            page.type("#number", number)
            page.type("#code", code)
            page.click("#look")
            page.until("!document.querySelector('#told').hidden", "a case's progress")
            page.run("document.activeElement.blur()")
            take(page, "progress", width, "zh")
            page.close()
    for what in ("no-show", "close"):  # as it was
        ask("POST", f"/api/v1/counters/counter-1/{what}", "counter-1", {})


main()
