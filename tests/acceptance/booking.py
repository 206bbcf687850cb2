#!/usr/bin/python3
"""Booking in a real browser, against a real server.

booking.py BIN [PICTURES]: finds a service, books by keyboard alone, loses the last place to somebody quicker, loses the line in the middle, reads the code with
another program, moves, cancels, checks in over HTTP and at the real kiosk, is called off by the hall, and opens a link that is nobody's. Every page in both languages, at
every size, in large print, light and dark.
"""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time

from browser import Broken, PATIENCE
from manager import must
from visitor import play

ANY_TIME = """
[[booking]]
queue = "social"
hours = ["00:00-24:00"]
slot_minutes = 60
capacity = 20
lead_minutes = 0
cancel_minutes = 0
early_minutes = 1440
days_ahead = 1
"""
DAYS = "document.querySelectorAll('[name=day]').length > 1"
BOOKED = "location.pathname.startsWith('/b/') && document.querySelector('#booking')?.checkVisibility()"
PHONES = iter(range(13_700_000_001, 13_800_000_000))


def phone():
    return str(next(PHONES))


def items_of(hall, queue):
    return [item["code"] for item in hall.items() if item["queue"] == queue]


def slots(hall, item):
    return [slot for day in hall.ask("GET", f"/api/v1/bookings/offers?item={item}")["days"] for slot in day["slots"] if slot["free"]]


def book(hall, item, begins, number=None, language="zh"):
    return hall.ask("POST", "/api/v1/bookings", None, {"item": item, "from": begins, "phone": number or phone(), "language": language})["booking"]


def choose(page, which=-1):
    """The last day, and its time number `which`; the time."""
    page.until(DAYS)
    page.run("[...document.querySelectorAll('[name=day]:enabled')].at(-1).click()")
    page.run(f"[...document.querySelectorAll('[name=time]:enabled')].at({which}).click()")
    return page.run("document.querySelector('[name=time]:checked').value")


def finding(visitor):
    page = visitor.page("/", "[...document.querySelectorAll('.ways a')].some((one) => one.pathname === '/book')")
    page.go(visitor.top + "/book")
    page.until("document.querySelectorAll('#queues button').length === 5", "every queue that takes bookings")
    page.type("#words", "更正")
    page.until("document.querySelectorAll('#found a').length > 0", "found by a part of its name")
    must(page.run("[...document.querySelectorAll('#found .row-name')].every((one) => one.firstChild.textContent.includes('更正'))"), "and nothing else")
    page.type("#words", "qqqq")
    page.until("document.querySelectorAll('#found a').length === 0 && document.querySelector('#found-count').innerText.includes('没有找到')", "nothing, and it says so")
    page.run("document.querySelector('#queues button').click()")
    page.until("document.querySelectorAll('#found a').length > 5", "all of a queue")
    page.run("document.querySelector('#found a').click()")
    page.until("location.search.startsWith('?item=') && " + DAYS, "its times")
    must(not page.complaints(), f"{page.complaints()}")
    page.close()
    walk_in = items_of(visitor.hall, "health")[0]
    page = visitor.page(f"/book?item={walk_in}", "document.querySelector('#none')?.checkVisibility()")
    must("不接受预约" in page.text("#none") and not page.run("document.querySelector('#who').checkVisibility()"), "a service that is not booked says so")
    page.close()


