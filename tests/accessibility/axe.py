#!/usr/bin/python3
"""Every page of the hall, the visitors' and the staff's, held to WCAG 2.2 A and AA by the rules of axe-core, which are none of ours.

axe.py BIN MODULES: a demo hall with visitors, cases and notices; every page in both languages, light and dark, 320, 390 and 1280 pixels wide. MODULES is
the directory into which npm has installed what package.json names. Ends with 1 where a rule is broken; what only a person can judge is counted.
"""
import datetime
import json
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "acceptance"))
sys.path.insert(0, str(HERE.parent / "city"))
import city_platform  # noqa: E402  what a city's platform puts
from browser import Broken, Browser  # noqa: E402
from manager import Hall, must  # noqa: E402
from visitor import served  # noqa: E402

SIZES = (320, 390, 1280)
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
QUIET = "!document.body.classList.contains('stale')"
THING = "/guide?package=open-restaurant&licence=yes&area=large&kitchen=hot&staff=no&sign=yes&outside=no"

# What a visitor can reach: name, address, when it is drawn. A page that this hall does not have is told and passed over.
PUBLIC = [
    ("home", "/", "document.querySelectorAll('#queues li').length > 3"),
    ("ticket", "/t/{visit}", "document.querySelector('main').innerText.length > 10"),
    ("no ticket", "/t/nobodys", "document.querySelector('main').innerText.length > 10"),
    ("guide", "/guide", "document.querySelectorAll('#found li').length > 3"),
    ("item", "/guide?item={item}", "!!document.querySelector('.key-facts')"),
    ("item without a guide", "/guide?item={bare}", "!!document.querySelector('#one .card')"),
    ("questions", "/guide?package=open-restaurant", "!!document.querySelector('.choice')"),
    ("my list", THING, "!!document.querySelector('#print-list')"),
    ("progress", "/progress", "!!document.querySelector('#look')?.textContent"),
    ("report", "/report", "!!document.querySelector('.choice')"),
    ("book", "/book", "document.querySelector('main')?.innerText.length > 20"),
    ("take", "/take", "document.querySelector('main')?.innerText.length > 20"),
    ("rate", "/rate/{over}", "document.querySelector('#form')?.checkVisibility()"),
    ("nothing to rate", "/rate/nobodys", "document.querySelector('#told')?.checkVisibility()"),
]
MANAGER = ("now", "today", "cases", "people", "devices", "notices", "settings")
STAFF = [("/auditor", "auditor"), ("/reports", "manager"), ("/planning", "manager"), ("/appraisal", "manager")]


