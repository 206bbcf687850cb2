#!/usr/bin/python3
"""The planning page in a real browser, against a real server with weeks behind it.

planning.py BIN [PICTURES]: BIN/../bench-bin/bench-weeks fills the hall. Signs in as each who may and is refused as one who may not, waits for the plan as the page does, compares
what is shown with what the server says and with `hall-server plan`, asks otherwise, takes the file, and looks at everything light and dark.
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
            page.click("#language")
            page.until("document.title === 'Planning'", "in English, too")
            looks.at(page, "planning-en", whole=True)
            page.size(1920, 1080)
            looks.at(page, "planning-wide")
            page.click("#sign-out")
            page.until("!document.querySelector('#gate').hidden", "signed out")
            must(page.run("document.querySelectorAll('#table tr, #figures *, #days *').length") == 0, "nothing stays below what is hidden")
        print(f"plans as the server makes them; {looks.seen} looks")
    finally:
        hall.close()


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