def by_keyboard(visitor, item):
    """From the page's beginning to the booking, without a mouse."""
    hall = visitor.hall
    page = visitor.page(f"/book?item={item}", DAYS)
    reached = set()

    def tab_to(what, script):
        for _ in range(30):
            if page.run(script):
                reached.add(what)
                return
            page.press("Tab")
        raise Broken(f"the keyboard does not come to {what}")

    tab_to("days", "document.activeElement?.name === 'day'")
    must(page.run("getComputedStyle(document.activeElement.parentElement).outlineStyle !== 'none'"), "the day in focus is seen")
    page.press("ArrowDown")
    page.until("document.querySelectorAll('[name=day]')[1]?.checked || document.activeElement.name === 'day'", "another day")
    tab_to("times", "document.activeElement?.name === 'time'")
    page.press(" ")
    page.until("document.querySelector('#who').checkVisibility()", "who comes is asked when a time is chosen")
    wanted = page.run("document.querySelector('[name=time]:checked').value")
    tab_to("phone", "document.activeElement?.id === 'phone'")
    page.press("Enter")
    page.until("document.querySelector('#phone-error').innerText.length > 4 && document.activeElement.id === 'phone'", "no number: told beside the field")
    must(page.run("document.querySelector('#phone').getAttribute('aria-invalid')") == "true", "and to programs that read")
    must("不保存" in page.text("#phone-hint"), "why it is asked, and that it is not stored")
    page.type("#phone", "138 0013 8000")
    page.press("Enter")
    page.until(BOOKED, "booked")
    token = page.run("location.pathname.split('/')[2]")
    must(hall.ask("GET", f"/api/v1/bookings/{token}")["booking"]["from"] == wanted, "for the time that was chosen")
    page.go(visitor.top + "/book")
    page.until(f"document.querySelector('#mine a')?.pathname === '/b/{token}'", "this device knows its way back")
    # The same person again on the same day.
    page.go(visitor.top + f"/book?item={item}")
    page.until(DAYS)
    page.run(f"document.querySelector('[name=day][value=\"{wanted[:10]}\"]').click()")
    page.run("document.querySelector('[name=time]:enabled').click()")
    page.type("#phone", "+86 13800138000")
    page.click("#confirm")
    page.until("document.querySelector('.status').innerText.includes('够数')", "one a day, in words")
    page.close()
    return token


def lost(visitor, item):
    """Somebody is quicker: told, and offered what is left; and a line that is cut between the press and the answer."""
    hall = visitor.hall
    page = visitor.page(f"/book?item={item}", DAYS)
    wanted = choose(page, 0)
    free = next(slot["free"] for slot in slots(hall, item) if slot["from"] == wanted)
    for _ in range(free):
        book(hall, item, wanted)
    page.type("#phone", phone())
    page.click("#confirm")
    page.until("document.querySelector('.status').innerText.includes('约满')", "it is told that the time was just taken")
    page.until(f"document.querySelector('[value=\"{wanted}\"]').disabled && !document.querySelector('#who').checkVisibility()", "and what is left is offered")
    visitor.looks.at(page, "book-lost-390")
    choose(page, 1)
    must(page.run("document.querySelector('#phone').value.length") == 11, "the number need not be typed again")
    hall.stop(signal.SIGKILL)
    page.click("#confirm")
    page.until("document.querySelector('.status').innerText.includes('重发')", "a cut line is told")
    hall.start()
    page.until(BOOKED, "and the same wish goes on by itself", seconds=40)
    must(not page.complaints(), f"{page.complaints()}")
    page.close()


def once_more(visitor, item):
    """Booked, cancelled, back, and the same time booked again: another booking, not the story of the first."""
    page = visitor.page(f"/book?item={item}", DAYS)
    choose(page)
    wanted, mine = page.run("document.querySelector('[name=time]:checked').value"), phone()
    page.type("#phone", mine)
    page.click("#confirm")
    page.until(BOOKED, "booked")
    first = page.run("location.pathname.split('/')[2]")
    visitor.hall.ask("POST", f"/api/v1/bookings/{first}/cancel", None, {"reason": "changed-plans"})
    page.run("history.back(); null")
    page.until("location.pathname === '/book' && " + DAYS, "back, as it was or anew")
    page.run(f"document.querySelector('[name=day][value=\"{wanted[:10]}\"]').click()")
    page.run(f"document.querySelector('[value=\"{wanted}\"]').click()")
    page.type("#phone", mine)
    page.click("#confirm")
    page.until(BOOKED, "booked again")
    second = page.run("location.pathname.split('/')[2]")
    must(second != first and visitor.hall.ask("GET", f"/api/v1/bookings/{second}")["booking"]["state"] == "booked", f"another booking: {first} {second}")
    page.close()


