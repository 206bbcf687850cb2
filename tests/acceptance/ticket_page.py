#!/usr/bin/python3
"""The page behind a visitor's link in a real browser, against a real server: what it weighs, what it says, and that it never shows as true what is old.

ticket_page.py BIN [PICTURES]: bytes of the first view and where the number stands in them; the first view without any script; every state, both languages, 320 to
1280 pixels, light and dark; a call that reaches the phone; WebSockets that do not come up; a line that is cut and one that dies in silence; a phone that
sleeps an hour; slow and fast 3G. What was measured is printed. With PICTURES, a directory, it leaves pictures there.
"""
import gzip
import http.client
import pathlib
import socket
import subprocess
import sys
import time

from browser import Broken, Browser
from manager import must
from visitor import play

FIRST_VIEW_BYTES = 50_000        # everything that the first view transfers
FIRST_FLIGHT_BYTES = 14_336      # ten segments of 1,460 bytes less some: what a server may send before the first acknowledgement (RFC 6928)
AWAKE_WITHIN = 1.0               # seconds until a phone that wakes shows the truth
# Round trip in ms and kbit/s as the "3G Slow" and "3G Fast" profiles of WebPageTest have them (docs.webpagetest.org, connectivity profiles).
SLOW_3G, FAST_3G = (400, 400, 3.0), (150, 1_600, 1.0)   # and the seconds in which the first view is to be there
BEFORE_PAINT = 3                 # files that a browser waits for before it paints: two sheets and the script that sets print and language
SIZES = ((320, 640), (390, 844), (1280, 800))


def is_state(state):
    return f"document.body.dataset.state === '{state}' && !document.body.classList.contains('doubt')"


class Counter:
    """Calls whoever waits; the tests have one visitor at a time."""

    def __init__(self, hall):
        self.hall = hall
        self.labels = [one["label"] for one in hall.ask("GET", "/api/v1/hall")["counters"]]
        for label in self.labels:
            hall.ask("POST", f"/api/v1/counters/counter-{label}/open", f"counter-{label}", expect=(200, 409))

    def call(self):
        for self.at in self.labels:
            told = self.act("call-next", expect=(200, 204, 409))  # 409: it has somebody already
            if told and "ticket" in told:
                return told["ticket"]
        raise Broken("nobody was called")

    def act(self, what, body=None, expect=(200,)):
        return self.hall.ask("POST", f"/api/v1/counters/counter-{self.at}/{what}", f"counter-{self.at}", body, expect)


