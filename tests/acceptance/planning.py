#!/usr/bin/python3
"""The planning page in a real browser, against a real server with weeks behind it.

planning.py BIN [PICTURES]: BIN/../bench-bin/bench-weeks fills the hall. Signs in as each who may and is refused as one who may not, waits for the plan as the page does, compares
what is shown with what the server says and with `hall-server plan`, asks otherwise, takes the file, replays a day with other counters, finds the forecast on the
manager's page of today, and looks at everything light and dark.
"""
import json
import pathlib
import subprocess
import sys
import time

from browser import Broken, Browser
from manager import Hall, Looks, must, sign_in

DAYS = 15


class OldHall(Hall):
    """With working days behind it."""

    def start(self):
        if not self.port:
            weeks = self.server.parent.parent / "bench-bin" / "bench-weeks"
            subprocess.run([weeks, self.directory, str(DAYS)], check=True, capture_output=True)
        super().start()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/planning"


def made(hall, query):
    deadline = time.monotonic() + 120
    while (told := hall.ask("GET", query, "manager", expect=None)).get("code") == "plan-not-ready":
        must(time.monotonic() < deadline, f"{query} was not made")
        time.sleep(0.2)
    return told


def rows(page):
    return page.run("[...document.querySelectorAll('#table tbody tr')].map((row) => [...row.children].map((cell) => cell.innerText))")


def choose(page, which, value):
    page.run(f"(() => {{ const one = document.getElementById('{which}'); one.value = '{value}'; one.dispatchEvent(new Event('change')); }})()")


def refusals(hall, browser, looks):
    page = browser.page(hall.address)
    looks.at(page, "planning-gate")
    clerk = hall.someone("clerk")
    sign_in(page, clerk, hall.secret(clerk))
    page.until("document.querySelector('#gate-fault').innerText.includes('没有所选的身份')", "a clerk is told why not")
    must(page.run("document.querySelector('#shell').hidden"), "nothing is shown to a clerk")
    must(hall.ask("GET", "/api/v1/plan", "counter-3", expect=None)["code"] == "not-allowed", "nor to a counter by the server")


def plan(hall, page, looks):
    page.until("!document.querySelector('#planned').hidden || document.querySelector('#state').innerText.includes('推演')", "it says that the plan is being made")
    page.until("!document.querySelector('#planned').hidden", "and then it is there", 120)
    told = made(hall, "/api/v1/plan?days=5&share=95")
    must(told["past"]["days"] == DAYS and len(told["days"]) == 5, f"{told['past']} and {len(told['days'])} days")
    cards = page.run("[...document.querySelectorAll('.day-number')].map((one) => one.firstChild.textContent)")
    must(cards == [str(round(day["expected"]["mean"])) for day in told["days"]], f"{cards} are the days' visitors")
    day = told["days"][0]
    must(day["kept"] and day["waits"]["share"] >= 0.95, "the promise is kept")
    needed = [sum(profile["halfHours"][i]["needed"] for profile in day["profiles"]) for i in range(len(day["halfHours"]))]
    must([row[2] for row in rows(page)] == [str(n) for n in needed], "the table's counters are the server's")
    must(page.run("document.querySelectorAll('#shifts tbody tr').length") == len(day["shifts"]), "every shift has a line")
    looks.at(page, "planning", whole=True)
    busiest = max(day["profiles"], key=lambda profile: sum(slot["needed"] for slot in profile["halfHours"]))
    choose(page, "profile", busiest["code"])
    page.until("document.querySelectorAll('#table thead th').length === 10", "of one profile there is one fewer and one more")
    looks.at(page, "planning-profile", whole=True)
    choose(page, "profile", "")
    page.click(".days li:nth-child(3) button")
    page.until("document.querySelector('.days li:nth-child(3) button').getAttribute('aria-pressed') === 'true'", "another day")
    must(round(told["days"][2]["expected"]["mean"]) == int(page.text("#figures .figure-value")), "its figures")
    choose(page, "share", "80")
    choose(page, "within", "5")
    page.until("location.search.includes('within=5') && !document.querySelector('#plan').classList.contains('asking')", "asked otherwise", 120)
    other = made(hall, "/api/v1/plan?days=5&share=80&within=5")
    must(other["withinMinutes"] == 5 and all(one["kept"] for one in other["days"]), "five minutes are kept, too")
    return other