def the_booking(visitor, token, item):
    hall = visitor.hall
    page = visitor.page(f"/b/{token}", "document.querySelector('#qr')?.naturalWidth > 0")
    told = page.text("#main")
    booking = hall.ask("GET", f"/api/v1/bookings/{token}")["booking"]
    for words in (booking["item"]["name"]["zh"], booking["hall"]["zh"], booking["from"][11:16], booking["opensAt"][11:16], booking["closesAt"][11:16]):
        must(words in told, f"the page says {words}")
    if shutil.which("zbarimg"):
        picture = hall.work / "code.png"
        page.run("document.querySelector('#code').scrollIntoView()")
        page.picture(picture)
        read = subprocess.run(["zbarimg", "-q", "--raw", picture], capture_output=True, text=True, check=False).stdout.strip()
        must(read == f"{visitor.top}/b/{token}", f"what a scanner reads: {read}")
    must(page.run("fetch(document.querySelector('#calendar').href).then((one) => one.text())").startswith("BEGIN:VCALENDAR\r\n"), "a calendar file")
    must(page.run("document.querySelector('#to-guide').href").endswith(f"/guide?item={item}"), "the way to what to bring")
    page.click("#move")
    page.until("document.activeElement.id === 'move-title' && " + DAYS, "moving: the focus goes along")
    visitor.looks.at(page, "booking-move-390", whole=True)
    wanted = choose(page)
    page.click("#move-do")
    page.until(f"document.querySelector('#when').innerText.includes('{wanted[11:16]}') && !document.querySelector('#move-part').checkVisibility()", "moved")
    must(hall.ask("GET", f"/api/v1/bookings/{token}")["booking"]["from"] == wanted, "there, too")
    page.click("#cancel")
    page.until("document.activeElement.id === 'cancel-title'", "it is asked about first")
    page.click("#cancel-leave")
    page.until("document.querySelector('#cancel').checkVisibility()", "and can be left")
    page.click("#cancel")
    page.click("#cancel-do")
    page.until("document.querySelector('#state').innerText === '已取消' && !document.querySelector('#code').checkVisibility()", "cancelled")
    must(page.run("document.querySelector('#again').checkVisibility()") and not page.run("document.querySelector('#move').checkVisibility()"), "what is left to do")
    must(not page.complaints(), f"{page.complaints()}")
    page.close()


class Kiosk:
    """The real program with a file in place of its reader; what it shows is read from its trace."""

    def __init__(self, hall):
        self.codes, self.trace, self.paper = hall.work / "scanned", hall.work / "kiosk.trace", hall.work / "ticket.bin"
        self.codes.touch()
        with open(hall.work / "kiosk.log", "ab") as log:
            self.process = subprocess.Popen(
                [hall.server.with_name("ticket-printer"), "--server", f"ws://127.0.0.1:{hall.port}/ws", "--token-file", hall.directory / "demo-tokens.json", "--device",
                 "kiosk-1", "--spool", hall.work / "spool", "--code-reader", f"file:{self.codes}", "--printer", f"file:{self.paper}", "--windowed", "1080x1920",
                 "--trace-screen", self.trace], env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}, stdout=log, stderr=log)
        self.until("it is ready", lambda shown: shown.get("screen") == "start")

    def shown(self):
        lines = self.trace.read_text(encoding="utf-8").split("\n") if self.trace.exists() else []
        return json.loads(lines[-2]) if len(lines) > 1 else {}  # behind the last end of line one may be half written

    def until(self, what, holds):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if holds(shown := self.shown()):
                return shown["shown"]
            time.sleep(0.05)
        raise Broken(f"in time, the kiosk: {what}; it shows {self.shown()}")

    def scan(self, code):
        with open(self.codes, "a", encoding="ascii") as file:
            file.write(code + "\n")

    def check_in(self, code):
        """The number on the ticket page."""
        self.scan(code)
        return self.until("a ticket", lambda shown: shown.get("screen") == "ticket" and shown["shown"].get("print") == "printed")["number"]

    def refuses(self, code, trouble):
        self.scan(code)
        self.until(trouble, lambda shown: shown.get("screen") == "check-in" and shown["shown"].get("trouble") == trouble)

    def rests(self):
        self.until("the start page", lambda shown: shown.get("screen") == "start")

    def end(self):
        self.process.terminate()
        self.process.wait(10)