class Proof:
    def __init__(self, hall, browser, rules):
        self.hall, self.browser, self.rules = hall, browser, rules
        self.top = f"http://127.0.0.1:{hall.port}"
        self.looks = self.passed = self.unclear = 0
        self.broken = {}

    def look(self, page, name):
        page.run("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.run(self.rules + "; undefined")
        told = json.loads(page.run(f"axe.run(document, {{ runOnly: {{ type: 'tag', values: {json.dumps(TAGS)} }}, resultTypes: ['violations'] }}).then((r) => JSON.stringify("
                                   "{ passes: r.passes.length, unclear: r.incomplete.length, violations: r.violations.map((v) => [v.id, v.help, v.nodes.length, v.nodes.slice(0, 2).map((n) => n.html.slice(0, 160))]) }))"))
        self.looks += 1
        self.passed += told["passes"]
        self.unclear += told["unclear"]
        for rule, what, count, nodes in told["violations"]:
            self.broken.setdefault((rule, what), []).append((name, count, nodes))

    def everywhere(self, name, page, sizes=SIZES, languages=("zh", "en"), enter=None):
        for language in languages:
            page.run(f"localStorage.setItem('language', '{language}')")
            page.tell("Page.reload")
            if enter:
                enter(page)
            for width in sizes:
                page.size(width, 900)
                for dark in (False, True):
                    page.wear(dark)
                    self.look(page, f"{name} {language} {width}{' dark' if dark else ''}")
            page.wear(False)

    def visitor(self, name, address, ready):
        page = self.browser.page(self.top + "/icon.svg", width=390, height=900)
        page.go(self.top + address)
        if page.run("document.contentType") != "text/html":
            print(f"{name}: this hall has no {address}")
            page.close()
            return False
        self.everywhere(name, page, enter=lambda one: one.until(f"({ready}) && {QUIET}", f"{name} is drawn"))
        page.close()
        return True

    def progress(self, number, code):
        page = self.browser.page(self.top + "/progress", width=390, height=900)

        def told(one):
            one.until("!!document.querySelector('#look')?.textContent")
            one.type("#number", number)
            one.type("#code", code)
            one.click("#look")
            one.until("!document.querySelector('#told').hidden", "a case's progress")
        self.everywhere("progress of a case", page, enter=told)
        page.close()

    def staff(self, address, token, name=None, ready="!document.querySelector('#shell').hidden"):
        page = self.browser.page(self.top + "/icon.svg", width=1280, height=900)
        page.run(f"sessionStorage.setItem('token', {json.dumps(token)})")
        page.go(self.top + address)

        def inside(one):
            one.until(f"document.readyState === 'complete' && ({ready})", f"{address} is drawn")
            one.run("new Promise((done) => setTimeout(done, 400))")
        self.everywhere(name or address, page, enter=inside)
        page.close()

    def tell(self):
        print(f"\n{self.looks} looks at pages, {self.passed} rules held, {self.unclear} that only a person can judge, {len(self.broken)} broken")
        for (rule, what), where in sorted(self.broken.items()):
            print(f"\nBROKEN {rule}: {what}; {len(where)} times")
            for name, count, nodes in where[:6]:
                print(f"  {name}: {count}")
                for node in nodes:
                    print(f"      {node}")

    def gate(self, address):
        page = self.browser.page(self.top + "/icon.svg", width=1280, height=900)
        page.run("sessionStorage.clear()")
        page.go(self.top + address)
        self.everywhere(f"{address} gate", page, enter=lambda one: one.until("!document.querySelector('#gate').hidden", f"the gate of {address}"))
        page.close()


def fill(hall):
    """A hall in which something happens: tickets, calls, a case with the departments, one whose papers are missing, a notice."""
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    items = hall.items()
    hall.ask("POST", "/api/v1/counters/counter-1/open", "counter-1")
    over = served(hall, "counter-1", hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": items[0]["code"]})["ticket"])
    for item in items[:20]:
        ticket = hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})["ticket"]
    for counter in ("counter-1", "counter-2", "counter-3"):
        hall.ask("POST", f"/api/v1/counters/{counter}/open", counter, expect=(200, 409))
        hall.ask("POST", f"/api/v1/counters/{counter}/call-next", counter, expect=(200, 204))
    hall.ask("POST", "/api/v1/notices", "manager", {"kind": "information", "places": ["boards", "kiosks", "phones"], "text": {"zh": "下午四点停止取号", "en": "No tickets after four"}}, expect=None)
    return ticket, over


def main():
    rules = (pathlib.Path(sys.argv[2]) / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    hall = Hall(sys.argv[1])
    try:
        ticket, over = fill(hall)
        lines = hall.ask("GET", "/api/v1/guide")["items"]
        words = {"over": over, "visit": ticket.get("visit") or ticket.get("token") or "nobodys", "item": next(one["code"] for one in lines if one.get("published")),
                 "bare": next(one["code"] for one in lines if not one.get("published"))}
        with Browser(hall.work) as browser:
            proof = Proof(hall, browser, rules)
            for name, address, ready in PUBLIC:
                proof.visitor(name, address.format(**words), ready)
            person = hall.someone("manager")
            token = hall.ask("POST", "/api/v1/session", body={"name": person, "secret": hall.secret(person)})["token"]
            for address in ("/manager", "/auditor", "/reports", "/planning", "/appraisal"):
                proof.gate(address)
            for tab in MANAGER:
                proof.staff(f"/manager#{tab}", token, f"/manager {tab}", f"!document.querySelector('#shell').hidden && !document.querySelector('#page-{tab}').hidden")
            for address, role in STAFF:
                who = hall.someone(role)
                proof.staff(address, hall.ask("POST", "/api/v1/session", body={"name": who, "secret": hall.secret(who)})["token"])
        proof.tell()
        sys.exit(1 if proof.broken else 0)
    except Broken as broken:
        proof.tell()
        sys.exit(f"BROKEN: {broken}")
    finally:
        hall.close()


if __name__ == "__main__":
    main()
