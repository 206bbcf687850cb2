#!/usr/bin/python3
"""A ticket taken with a phone, in a real browser against a real server: taken by the lobby's code and on the way, refused where it must be, not
taken twice when the line is cut, looked after on its own page.

remote.py BIN [PICTURES]: both languages, 320 to 1280 pixels, light and dark. With PICTURES, a directory, it leaves pictures there.
"""
import contextlib
import hashlib
import re
import signal
import sqlite3
import threading

from manager import must
from visitor import play

HERE = {"latitude": 30.4739, "longitude": 106.6414}          # the demo hall
ON_THE_WAY = {"latitude": 30.5000, "longitude": 106.6414}    # some three kilometres north
FAR = {"latitude": 31.2304, "longitude": 121.4737}           # Shanghai
FORM = "document.querySelector('#form').checkVisibility()"


def lobby_code(hall, browser):
    """What a board in the hall shows; and that nobody outside is told it."""
    page = browser.page(f"http://127.0.0.1:{hall.port}/")
    token = hall.tokens["board-1"]
    page.run("window.line = new WebSocket(`ws://${location.host}/ws`, 'hall.v1');"
             "line.onmessage = ({ data }) => { const told = JSON.parse(data); if (told.view === 'lobby') window.lobbyView = told.data; };"
             "line.onopen = () => line.send(JSON.stringify({ hello: 'hall.v1', client: 'board/1', auth: { kind: 'token', token: '" + token + "' }, topics: ['lobby'] }));"
             "null")
    page.until("window.lobbyView !== undefined", "the board's view")
    code = page.run("lobbyView.code")
    page.run("line.close()")
    page.close()
    must(code and len(code) == 6, f"the board shows a code: {code}")
    must("code" not in hall.ask("GET", "/api/v1/lobby"), "and nobody else is told it")
    return code


def issued(hall):
    return hall.ask("GET", "/api/v1/hall", "manager")["totals"]["issued"]


def item_of(hall, queue):
    return next(item for item in hall.items() if item["queue"] == queue)


def fill(page, phone, code=None):
    if code is None:
        page.click("#by-position")
    else:
        page.type("#code", code)
    page.type("#phone", phone)


def status(page):
    return page.text("main > .status")


def by_code(visitor, browser, code, item):
    hall = visitor.hall
    page = visitor.page("/take", "document.querySelector('#choose').checkVisibility()")
    visitor.looks.at(page, "take-choose-390")
    page.type("#search", item["name"]["zh"][:3])
    page.until("document.querySelectorAll('#found a').length > 0", "the search finds it")
    visitor.looks.at(page, "take-found-390")
    page.run(f"document.querySelector('#found a[data-item=\"{item['code']}\"]').click()")
    page.until(FORM, "the line, and the form")
    must(page.text("#line-item") == item["name"]["zh"], "the service")
    must("无人" in page.text("#line-waiting") or "人等候" in page.text("#line-waiting"), "and who waits there")
    before = issued(hall)
    page.click("#go")
    must(page.text("#code-error") and page.text("#phone-error"), "what is missing is said where it is missing")
    visitor.looks.at(page, "take-missing-390")
    wrong = f"{(int(code) + 1) % 1_000_000:06d}"
    fill(page, "138 0013 8000", wrong)
    page.click("#go")
    page.until("document.querySelector('#code-error').innerText.includes('不对')", "a wrong code is refused")
    must(issued(hall) == before, "and nothing was given")
    visitor.looks.at(page, "take-wrong-390")
    page.run("document.querySelector('#code').value = ''")
    page.type("#code", f"{code[:3]} {code[3:]}")
    # The hall gives the ticket, and the answer is lost on the way back.
    page.run("(() => { const real = window.fetch; let lost = 0; window.fetch = async (...all) => { const answer = await real(...all);"
             " if (all[1]?.method === 'POST' && lost++ === 0) throw new TypeError('cut'); return answer; }; })()")
    page.click("#go")
    page.until("location.pathname.startsWith('/t/')", "the ticket's own page")
    page.until("document.querySelector('h1.number').innerText.length > 2", "and its number")
    must(issued(hall) == before + 1, "one ticket, though it was sent twice")
    number, path = page.text("h1.number"), page.run("location.pathname")
    page.close()
    page = visitor.page(f"/take?item={item['code']}", FORM, "en")
    fill(page, "13800138000", code)
    page.click("#go")
    page.until("document.querySelector('main > .status').innerText.includes('already')", "one ticket of a phone at a time")
    visitor.looks.at(page, "take-limit-390-en")
    page.close()
    return number, path