def at_the_kiosk(visitor):
    """The code is held in front of the reader: one number, once; then why not."""
    hall, kiosk = visitor.hall, Kiosk(visitor.hall)
    try:
        item = items_of(hall, "social")[0]
        here = book(hall, item, slots(hall, item)[0]["from"])
        link = f"{visitor.top}/b/{here['token']}"
        number = kiosk.check_in(link)
        must(hall.ask("GET", f"/api/v1/bookings/{here['token']}")["booking"]["number"] == number, "the number on the kiosk is the booking's")
        must(kiosk.paper.stat().st_size > 0, "it is printed")
        kiosk.rests()
        kiosk.refuses(link, "checked-in")
        kiosk.refuses(f"{visitor.top}/b/{'A' * len(here['token'])}", "unknown")
        gone = book(hall, item, slots(hall, item)[0]["from"])
        hall.ask("POST", f"/api/v1/bookings/{gone['token']}/cancel", None, {"reason": "changed-plans"})
        kiosk.refuses(f"{visitor.top}/b/{gone['token']}", "cancelled")
        tax = items_of(hall, "tax")[0]
        early = book(hall, tax, slots(hall, tax)[-1]["from"])
        kiosk.refuses(f"{visitor.top}/b/{early['token']}", "too-early")
    finally:
        kiosk.end()


def in_the_hall(visitor):
    """Checked in by another program; called off by the hall; a link that is nobody's."""
    hall = visitor.hall
    item = items_of(hall, "social")[0]
    begins = slots(hall, item)[0]["from"]
    here, gone = book(hall, item, begins, language="en"), book(hall, item, begins)
    page = visitor.page(f"/b/{here['token']}", "document.querySelector('#now')?.checkVisibility()")
    must("可以报到" in page.text("#now"), "the check-in is open")
    ticket = hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"booking": here["token"]})["ticket"]
    must((ticket["class"], ticket["language"]) == ("booking", "en"), "the ticket is of the booked class, in the language of the booking")
    page.until(f"document.querySelector('#to-ticket')?.checkVisibility() && document.querySelector('#now').innerText.includes('{ticket['number']}')", "checked in")
    visitor.looks.at(page, "booking-arrived-390", whole=True)
    page.run("document.querySelector('#to-ticket').click()")
    page.until(f"location.pathname === '/t/{ticket['token']}' && document.querySelector('#main')?.innerText.includes('{ticket['number']}')", "and the way to the ticket")
    page.go(visitor.top + f"/b/{gone['token']}")
    page.until(BOOKED)
    hall.ask("POST", f"/api/v1/bookings/{gone['token']}/call-off", "manager", {"reason": "no-clerk"})
    page.until("document.querySelector('#now').innerText.includes('大厅取消')", "called off, without looking again")
    visitor.looks.at(page, "booking-called-off-390", whole=True)
    page.go(visitor.top + "/b/nobodys")
    page.until("document.querySelector('#nothing-title')?.checkVisibility()", "nobody's booking")
    visitor.looks.at(page, "booking-nobodys-390")
    must(not page.complaints(), f"{page.complaints()}")
    page.close()


def limited(hall):
    """From one address only so many acts in ten minutes, whatever is in them."""
    wishes = [hall.ask("POST", "/api/v1/bookings", None, {"item": "nothing"}, expect=None)["code"] for _ in range(61)]
    must(wishes[-1] == "too-many-requests" and "json-missing-member" in wishes, f"an end to it: {wishes}")


def story(visitor):
    hall = visitor.hall
    text = (pathlib.Path(__file__).parents[2] / "server/data/demo/hall.toml").read_text(encoding="utf-8")
    (hall.work / "hall.toml").write_text(text + ANY_TIME, encoding="utf-8")
    subprocess.run([hall.server, "configure", hall.directory, hall.work / "hall.toml"], check=True, capture_output=True)
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    item = items_of(hall, "tax")[0]
    finding(visitor)
    token = by_keyboard(visitor, item)
    lost(visitor, items_of(hall, "tax")[1])
    once_more(visitor, items_of(hall, "tax")[1])
    visitor.everywhere("/book", "document.querySelectorAll('#queues button').length === 5", "book")
    visitor.everywhere(f"/book?item={item}", DAYS, "book-times", lambda page: choose(page, 2))
    visitor.everywhere(f"/b/{token}", "document.querySelector('#qr')?.naturalWidth > 0", "booking")
    the_booking(visitor, token, item)
    in_the_hall(visitor)
    if hall.server.with_name("ticket-printer").exists():  # a build without Qt has none
        at_the_kiosk(visitor)
    limited(hall)


if __name__ == "__main__":
    play("booking", story)
