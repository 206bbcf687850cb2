#!/usr/bin/python3
"""The auditor's page in a real browser, against a real server.

auditor.py BIN [PICTURES]: signs in (a manager is refused), searches the log, finds a pick and why it was called, follows a ticket, goes further back, changes
language, has the log verified; then the log is changed by hand, and the verification says so. Every state is looked at for contrast, names and errors of its
scripts. With PICTURES, a directory, it leaves pictures there.
"""
import pathlib
import sqlite3
import sys

from browser import Broken, Browser
from manager import Hall, Looks, must, sign_in


def of_the_auditor(hall):
    return f"http://127.0.0.1:{hall.port}/auditor"


def lived(hall):
    """A few visitors, one of them called out of turn."""
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=None)
    items = hall.items()
    queue = items[0]["queue"]
    wanted = [item["code"] for item in items if item["queue"] == queue][:6]
    tickets = [hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item, "class": "normal"})["ticket"] for item in wanted]
    counter = next(one["id"] for one in hall.ask("GET", "/api/v1/hall")["counters"] if queue in one.get("queues", [queue]) and one["id"] not in ("counter-1", "counter-2", "counter-3"))
    hall.ask("POST", f"/api/v1/counters/{counter}/open", counter, {})
    return tickets, counter


def refusals(hall, browser, looks):
    page = browser.page(of_the_auditor(hall))
    looks.at(page, "auditor-gate")
    sign_in(page, hall.someone("manager"), hall.secret(hall.someone("manager")))
    page.until("!document.querySelector('#gate-fault').hidden && document.querySelector('#gate-fault').innerText.includes('不是审计员')", "a manager is no auditor")
    name = hall.someone("auditor")
    sign_in(page, name, hall.secret(name))
    page.until("!document.querySelector('#choose').hidden || !document.querySelector('#shell').hidden", "signed in, or asked for a secret of their own")
    if page.run("!document.querySelector('#choose').hidden"):
        page.type("#secret", hall.secret(name))
        page.type("#new-secret", "drei Kraniche am Fluss")
        page.type("#new-secret-again", "drei Kraniche am Fluss")
        page.click("#sign-in-button")
    page.until("document.querySelectorAll('#log tr').length > 0", "the log is there")
    return page


def rows(page):
    return page.run("document.querySelectorAll('#log tr[data-seq]').length")


def searching(hall, page, looks, tickets):
    must(rows(page) == 50, "a page of fifty")
    seqs = page.run("[...document.querySelectorAll('#log tr[data-seq]')].map((row) => Number(row.dataset.seq))")
    must(seqs == sorted(seqs, reverse=True), "the newest first")
    looks.at(page, "auditor-log-1280")
    page.click("#older")
    page.until("document.querySelectorAll('#log tr[data-seq]').length === 100", "further back")
    must(page.run("new Set([...document.querySelectorAll('#log tr[data-seq]')].map((row) => row.dataset.seq)).size") == 100, "nothing twice")
    # A kind, then one ticket.
    page.run("document.querySelector('#by-kind').value = 'ticket-issued'")
    page.click("#narrow .primary")
    page.until(f"document.querySelectorAll('#log tr[data-seq]').length === {len(tickets)}", "the tickets, and nothing else")
    page.click("#log tr:first-child td:last-child button:last-child")
    page.until("document.querySelector('#log .details dd') !== null", "all of an event is shown")
    looks.at(page, "auditor-details-1280")
    page.click("#log tr:first-child td:last-child button:first-child")
    page.until("!document.querySelector('#about').hidden", "one ticket alone")
    page.click("#about-drop")
    page.click("#widen")
    page.until("document.querySelectorAll('#log tr[data-seq]').length === 50", "everything again")
    page.type("#by-actor", "nobody-at-all")
    page.click("#narrow .primary")
    page.until("!document.querySelector('#log-none').hidden", "nothing found is said")
    looks.at(page, "auditor-none-1280")
    page.click("#widen")
    page.until("document.querySelector('#log-none').hidden", "and again everything")
    page.run("document.querySelector('#by-day').value = '2001-01-01'")
    page.click("#narrow .primary")
    page.until("!document.querySelector('#log-fault').hidden && document.querySelector('#log-fault').innerText.includes('没有开放')", "a day on which the hall was closed")
    page.click("#widen")


def why(hall, page, looks, tickets, counter):
    hall.ask("POST", f"/api/v1/counters/{counter}/call-next", counter, {})
    page.click('#only button[data-only=""]')
    page.until("[...document.querySelectorAll('#log .what')].some((cell) => cell.innerText === '叫号')", "the call is in the log")
    page.run("[...document.querySelectorAll('#log tr')].find((row) => row.querySelector('.what')?.innerText === '叫号').querySelector('td:last-child button').click()")
    page.until("document.querySelector('#why').open && document.querySelector('.why-step.call') !== null", "why it was called then")
    looks.at(page, "auditor-why-1280")
    page.press("Escape")
    page.until("!document.querySelector('#why').open", "closed")
    page.click('#only button[data-only="picks"]')
    page.until("document.querySelector('#only button[data-only=\"picks\"]').getAttribute('aria-pressed') === 'true' && document.querySelectorAll('#log tr').length === 0", "nobody was picked")


def verified(page, looks, state, name):
    page.click("#proof-begin")
    page.until(f"document.querySelector('.proof').classList.contains({state!r})", f"the verification ends {state}", 60)
    looks.at(page, name)


def changed_by_hand(hall):
    hall.stop()
    with sqlite3.connect(hall.directory / "hall.db") as file:
        triggers = [name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'events'")]
        for name in triggers:  # who has the file has them, too
            file.execute(f"DROP TRIGGER {name}")
        changed = file.execute("UPDATE events SET actor = 'kiosk-2' WHERE seq = (SELECT max(seq) FROM events WHERE actor = 'kiosk-1')").rowcount
    file.close()
    must(changed == 1, "one record was changed")
    hall.start()


def main():
    programs, *rest = sys.argv[1:]
    pictures = pathlib.Path(rest[0]) if rest else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    hall = Hall(programs)
    looks = Looks(pictures)
    try:
        tickets, counter = lived(hall)
        with Browser(hall.work) as browser:
            page = refusals(hall, browser, looks)
            searching(hall, page, looks, tickets)
            why(hall, page, looks, tickets, counter)
            page.click("#language")
            page.click('#only button[data-only=""]')
            page.until("document.querySelectorAll('#log tr[data-seq]').length === 50 && document.documentElement.lang === 'en'", "the same in English")
            page.size(1920, 1080)
            looks.at(page, "auditor-log-en-1920")
            page.size(1280, 800)
            verified(page, looks, "good", "auditor-good-1280")
            changed_by_hand(hall)
            page.go(of_the_auditor(hall))
            page.until("!document.querySelector('#shell').hidden", "still signed in")
            verified(page, looks, "wrong", "auditor-wrong-1280")
            page.click("#sign-out")
            page.until("!document.querySelector('#gate').hidden && sessionStorage.getItem('token') === null", "signed out")
            must(page.run("document.querySelectorAll('#log tr').length") == 0, "and nothing is left to see")
        print(f"found, explained, verified; {looks.seen} looks, each light and dark")
    finally:
        hall.close()


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