def by_position(visitor, browser, item):
    hall = visitor.hall
    page = visitor.page(f"/take?item={item['code']}", FORM)
    page.tell("Emulation.setGeolocationOverride")  # nobody knows where
    browser.tell("Browser.setPermission", permission={"name": "geolocation"}, setting="denied")
    fill(page, "13900139000")
    page.click("#go")
    page.until("document.querySelector('main > .status').innerText.includes('没有得到位置')", "a position refused is told")
    visitor.looks.at(page, "take-no-position-390")
    browser.tell("Browser.setPermission", permission={"name": "geolocation"}, setting="granted")
    page.tell("Emulation.setGeolocationOverride", accuracy=20, **FAR)
    page.click("#go")
    page.until("document.querySelector('main > .status').innerText.includes('太远')", "too far is told")
    page.tell("Emulation.setGeolocationOverride", accuracy=20, **ON_THE_WAY)
    before = issued(hall)
    hall.stop(signal.SIGKILL)
    back = threading.Timer(2.0, hall.start)
    back.start()
    page.click("#go")
    page.until("document.querySelector('main > .status').innerText.includes('重发')", "a cut line is told, and it goes on by itself")
    visitor.looks.picture(page, "take-cut-390")
    back.join()
    page.until("location.pathname.startsWith('/t/')", "the ticket's own page", seconds=40)
    page.until("document.querySelector('#here-code')?.checkVisibility()", "which says when it can be called")
    must(issued(hall) == before + 1, "one ticket")
    return page


def looked_after(visitor, page, code, item):
    """On the way: nobody is called who cannot be here. Then here, more time twice, given up."""
    hall = visitor.hall
    number, path = page.text("h1.number"), page.run("location.pathname")
    visitor.looks.at(page, "ticket-on-the-way-390", whole=True)
    page.type("#here-code", f"{(int(code) + 1) % 1_000_000:06d}")
    page.click("#arrived")
    page.until("document.querySelector('#wishes .error').innerText.includes('不对')", "a wrong code makes nobody be here")
    page.run("document.querySelector('#here-code').value = ''")
    page.type("#here-code", code)
    page.click("#arrived")
    page.until("!document.querySelector('#here-code').checkVisibility()", "here")
    for _ in range(4):
        hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})
    visitor.looks.at(page, "ticket-waits-390", whole=True)
    ahead = hall.ask("GET", f"/api/v1/visits/{path.split('/')[2]}")["ahead"]
    page.click("#more-time")
    page.until("document.querySelector('main > .status').innerText.includes('让')", "others go first")
    after = hall.ask("GET", f"/api/v1/visits/{path.split('/')[2]}")
    must(after["ahead"] == ahead + 3 and after["moreTime"] == 1, f"three of them: {ahead} {after}")
    hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})
    page.click("#more-time")
    page.until("!document.querySelector('#more-time').checkVisibility()", "twice, and no more")
    page.click("#give-up")
    page.until("document.querySelector('#give-up-yes').checkVisibility()", "asked about first")
    must(page.run("document.activeElement.id") == "give-up-no", "the harmless answer is nearest")
    visitor.looks.at(page, "ticket-sure-390", whole=True)
    page.click("#give-up-no")
    must(hall.ask("GET", f"/api/v1/visits/{path.split('/')[2]}")["state"] == "waiting", "kept")
    page.click("#give-up")
    page.click("#give-up-yes")
    page.until("document.querySelector('#state').innerText.includes('取消')", "given up")
    visitor.looks.at(page, "ticket-given-up-390", whole=True)
    must(not page.run("document.querySelector('#wishes').checkVisibility()"), "and nothing is left to wish for")
    page.close()
    return number


