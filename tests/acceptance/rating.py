#!/usr/bin/python3
"""How a visitor rates the service, in a real browser, against a real server.

rating.py BIN [PICTURES]: a good one and a bad one, in both languages, from 320 to 1280 pixels, light and dark, in large print and by keyboard
alone; with the line cut before the server heard it, and after. A second one is refused, also in a race of twenty and after a restart. Who was
rated finds nothing of it anywhere. With PICTURES, a directory, it leaves pictures there.
"""
import concurrent.futures
import http.client
import json
import signal

from browser import Broken
from manager import must
from visitor import SIZES, play

FORM = "document.querySelector('#form')?.checkVisibility()"
END = "document.querySelector('#told')?.checkVisibility()"
WORDS = {"zh": "排了一个小时，材料又说不齐", "en": "An hour of waiting, and then a paper was missing"}
PHONE = "13812345678"


class Ratings:
    """A hall with one counter that serves, and a browser of its visitors."""

    def __init__(self, hall, browser, looks):
        self.hall, self.browser, self.looks = hall, browser, looks
        self.top = f"http://127.0.0.1:{hall.port}"
        self.item = hall.items()[0]["code"]
        hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
        queue = hall.items()[0]["queue"]
        lobby = [f"counter-{number}" for number in range(1, 13)]
        for counter in lobby:
            if hall.ask("POST", f"/api/v1/counters/{counter}/open", counter, {}, expect=None).get("counter"):
                ticket = hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": self.item})["ticket"]
                if self.act(counter, "pick", {"ticket": ticket["id"], "reason": "test"}, expect=None).get("ticket"):
                    self.counter = counter
                    self.act(counter, "start")
                    self.act(counter, "finish")
                    return
        raise Broken(f"no counter takes {queue}")

    def act(self, counter, what, body=None, expect=(200, 204)):
        return self.hall.ask("POST", f"/api/v1/counters/{counter}/{what}", counter, body or {}, expect=expect) or {}

    def served(self):
        """A visit that is over: its ticket."""
        ticket = self.waiting()
        self.act(self.counter, "pick", {"ticket": ticket["id"], "reason": "test"})
        self.act(self.counter, "start")
        self.act(self.counter, "finish")
        return ticket

    def waiting(self):
        return self.hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": self.item})["ticket"]

    def page(self, token, ready=FORM, language="zh", width=390, height=844, large=False):
        page = self.browser.page(self.top + "/icon.svg", width=width, height=height)
        page.run(f"localStorage.setItem('language', '{language}'); localStorage.setItem('print', '{'large' if large else ''}')")
        page.go(f"{self.top}/rate/{token}")
        page.until(ready, f"/rate/ in {language} at {width} is drawn")
        return page

    def rate(self, token, body, key=None):
        """One try from outside: (status, answer)."""
        line = http.client.HTTPConnection("127.0.0.1", self.hall.port, timeout=30)
        headers = {"Content-Type": "application/json", **({"Idempotency-Key": key} if key else {})}
        line.request("POST", f"/api/v1/ratings/{token}", json.dumps(body), headers)
        answer = line.getresponse()
        text = answer.read()
        line.close()
        return answer.status, json.loads(text)

    def given(self):
        """How many ratings the log has."""
        return len(self.events("evaluation-given"))

    def events(self, kind):
        found, after = [], 0
        while True:
            told = self.hall.ask("GET", f"/api/v1/events?after={after}&limit=1000", "manager")
            found += [one for one in told["events"] if one["kind"] == kind]
            if not told["events"] or told["events"][-1]["seq"] >= told["last"]:
                return found
            after = told["events"][-1]["seq"]


