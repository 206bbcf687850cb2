#!/usr/bin/python3
"""What a visitor does with a case from outside, in a real browser against a real server: sees how far it is, and tells what could not be done.

case.py BIN [PICTURES]: a case of three departments whose papers are missing, then accepted; number and code of its papers, wrong ones, too many of
them; a thing told by keyboard, with the line cut while it is sent, and found once among the hall's follow-ups.
"""
import signal

from manager import ROOT, city_platform, must
from visitor import play

READY = "!!document.querySelector('#look')?.textContent"
TOLD = "!document.querySelector('#told').hidden"


def act(hall, number, what, body=None):
    return hall.ask("POST", f"/api/v1/cases/{number}/{what}", "counter-1", body if body is not None else {})


def paper(hall, number, kind):
    return next(one for one in hall.ask("GET", f"/api/v1/cases/{number}", "counter-1")["documents"] if one["kind"] == kind)


def case(hall):
    """Received, and told what is missing."""
    codes = city_platform.Guides(ROOT / "server/data/demo-guides/guides.toml").codes(city_platform.RESTAURANT)
    number = hall.ask("PUT", "/api/v1/applications/GA-PROGRESS-1", "city-platform",
                      city_platform.application("gaq01", city_platform.RESTAURANT, codes, 7, missing=["premises-plan"]))["case"]
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    hall.ask("POST", "/api/v1/counters/counter-1/open", "counter-1")
    act(hall, number, "receive")
    marks = [{"material": one["code"], "state": "sound"} for one in hall.ask("GET", f"/api/v1/cases/{number}", "counter-1")["materials"] if one["state"] != "held"]
    for mark in marks:
        if mark["material"] == "premises-plan":
            mark.update(state="missing", reason="not-brought")
    act(hall, number, "check", {"marks": marks})
    act(hall, number, "notify")
    return number


def look(page, number, code):
    page.type("#number", number)
    page.type("#code", code)
    page.click("#look")


def progress(visitor, number):
    hall = visitor.hall
    told = paper(hall, number, "notification")
    page = visitor.page("/progress", READY)
    page.click("#look")
    page.until("document.activeElement.id === 'number' && document.querySelector('#number-error').innerText !== ''", "an empty form says what is wanted")
    look(page, number, "AAAAAAAA")
    page.until("document.querySelector('.status.alarm')?.innerText.includes('不对')", "a wrong code")
    unknown = page.text(".status")
    look(page, number[:-4] + "999X", told["code"])
    page.until("!document.querySelector('#look').disabled", "an unknown number")
    must(page.text(".status") == unknown, "sounds the same")
    # What the paper's own square code holds, pasted whole into the first field.
    page.type("#code", "")
    page.type("#number", f"{told['number']} {told['code'].lower()}")
    page.click("#look")
    page.until(TOLD, "the notification opens its case")
    words = page.text("#told")
    for what in (number, "材料要补正", "场所平面布置图", "没有带来", "请在"):
        must(what in words, f"{what} in: {words}")
    person = hall.ask("GET", f"/api/v1/cases/{number}", "counter-1")["applicant"]
    must(person["name"] not in page.run("document.body.innerText"), "nobody's name")
    must(page.run("location.href.endsWith('/progress') && !Object.values(localStorage).join().includes('5116')"), "nothing of it stays in address or browser")
    visitor.looks.at(page, "progress-missing-390", whole=True)

    act(hall, number, "supplement", {"marks": [{"material": "premises-plan", "state": "sound"}]})
    act(hall, number, "accept")
    page.click("#told .button")
    page.until("document.querySelector('#told').innerText.includes('已受理')", "looked again: accepted")
    words = page.text("#told")
    must("个工作日" in words and "最迟" in words and words.count("等待") == 3, f"by when, and who works on it: {words}")
    page.click("#language")
    page.until("document.querySelector('#told').innerText.includes('To be decided by')", "in English, too")
    page.click("#language")
    hall.stop(signal.SIGKILL)
    page.click("#told .button")
    page.until("document.querySelector('.band.cut-off').checkVisibility()", "a cut line is told, and what was seen stays")
    hall.start()
    page.until("!document.querySelector('#look').disabled")
    page.click("#told .button")
    page.until("!document.querySelector('.band.cut-off').checkVisibility()", "and found again")
    must(not page.complaints(), f"{page.complaints()}")
    page.close()
    return paper(hall, number, "acceptance")