def just_called(visitor, path, number):
    """The first ticket is called, and its visitor asks for time: the counter is free, and it is no miss."""
    hall = visitor.hall
    token = path.split("/")[2]
    for counter in (f"counter-{n}" for n in range(1, 13)):
        if hall.ask("GET", f"/api/v1/visits/{token}")["state"] == "called":
            break
        hall.ask("POST", f"/api/v1/counters/{counter}/open", counter, expect=None)
        hall.ask("POST", f"/api/v1/counters/{counter}/call-next", counter, expect=None)
    must(hall.ask("GET", f"/api/v1/visits/{token}")["state"] == "called", f"{number} is called")
    page = visitor.page(path, "document.querySelector('#more-time')?.checkVisibility()", "en")
    visitor.looks.at(page, "ticket-called-390-en", whole=True)
    page.click("#more-time")
    page.until("document.querySelector('main > .status').innerText.length > 5 && !document.querySelector('#more-time').disabled", "an answer")
    told = hall.ask("GET", f"/api/v1/visits/{token}")
    behind = told["state"] == "waiting"
    must(behind or "Nobody waits behind" in status(page), f"waits again, or is told that nobody is behind: {told} {status(page)}")
    page.close()


def digest(text):
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=16).digest()[:8], "big")


def distance_is_nowhere(hall, item):
    """What tells a resend from a reused id is keyed, and has no metres in it: nobody works out from the hall's file where a phone was."""
    hall.stop()
    with contextlib.closing(sqlite3.connect(f"file:{hall.directory}/hall.db?mode=ro", uri=True)) as file:
        phones = {re.search(r'"phone":"([^"]+)"', extra)[1] for (extra,) in file.execute("select extra from events where extra like '%reachable_from%'")}
        hashes = {value & (2**64 - 1) for (value,) in file.execute("select body_hash from commands")}
    hall.start()
    must(phones and hashes, "there are tickets from afar in it")
    for one in phones:
        for how in ("position", "code", *range(9000)):
            must(digest(f"phone\nremote\n{item['code']}\n{one}\n{how}\nzh") not in hashes, f"the hall's file tells {how} of a phone")


def guesses_end(hall, item):
    """Ten wrong codes from one address; then no right one counts, either, and the way by position is open still."""
    asked = {"item": item["code"], "phone": "13700137000", "language": "zh"}
    codes = [hall.ask("POST", "/api/v1/remote-tickets", None, {**asked, "code": "no-code"}, expect=None)["code"] for _ in range(11)]
    must(codes == ["lobby-code-wrong"] * 10 + ["too-many-requests"], f"ten guesses: {codes}")
    here = {"latitudeE6": 30_474_000, "longitudeE6": 106_641_400}
    must(hall.ask("POST", "/api/v1/remote-tickets", None, {**asked, "position": here})["token"], "by position")


def story(visitor):
    hall, browser = visitor.hall, visitor.browser
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    item = next(item for item in hall.items() if item["name"]["zh"][:3].strip())
    for _ in range(3):
        hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})
    code = lobby_code(hall, browser)
    number, path = by_code(visitor, browser, code, item)
    page = by_position(visitor, browser, item)
    looked_after(visitor, page, lobby_code(hall, browser), item)
    just_called(visitor, path, number)
    distance_is_nowhere(visitor.hall, item)
    visitor.everywhere(f"/take?item={item['code']}", FORM, "take")
    guesses_end(hall, item)


if __name__ == "__main__":
    play("remote", story)