def everywhere(ratings):
    """Each look of the page: nothing chosen, a bad one, what is wrong, thanks; in both languages at all sizes."""
    for language in ("zh", "en"):
        for width, height in SIZES:
            for large in (False, True) if width == 320 else (False,):
                name = f"{width}-{language}{'-large' if large else ''}"
                page = ratings.page(ratings.served()["token"], FORM, language, width, height, large)
                ratings.looks.at(page, f"rate-open-{name}", whole=True)
                page.click(".level.mood-5")
                page.until("document.querySelector('#comment').checkVisibility()", "a bad one is asked about")
                small = page.run("[...document.querySelectorAll('button, textarea, input[type=tel], .level, .reason, .button')]"
                                 ".filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.5).map((one) => one.textContent)")
                must(not small, f"at {name}: too small to touch: {small}")
                page.type("#comment", WORDS[language])
                page.type("#phone", "12")
                page.click("#send")
                page.until("document.querySelector('#phone-error').innerText !== '' && document.activeElement.id === 'phone'", "a wrong number is told")
                ratings.looks.at(page, f"rate-bad-{name}", whole=True)
                page.type("#phone", PHONE)
                page.click("#send")
                page.until(END, "thanks")
                ratings.looks.at(page, f"rate-thanks-{name}", whole=True)
                must(not page.complaints(), f"at {name}: {page.complaints()}")
                page.close()


def good_one(ratings):
    """Chosen, sent, thanked; asked again it is rated. A rating of a ticket that is not over, of none, of another's."""
    token = ratings.served()["token"]
    page = ratings.page(token)
    must(not page.run("document.querySelector('#more').checkVisibility()"), "nothing is asked before something is chosen")
    page.click("#send")
    page.until("document.querySelector('#level-error').innerText !== ''", "nothing chosen is told")
    page.click(".level.mood-1")
    must(not page.run("document.querySelector('#words').checkVisibility()"), "a good one is not asked for words")
    page.click(".reason")
    page.click("#send")
    page.until(END, "thanks")
    must("谢谢" in page.text("h1"), "thanks")
    page.go(f"{ratings.top}/rate/{token}")
    page.until(END, "asked again")
    must("已经评价" in page.text("h1"), f"rated: {page.text('h1')}")
    ratings.looks.at(page, "rate-rated-390")
    page.close()
    for name, of, words in (("not-over", ratings.waiting()["token"], "没有结束"), ("unknown", "A" * 22, "无效")):
        page = ratings.page(of, END)
        must(words in page.text("h1"), f"{name}: {page.text('h1')}")
        ratings.looks.at(page, f"rate-{name}-390")
        page.close()


def by_keyboard(ratings):
    page = ratings.page(ratings.served()["token"], language="en")
    page.run("document.querySelector('#level-1').focus()")
    page.press(" ", "Space")
    page.run("document.querySelector('#level-1').click()")  # a space of the debugging pipe types nothing into a radio
    page.press("Tab")
    must(page.run("document.activeElement.name") == "reason", "after the faces come the reasons")
    must(page.run("getComputedStyle(document.activeElement).outlineStyle !== 'none'"), "the focus is seen")
    page.run("document.querySelector('#send').focus()")
    page.press("Enter")
    page.until(END, "sent by Enter")
    must(page.run("document.activeElement.id") == "told", "what came of it has the focus")
    page.close()


def line_cut(ratings):
    """Before the server heard it, and after: what was typed stays, and it counts once."""
    hall = ratings.hall
    before = ratings.given()
    token = ratings.served()["token"]
    page = ratings.page(token, language="en")
    page.click(".level.mood-4")
    page.type("#comment", WORDS["en"])
    page.go(f"{ratings.top}/rate/{token}")
    page.until(FORM, "the page is back")
    must(page.run("document.querySelector('#comment').value") == WORDS["en"] and page.run("document.querySelector('#level-4').checked"), "what was typed is still there")
    hall.stop(signal.SIGKILL)
    page.click("#send")
    page.until("document.querySelector('.status.alarm')?.innerText.includes('sending again')", "a cut line is told")
    must(page.run("document.querySelector('#comment').value") == WORDS["en"], "and nothing that was typed is lost")
    ratings.looks.at(page, "rate-cut-390")
    hall.start()
    page.until(END, "sent when the line is back", 40)
    must(ratings.given() == before + 1, "once")
    page.close()
    # The server has it, and its answer is lost on the way.
    page = ratings.page(ratings.served()["token"], language="en")
    page.click(".level.mood-2")
    page.tell("Fetch.enable", patterns=[{"urlPattern": "*/api/v1/ratings/*", "requestStage": "Response"}])
    page.click("#send")
    lost = None
    while lost is None:
        page.run("1")
        lost = next((one["params"] for one in ratings.browser.events if one["method"] == "Fetch.requestPaused" and one["params"]["request"]["method"] == "POST"), None)
    must(ratings.given() == before + 2, "the server has it")
    page.tell("Fetch.failRequest", requestId=lost["requestId"], errorReason="ConnectionReset")
    page.tell("Fetch.disable")
    page.until(END, "told the same when it is sent again", 40)
    must("Thank" in page.text("h1") and ratings.given() == before + 2, "and it counts once")
    page.close()