def commands(hall, page, other):
    told = subprocess.run([hall.server, "plan", hall.directory, "--share", "80", "--within", "5", "--json"], check=True, capture_output=True, text=True).stdout
    must(json.loads(told) == other, "the command asks the serving hall, and tells the same")
    text = subprocess.run([hall.server, "plan", hall.directory, "--share", "80", "--within", "5"], check=True, capture_output=True, text=True).stdout
    must("counter hours 窗口小时" in text and "needed" in text, "and in words")
    folder = hall.work / "taken"
    folder.mkdir()
    page.tell("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    page.click("#csv")
    deadline = time.monotonic() + 20
    while not (folder / "plan.csv").exists():
        must(time.monotonic() < deadline, "plan.csv was not taken")
        time.sleep(0.05)
    lines = (folder / "plan.csv").read_text(encoding="utf-8-sig").splitlines()
    must(len(lines) == 1 + sum(len(day["halfHours"]) * len(day["profiles"]) for day in other["days"]), "a line for each half hour and profile")
    return text


def replay(hall, page, looks):
    page.click("#tab-replay")
    page.until("!document.querySelector('#replayed').hidden", "the last day, as it was")
    must("加上一项改动" in page.text("#replay-state"), "it says that nothing is tried yet")
    looks.at(page, "replay-own")
    day = page.run("document.getElementById('replay-day').value")
    hall_day = hall.ask("GET", f"/api/v1/replay?day={day}", "manager")
    must(hall_day["own"] == hall_day["after"] and hall_day["before"]["issued"] > 50, "a day worth replaying")
    # Two counters closed for the morning: their visitors wait.
    for label in ("1", "2"):
        choose(page, "change", "close")
        choose(page, "counter", f"counter-{label}")
        for field, time_of_day in (("from", "09:00"), ("to", "12:00")):
            choose(page, field, time_of_day)
        page.click("#add")
        page.until(f"document.querySelector('#changes').innerText.includes('{label}号窗口')", "the change stands in the list")
    page.until("document.querySelectorAll('#replay-table thead .group').length === 3", "three columns")
    tried = hall.ask("GET", f"/api/v1/replay?day={day}&change=close%20counter-1%2009:00-12:00&change=close%20counter-2%2009:00-12:00", "manager")
    must(tried["tried"] and tried["groups"][0]["after"]["sumMs"] > tried["groups"][0]["own"]["sumMs"], "with fewer counters they wait longer")
    cells = page.run("[...document.querySelectorAll('#replay-table tbody .whole td')].map((cell) => cell.innerText)")
    must(len(cells) == 12 and cells[11] == str(tried["groups"][0]["after"]["missed"]), f"{cells} are the server's")
    must(page.run("document.querySelectorAll('#replay-table .worse').length > 0"), "what got worse is marked")
    looks.at(page, "replay", whole=True)
    lines = hall.work / "staffing"
    lines.write_text("# as on the page\nclose counter-1 09:00-12:00\n\nclose counter-2 09:00-12:00  # and the second\n")
    told = subprocess.run([hall.server, "replay", hall.directory, "--day", day, "--staffing", lines, "--json"], check=True, capture_output=True, text=True).stdout
    must(json.loads(told)["groups"] == tried["groups"], "the command says the same")
    page.click("#changes li:first-child button")
    page.until("document.querySelectorAll('#changes li').length === 1", "and can be taken away")
    page.click("#tab-plan")
    page.until("!document.querySelector('#planned').hidden", "back to the coming days")


def today(hall, browser, looks):
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=None)
    item = hall.items()[0]["code"]
    for _ in range(7):
        hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item, "class": "normal"})
    page = browser.page(f"http://127.0.0.1:{hall.port}/manager#today")
    name = hall.someone("manager")
    sign_in(page, name, hall.secret(name))
    page.until("!document.querySelector('#demand').hidden", "today beside what was expected", 60)
    told = hall.ask("GET", "/api/v1/demand", "manager")
    must(sum(slot["came"] for slot in told["halfHours"]) == 7, "all who came")
    must(f"{round(told['expected']['mean'])} expected over the day" in page.text("#demand-so-far"), page.text("#demand-so-far"))
    looks.at(page, "today-demand", whole=True)


def main():
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    looks = Looks(pictures)
    hall = OldHall(sys.argv[1])
    try:
        with Browser(hall.work) as browser:
            refusals(hall, browser, looks)
            page = browser.page(hall.address)
            name = hall.someone("manager")
            sign_in(page, name, hall.secret(name))
            other = plan(hall, page, looks)
            text = commands(hall, page, other)
            if pictures:
                (pictures / "plan.txt").write_text(text)
            replay(hall, page, looks)
            page.click("#language")
            page.until("document.title === 'Planning'", "in English, too")
            looks.at(page, "planning-en", whole=True)
            page.size(1920, 1080)
            looks.at(page, "planning-wide")
            page.click("#tab-replay")
            page.until("!document.querySelector('#replayed').hidden", "the replay in English")
            looks.at(page, "replay-wide")
            page.click("#sign-out")
            page.until("!document.querySelector('#gate').hidden", "signed out")
            must(page.run("document.querySelectorAll('#table tr, #figures *, #days *').length") == 0, "nothing stays below what is hidden")
            today(hall, browser, looks)              # in a tab of its own, and last: one that lies behind is drawn seldom
        print(f"plans as the server makes them; {looks.seen} looks")
    finally:
        hall.close()


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