class Tests:
    def __init__(self, programs, hall, browser, looks):
        self.programs, self.hall, self.browser, self.looks = programs, hall, browser, looks
        self.counter = Counter(hall)
        self.item = hall.items()[0]["code"]

    def ticket(self, language="zh"):
        return self.hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": self.item, "language": language})["ticket"]

    def address(self, ticket, port=None):
        return f"http://127.0.0.1:{port or self.hall.port}/t/{ticket['token']}"

    def page(self, ticket, port=None, width=390, height=844, before=None, browser=None, **network):
        page = (browser or self.browser).page("about:blank#", width=width, height=height)
        page.tell("Network.setCacheDisabled", cacheDisabled=True)
        if network:
            page.tell("Network.emulateNetworkConditions", offline=False, **network)
        if before:
            page.tell("Page.addScriptToEvaluateOnNewDocument", source=before)
        page.go(self.address(ticket, port))
        return page

    def done(self, page=None):
        """Nobody waits or is served any more."""
        if page:
            page.close()
        for label in self.counter.labels:
            for what in ("start", "finish"):
                self.hall.ask("POST", f"/api/v1/counters/counter-{label}/{what}", f"counter-{label}", expect=())
            self.counter.at = label
            while self.counter.act("call-next", expect=(200, 204)):
                self.counter.act("start")
                self.counter.act("finish")

    # --- what it weighs
    def weight(self):
        ticket = self.ticket()
        with socket.create_connection(("127.0.0.1", self.hall.port), 10) as line:
            line.sendall(f"GET /t/{ticket['token']} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n".encode())
            answer = b"".join(iter(lambda: line.recv(65536), b""))
        stands = answer.find(f">{ticket['number']}<".encode())
        must(0 < stands < FIRST_FLIGHT_BYTES, f"the number stands at byte {stands}")
        must(b"no-store" in answer[:stands] and b"no-referrer" in answer[:stands], "nobody keeps the page, nobody learns its address")
        page = self.page(ticket)
        page.until("performance.getEntriesByType('resource').some((one) => one.name.endsWith('/api/v1/site') && one.responseEnd > 0)", "all is loaded")
        page.until(is_state("waiting"))
        page.run("1")
        mine = [event for event in self.browser.events if event.get("sessionId") == page.session]
        loaded = [event["params"]["encodedDataLength"] for event in mine if event["method"] == "Network.loadingFinished"]
        on_line = [event["params"]["response"]["payloadData"] for event in mine if event["method"] == "Network.webSocketFrameReceived"]
        total = sum(loaded) + sum(len(text.encode()) for text in on_line)
        must(len(loaded) > 5 and total < FIRST_VIEW_BYTES, f"the first view transfers {total} bytes")
        print(f"  first view: {total:.0f} bytes in {len(loaded)} requests and {len(on_line)} frames (limit {FIRST_VIEW_BYTES}); the number ends at byte {stands + len(ticket['number']) + 1} of its answer (limit {FIRST_FLIGHT_BYTES})")
        waited = page.run("performance.getEntriesByType('resource').filter((one) => one.renderBlockingStatus === 'blocking').map((one) => one.name)")
        must(0 < len(waited) <= BEFORE_PAINT, f"waited for before anything is painted: {waited}")
        self.done(page)

    def packed(self):
        """What was packed when it was built: for those who take it, under a tag of its own; the same after unpacking."""
        def get(path, **fields):
            line = http.client.HTTPConnection("127.0.0.1", self.hall.port, timeout=20)
            line.request("GET", path, headers={name.replace("_", "-"): value for name, value in fields.items()})
            answer = line.getresponse()
            body = answer.read()
            line.close()
            return answer, body
        for path in ("/page.css", "/shell.js", "/manager", "/manager/words.js", "/reports/reports.js", "/icon.svg"):
            plain, whole = get(path)
            zipped, small = get(path, Accept_Encoding="gzip, br")
            must(plain.headers["Content-Encoding"] is None and zipped.headers["Content-Encoding"] == "gzip", f"{path}: packed for those who ask")
            must(gzip.decompress(small) == whole and (len(small) < len(whole) / 2 or len(whole) < 1000), f"{path}: the same, smaller")
            must(plain.headers["Vary"] == zipped.headers["Vary"] == "Accept-Encoding", f"{path}: caches tell both apart")
            must(plain.headers["ETag"] != zipped.headers["ETag"], f"{path}: two forms, two tags")
            again, nothing = get(path, Accept_Encoding="gzip", If_None_Match=zipped.headers["ETag"])
            must(again.status == 304 and not nothing and again.headers["Vary"], f"{path}: not sent twice")

    # --- what it says
    def first_view(self, ticket):
        page = self.browser.page("about:blank#", width=390)
        page.tell("Emulation.setScriptExecutionDisabled", value=True)
        page.go(self.address(ticket))
        text = page.until("document.querySelector('#ticket')?.innerText")
        page.close()
        return text

    def drawn(self, ticket, state):
        page = self.page(ticket)
        page.until(f"!!document.querySelector('.top') && {is_state(state)}")
        text = page.run("document.querySelector('#ticket').innerText")
        page.close()
        return text

    def without_scripts(self):
        """The server's first view has the same words as what the script makes of it."""
        for language in ("zh", "en"):
            ticket = self.ticket(language)
            for state in ("waiting", "called"):
                if state == "called":
                    self.counter.call()
                for _ in range(5):  # what is foreseen may change between the two
                    first, drawn = self.first_view(ticket), self.drawn(ticket, state)
                    if first == drawn:
                        break
                must(first == drawn and ticket["number"] in first, f"{language} {state}: {first!r} without a script, {drawn!r} with it")
            self.done()

    def states(self):
        """Every state in words that help, both languages."""
        words = {
            "zh": {"waiting": "下一个就是您", "called": "号窗口", "held": "号码仍然有效", "missed": "恢复排队", "serving": "正在办理", "served": "感谢", "unknown": "找不到"},
            "en": {"waiting": "You are next", "called": "Counter", "held": "number stays yours", "missed": "rejoin the queue", "serving": "Being served", "served": "Thank you", "unknown": "cannot be found"},
        }
        for language, said in words.items():
            ticket = self.ticket(language)
            page = self.page(ticket)

            def look(state):
                page.until(is_state(state), f"{language} {state}")
                text = page.run("document.querySelector('main').innerText")
                must(said[state] in text, f"{language} {state}: {text!r}")
                for width, height in SIZES:
                    page.size(width, height)
                    self.looks.at(page, f"ticket-{state}-{width}-{language}", whole=True)
                page.size(390, 844)

            look("waiting")
            must(page.run("document.documentElement.lang") == {"zh": "zh-CN", "en": "en"}[language], "the ticket's language is the page's")
            called = self.counter.call()
            must(called["number"] == ticket["number"], "the only one was called")
            look("called")
            must(page.run("document.title").startswith("▶ " + ticket["number"]), f"the title calls: {page.run('document.title')}")
            self.counter.act("start")
            look("serving")
            self.counter.act("hold")
            look("held")
            self.counter.act("resume", {"ticket": ticket["id"]})
            self.counter.act("finish")
            look("served")
            self.done(page)
            ticket = self.ticket(language)
            page = self.page(ticket)
            self.counter.call()
            self.counter.act("no-show")
            look("missed")
            page.run(f"localStorage.setItem('language', '{language}')")
            page.go(self.address({"token": "A" * 22}))
            look("unknown")
            page.run("localStorage.removeItem('language')")
            self.done(page)

    def bell(self):
        ticket = self.ticket()
        heard = "const start = OscillatorNode.prototype.start; globalThis.notes = 0; OscillatorNode.prototype.start = function (...at) { ++notes; return start.apply(this, at); }; navigator.vibrate = () => { globalThis.shaken = true; };"
        page = self.page(ticket, before=heard)
        page.click("#sound")
        page.until("document.querySelector('#sound').getAttribute('aria-pressed') === 'true' && notes === 2", "it rings once, to be heard")
        self.looks.at(page, "ticket-bell-390-zh")
        self.counter.call()
        page.until(f"{is_state('called')} && notes === 8 && globalThis.shaken", "the call is heard and felt")
        self.counter.act("recall")
        page.until("notes === 14", "and again when called again")
        self.done(page)

    # --- how it follows
    def follows(self):
        ticket = self.ticket()
        others = [self.ticket() for _ in range(2)]
        page = self.page(others[1])
        page.until("document.querySelector('#ticket').innerText.includes('前面还有 2 人')", "two ahead")
        began = time.monotonic()
        self.counter.call()
        page.until("document.querySelector('#ticket').innerText.includes('前面还有 1 人')", "one ahead", 10)
        line = time.monotonic() - began
        self.counter.call()
        began = time.monotonic()
        self.counter.call()
        page.until(is_state("called"), "called", 10)
        call = time.monotonic() - began
        asked = [event for event in self.browser.events if event.get("sessionId") == page.session and event["method"] == "Network.requestWillBeSent" and "/visits/" in event["params"]["request"]["url"]]
        must(not asked, "nothing was asked: all came on the line")
        print(f"  on the line: a call on the phone after {1000 * call:.0f} ms with the counter's own answer, the line before it after {1000 * line:.0f} ms (once a second)")
        self.done(page)

    def no_sockets(self):
        """As behind a proxy that does not know WebSockets; and back when it does."""
        ticket = self.ticket()
        broken = """globalThis.Real = WebSocket; globalThis.opened = 0;
            globalThis.WebSocket = class { constructor(...to) { if (globalThis.allowed) { ++opened; return new Real(...to); } setTimeout(() => this.onclose?.({}), 5); } close() {} send() {} };"""
        page = self.page(ticket, before=broken)
        page.until(is_state("waiting"))
        self.counter.call()
        page.until(is_state("called"), "called, by asking", 15)
        page.run("globalThis.allowed = true")
        page.until("opened > 0", "the WebSocket is tried again")
        self.counter.act("start")
        page.until(is_state("serving"), "and is followed")
        self.done(page)

    # --- bad lines
    def proxy(self):
        with socket.socket() as one, socket.socket() as two:
            one.bind(("127.0.0.1", 0)), two.bind(("127.0.0.1", 0))
            port, control = one.getsockname()[1], two.getsockname()[1]
        process = subprocess.Popen([self.programs / "hall-proxy", "--to", f"127.0.0.1:{self.hall.port}", "--listen", str(port), "--control", str(control)], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 20
        while True:
            try:
                asker = socket.create_connection(("127.0.0.1", control), 10)
                break
            except OSError:
                must(time.monotonic() < deadline, "hall-proxy does not listen")
                time.sleep(0.02)
        answers = asker.makefile("r", encoding="ascii")

        def say(words):
            asker.sendall((words + "\n").encode())
            must(answers.readline().startswith("accepted"), f"the proxy understands {words}")
        return port, say, process

    def cut(self):
        port, say, process = self.proxy()
        try:
            ticket = self.ticket()
            page = self.page(ticket, port)
            page.until(f"document.querySelector('.top') && {is_state('waiting')}")
            page.until("performance.getEntriesByType('resource').some((one) => one.name.endsWith('/api/v1/site'))")
            say("refuse")
            say("reset")
            page.until("document.body.classList.contains('doubt') && document.querySelector('#as-of').innerText.includes('的情况')", "what is old says so")
            self.looks.picture(page, "ticket-cut-390-zh")
            self.counter.call()
            must(page.run("document.body.dataset.state") == "waiting", "it cannot know")
            began = time.monotonic()
            say("calm")
            page.until(is_state("called"), "the truth", 15)
            print(f"  line cut and back: the truth after {time.monotonic() - began:.1f} s")
            self.done(page)
        finally:
            process.kill()
            process.wait()

    def asleep(self):
        """Frozen as a browser freezes a page of a phone in a pocket; an hour passes; its line dies without a word."""
        port, say, process = self.proxy()
        # Chromium without a screen freezes a page and wakes it, but never shows it again: what is seen is told here.
        hour = """const real = Date.now; globalThis.late = 0; Date.now = () => real() + late;
            let shut = false; Object.defineProperty(document, 'hidden', { get: () => shut });
            document.addEventListener('visibilitychange', () => { shut = late === 0; });
            document.addEventListener('freeze', () => { late += 3600000; });
            document.addEventListener('resume', () => { shut = false; });"""
        try:
            times = []
            for turn in range(3):
                ticket = self.ticket()
                (own := self.hall.work / f"asleep-{turn}").mkdir()
                with Browser(own) as browser:  # what is frozen is more than the one page
                    page = self.page(ticket, port, before=hour, browser=browser)
                    page.until(f"!!document.querySelector('.top') && {is_state('waiting')}")
                    page.tell("Page.setWebLifecycleState", state="frozen")
                    page.until("late > 0 && document.body.classList.contains('doubt')", "it is left in doubt: what is seen first after waking is nothing old that looks new")
                    say("half-open")
                    self.counter.call()
                    began = time.monotonic()
                    page.tell("Page.setWebLifecycleState", state="active")
                    page.until(is_state("called"), "the truth", 10)
                    times.append(time.monotonic() - began)
                self.done()
            must(max(times) < AWAKE_WITHIN, f"awake, the truth came after {max(times):.2f} s")
            print(f"  asleep for an hour, the line dead: the truth after {', '.join(f'{1000 * one:.0f}' for one in times)} ms (limit {1000 * AWAKE_WITHIN:.0f})")
        finally:
            process.kill()
            process.wait()

    # --- slow lines
    def slow(self):
        for name, (rtt, kbits, limit) in (("slow 3G", SLOW_3G), ("fast 3G", FAST_3G)):
            ticket = self.ticket()
            times = []
            for _ in range(3):
                page = self.page(ticket, latency=rtt, downloadThroughput=kbits * 125, uploadThroughput=kbits * 125)
                page.until(is_state("waiting"))
                seen = page.until("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
                must(page.run(f"document.querySelector('.number').innerText === '{ticket['number']}'"), "the number is seen")
                times.append(seen / 1000)
                page.close()
            # Chromium lets each request wait for one round trip; a phone that comes from nowhere has TCP and TLS 1.3 before the first.
            cold = sorted(times)[1] + 2 * rtt / 1000
            print(f"  {name} ({rtt} ms, {kbits} kbit/s): number and state painted after {', '.join(f'{one:.2f}' for one in times)} s, {cold:.2f} s with the connection's own two round trips (goal {limit})")
            # A slow line leaves room for a busy machine; on the fast one what counts is what has to come before the paint.
            must(limit < 2 or cold < limit, f"{name}: {cold:.2f} s")
            self.done()


def story(visitor):
    visitor.hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    tests = Tests(pathlib.Path(sys.argv[1]).resolve(), visitor.hall, visitor.browser, visitor.looks)
    for test in sys.argv[3:] or ("weight", "packed", "without_scripts", "states", "bell", "follows", "no_sockets", "cut", "asleep", "slow"):
        began = time.monotonic()
        getattr(tests, test)()
        print(f"{test}: {time.monotonic() - began:.1f} s", flush=True)


if __name__ == "__main__":
    play("ticket page", story)