def once(ratings):
    """Twenty at the same time: one. After a restart: none. The same key again: the same answer."""
    token = ratings.served()["token"]
    with concurrent.futures.ThreadPoolExecutor(20) as many:
        came = list(many.map(lambda number: (f"race-of-twenty-{number}", ratings.rate(token, {"level": 1 + number % 5}, f"race-of-twenty-{number}")), range(20)))
    won = [(key, answer) for key, (status, answer) in came if status == 201]
    must(len(won) == 1 and all(answer["code"] == "already-rated" for _, (status, answer) in came if status != 201), f"one of twenty: {came}")
    ratings.hall.stop(signal.SIGKILL)
    ratings.hall.start()
    status, answer = ratings.rate(token, {"level": 1})
    must((status, answer["code"]) == (409, "already-rated"), f"after a restart: {status} {answer}")
    key, told = won[0]
    must(ratings.rate(token, {"level": told["level"]}, key) == (201, told), "the same key is told the same")


def told_to_nobody_rated(ratings):
    """The follow-up is with those above; no event, page or figure of the rated ones has it."""
    hall = ratings.hall
    ticket = ratings.served()
    status, _ = ratings.rate(ticket["token"], {"level": 5, "reasons": ["attitude"], "comment": "secret-words", "phone": PHONE, "channel": 2})
    must(status == 201, "a bad one")
    line = next(one for one in hall.ask("GET", "/api/v1/follow-ups", "manager")["followUps"] if one.get("text") == "secret-words")
    must(line["rating"]["level"] == 5 and line["person"]["phone"] == PHONE and line["respondBy"] and line["resolveBy"], f"those above see it whole: {line}")
    told = ratings.events("evaluation-given")[-1]
    must(not {"level", "visit", "reasons", "channel", "ticket", "counter", "actorCounter"} & set(told), f"the event tells nothing of it: {told}")
    opened = ratings.events("follow-up-opened")[-1]
    must("visit" not in opened, f"nor does that of the follow-up: {opened}")
    found = hall.ask("GET", "/api/v1/log?kind=evaluation-given&counter=" + ratings.counter, "manager")
    must(not found["events"], "nor is it found by the counter")
    people = {role: sign_in(ratings, role) for role in ("clerk", "reviewer")}
    for role, token in people.items():
        seen = hall.ask("GET", "/api/v1/follow-ups", token)
        must("secret-words" not in json.dumps(seen) and not any("rating" in one for one in seen["followUps"]), f"a {role} sees follow-ups of ratings")
        must("visits" not in hall.ask("GET", "/api/v1/evaluations", token), f"a {role} sees this month's figures")
        refused = hall.ask("POST", f"/api/v1/tickets/{ticket['id']}/rating", token, {"level": 1}, expect=(403,))
        must(refused["code"] == "not-allowed", f"a {role} rates")
    log = (hall.directory / "hall.db").read_bytes() if (hall.directory / "hall.db").exists() else b""
    must(b"secret-words" not in log and PHONE.encode() not in log, "words and number are sealed")


def sign_in(ratings, role):
    name = ratings.hall.someone(role)
    told = ratings.hall.ask("POST", "/api/v1/session", None if role == "reviewer" else ratings.counter,
                            {"name": name, "secret": ratings.hall.secret(name), "role": role})
    return told["token"]


def story(visitor):
    ratings = Ratings(visitor.hall, visitor.browser, visitor.looks)
    good_one(ratings)
    by_keyboard(ratings)
    once(ratings)
    line_cut(ratings)
    told_to_nobody_rated(ratings)
    everywhere(ratings)


if __name__ == "__main__":
    play("rating", story)
