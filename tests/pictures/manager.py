#!/usr/bin/python3
"""Pictures of the manager's and the other staff's pages, taken while a hall is at work.

manager.py PORT HALL OUT: a demo hall that is served on that port of this machine, its directory, where the pictures go.
"""
import json
import pathlib
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "acceptance"))
from browser import Browser  # noqa: E402

PAGES = {"now": "#figures .figure", "today": "#table-queues tbody tr", "cases": "#table-departments tbody tr", "people": "#table-people tbody tr",
         "devices": "#devices .device"}


def main():
    port, hall, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    people = json.loads((hall / "demo-accounts.json").read_text())
    name = next(one for one, has in people.items() if "manager" in has["roles"])
    with tempfile.TemporaryDirectory(prefix="onewindow-pictures.") as work, Browser(work) as browser:
        page = browser.page(f"http://127.0.0.1:{port}/manager", width=1366, height=768)
        page.picture(out / "manager-sign-in-zh.png")
        page.type("#name", name)
        page.type("#secret", people[name]["secret"])
        page.click("#sign-in-button")
        page.until("document.querySelector('#figure-waiting') !== null", "the figures")
        for language in ("zh", "en"):
            page.until(f"document.documentElement.lang.startsWith('{language}')", language)
            for one, shown in PAGES.items():
                page.run(f"location.hash = '#{one}'")
                page.until(f"!document.querySelector('#page-{one}').hidden && document.querySelector('{shown}') !== null", one)
                page.picture(out / f"manager-{one}-{language}.png")
                print(f"manager-{one}-{language}.png", file=sys.stderr)
            page.run("document.querySelector('#language').click()")
        page.size(1920, 1080)
        page.wear(dark=True)
        page.run("location.hash = '#wall'")
        page.until("!document.querySelector('#wall').hidden", "the wall")
        page.picture(out / "manager-wall-zh.png")


main()