def rated(visitor):
    """Refused, so it is over: its page leads to its rating, until it is rated."""
    hall = visitor.hall
    codes = city_platform.Guides(ROOT / "server/data/demo-guides/guides.toml").codes(city_platform.RESTAURANT)
    number = hall.ask("PUT", "/api/v1/applications/GA-PROGRESS-2", "city-platform", city_platform.application("gaq01", city_platform.RESTAURANT, codes, 9))["case"]
    act(hall, number, "receive")
    act(hall, number, "refuse", {"ground": "outside-authority", "reason": "other-authority", "note": "x"})
    told = paper(hall, number, "refusal")

    def shown(page):
        look(page, told["number"], told["code"])
        page.until(TOLD)

    visitor.everywhere("/progress", READY, "progress-over", shown)
    page = visitor.page("/progress", READY)
    shown(page)
    must("不予受理" in page.text("#told") and page.text("#rate") == "评价这次办理", f"over, and to be rated: {page.text('#told')}")
    way = page.run("new URL(document.querySelector('#rate').href).pathname")
    visitor.everywhere(way, "document.querySelector('#form')?.checkVisibility()", "rate-case")
    page.click("#rate")
    page.until("document.querySelector('#form')?.checkVisibility()", "the page of its rating")
    must(page.run("location.pathname") == way, "of this case")
    page.click(".level.mood-2")
    page.click("#send")
    page.until("document.querySelector('#told')?.checkVisibility()", "thanks")
    page.go(visitor.top + "/progress")
    page.until(READY)
    shown(page)
    must(page.run("document.querySelector('#rate')") is None, "it was rated")
    page.close()


def guesses_end(visitor, number):
    page = visitor.page("/progress", READY, "en")
    for _ in range(11):
        look(page, number, "AAAAAAAA")
        page.until("!document.querySelector('#look').disabled && document.querySelector('.status.alarm') !== null")
    page.until("document.querySelector('.status').innerText.includes('60 minutes')", "guessing ends")
    page.close()


def report(visitor):
    """By keyboard: the kind, what happened, a telephone; the line is cut when it is sent."""
    hall = visitor.hall
    page = visitor.page("/report", "!!document.querySelector('.choice')")
    page.click("#send")
    page.until("document.activeElement.name === 'class' && document.querySelectorAll('.error:not(:empty)').length === 3", "what is wanted")
    page.press(" ")
    page.until("document.querySelector('[name=class]:checked') !== null", "a kind by keyboard")
    page.type("#text", "跑了三趟，每次都说材料不齐")
    page.type("#phone", "138 0013 8000")
    hall.stop(signal.SIGKILL)
    page.press("Enter")
    page.until("document.querySelector('.status').innerText.includes('不会办两次')", "the line is cut, and it says so")
    hall.start()
    page.until("!document.querySelector('#done').hidden", "sent when the line is back")
    number = page.text("#done-number")
    who = hall.someone("supervisor")
    token = hall.ask("POST", "/api/v1/session", body={"name": who, "secret": hall.secret(who), "role": "supervisor"})["token"]
    mine = hall.ask("GET", "/api/v1/follow-ups", token)["followUps"]
    must([one["id"] for one in mine] == [number], f"once among the hall's: {mine}")
    must("三趟" in mine[0]["text"] and mine[0]["person"]["phone"].replace(" ", "").endswith("8000"), f"with its words and the telephone: {mine[0]}")
    visitor.looks.at(page, "report-done-390")
    page.close()


def ids_live_apart(hall):
    """A visitor's phone hits upon an id that the staff used already: what it says is taken all the same."""
    hall.ask("POST", "/api/v1/counters/counter-1/pause", "counter-1", {"reason": "meeting"}, key="the-same-id")
    told = hall.ask("POST", "/api/v1/unresolved", body={"class": hall.ask("GET", "/api/v1/unresolved")["classes"][0]["code"], "text": "没有人叫我", "phone": "13800138000"},
                    expect=(201,), key="the-same-id")
    must(told["id"], f"taken: {told}")


def story(visitor):
    hall = visitor.hall
    number = case(hall)
    receipt = progress(visitor, number)
    visitor.everywhere("/progress", READY, "progress")

    def told(page):
        look(page, receipt["number"], receipt["code"])
        page.until(TOLD)
    visitor.everywhere("/progress", READY, "progress-told", told)
    rated(visitor)
    report(visitor)
    ids_live_apart(hall)
    visitor.everywhere("/report", "!!document.querySelector('.choice')", "report")
    guesses_end(visitor, number)


if __name__ == "__main__":
    play("case", story)
