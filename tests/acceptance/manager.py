#!/usr/bin/python3
"""The manager's dashboard in a real browser, against a real server.

manager.py BIN [PICTURES]: signs in (and is refused where it should be), sees a new ticket within two seconds without loading anything again, sees counters
work, loses the line and finds it again, changes language and appearance, goes on a wall. Every page is looked at for contrast, names and errors
of its scripts. With PICTURES, a directory, it leaves pictures there.
"""
import http.client
import json
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from browser import Broken, Browser

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "city"))
import city_platform  # noqa: E402  what a city's platform puts

NEW_TICKET_WITHIN = 2.0  # seconds, from the kiosk's answer
CONTRAST = pathlib.Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")


class Hall:
    """A demo hall, served until close(); started again it has the same port."""

    def __init__(self, programs):
        self.server = pathlib.Path(programs).resolve() / "hall-server"
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="onewindow-manager."))
        self.directory = self.work / "hall"
        subprocess.run([self.server, "init", self.directory, "--demo"], check=True, capture_output=True)
        self.tokens = json.loads((self.directory / "demo-tokens.json").read_text())
        self.people = json.loads((self.directory / "demo-accounts.json").read_text())
        self.port = 0
        self.process = None
        self.start()

    def start(self):
        out = self.work / "out"
        out.write_text("")
        with open(out, "ab") as told, open(self.work / "log", "ab") as log:
            self.process = subprocess.Popen([self.server, "serve", self.directory, "--listen", f"127.0.0.1:{self.port}"], stdout=told, stderr=log)
        deadline = time.monotonic() + 30
        while not (found := re.search(r"^listening on port (\d+)", out.read_text(), re.M)):
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise Broken("the server does not listen: " + (self.work / "log").read_text()[-500:])
            time.sleep(0.02)
        self.port = int(found[1])

    def stop(self, how=signal.SIGTERM):
        self.process.send_signal(how)
        self.process.wait(30)

    def close(self):
        if self.process.poll() is None:
            self.stop()
        shutil.rmtree(self.work, ignore_errors=True)

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/manager"

    def ask(self, method, path, token=None, body=None, expect=(200, 201, 204), key=None):
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            headers = {"Content-Type": "application/json"} if body is not None else {}
            if token:
                headers["Authorization"] = "Bearer " + self.tokens.get(token, token)
            if key:
                headers["Idempotency-Key"] = key
            line.request(method, path, None if body is None else json.dumps(body), headers)
            answer = line.getresponse()
            text = answer.read()
        finally:
            line.close()
        if expect and answer.status not in expect:
            raise Broken(f"{method} {path}: {answer.status} {text[:200]}")
        return json.loads(text) if text else None

    def secret(self, name):
        return self.people[name]["secret"]

    def someone(self, role):
        return next(name for name, has in self.people.items() if role in has["roles"])

    def items(self):
        return [item for item in self.ask("GET", "/api/v1/catalogue")["items"] if item["queue"] != "one-window"]


def must(truth, what):
    if not truth:
        raise Broken(what)


class Looks:
    """What is looked at on every page, in both appearances."""

    def __init__(self, pictures):
        self.pictures = pictures
        self.seen = 0

    def at(self, page, name, whole=False):
        for dark in (False, True):
            page.wear(dark)
            poor = page.run(CONTRAST)
            must(not poor, f"{name}{' (dark)' if dark else ''}: too little contrast: {poor[:5]}")
            if self.pictures:
                page.picture(self.pictures / f"{name}{'-dark' if dark else ''}.png", whole)
            self.seen += 1
        page.wear(False)
        roles = page.names()
        for role, called in roles:
            if role in ("button", "link", "textbox", "combobox", "checkbox", "tab", "image", "dialog", "radio", "spinbutton"):
                must(called.strip(), f"{name}: a {role} without a name")
        must(any(role in ("main", "dialog") for role, _ in roles) or "wall" in name, f"{name}: no main")
        wide = page.run("document.documentElement.scrollWidth - innerWidth")
        must(wide <= 0, f"{name}: {wide} pixels wider than the window")
        must(not page.complaints(), f"{name}: {page.complaints()}")


    def picture(self, page, name):
        if self.pictures:
            page.picture(self.pictures / f"{name}.png")


def sign_in(page, name, secret):
    page.type("#name", name)
    page.type("#secret", secret)
    page.click("#sign-in-button")


def figure(page, key):
    return page.text(f"#figure-{key} .figure-value")


def refusals(hall, browser, looks):
    page = browser.page(hall.address)
    looks.at(page, "gate")
    page.click("#sign-in-button")
    page.until("!document.querySelector('#gate-fault').hidden", "an empty form is refused")
    sign_in(page, hall.someone("manager"), "wrong-secret-1234")
    page.until("document.querySelector('#gate-fault').innerText.includes('密码不对')", "a wrong secret is refused")
    looks.at(page, "gate-wrong")
    clerk = hall.someone("clerk")
    sign_in(page, clerk, hall.secret(clerk))
    page.until("document.querySelector('#gate-fault').innerText.includes('不是大厅经理')", "a clerk is told why not")
    page.click("#gate-language")
    page.until("document.querySelector('#gate-fault').innerText.includes('not a manager')", "the same in English")
    looks.at(page, "gate-clerk-en")
    page.click("#gate-language")
    must(page.run("document.querySelector('#shell').hidden && document.querySelector('#wall').hidden"), "a clerk sees nothing")
    # The token of another role, wherever it came from, opens nothing either.
    for token in (hall.ask("POST", "/api/v1/session", body={"name": clerk, "secret": hall.secret(clerk)})["token"], hall.tokens["counter-1"], "nobody"):
        page.run(f"sessionStorage.setItem('token', {json.dumps(token)})")
        page.tell("Page.reload")
        page.until("!document.querySelector('#gate').hidden && sessionStorage.getItem('token') === null", "another role's token is thrown away")
        must(page.run("document.querySelector('#shell').hidden"), "and shows nothing")
    must(not page.complaints(), f"at the gate: {page.complaints()}")


def live(hall, page, looks):
    hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
    name = hall.someone("manager")
    sign_in(page, name, hall.secret(name))
    page.until("document.querySelector('#figure-waiting') !== null", "the figures")
    must(page.run("Object.keys(localStorage).every((key) => !/token|secret/.test(key)) && !document.cookie"), "the token is in this tab only")
    must(figure(page, "waiting") == "0" and figure(page, "longest") == "–", "an empty hall says so")
    looks.at(page, "now-empty-1280")
    items = hall.items()
    hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": items[0]["code"]})
    began = time.monotonic()
    page.until("document.querySelector('#figure-waiting .figure-value').innerText === '1'", "a new ticket is seen")
    took = time.monotonic() - began
    must(took < NEW_TICKET_WITHIN, f"a new ticket is seen after {took:.2f} s")
    page.until("document.querySelector('#figure-longest .figure-value').innerText !== '–'", "its wait runs")
    shown = figure(page, "longest")
    page.until(f"document.querySelector('#figure-longest .figure-value').innerText !== {json.dumps(shown)}", "and goes on")
    return took


def counters(hall, page, looks):
    items = hall.items()
    by_queue = {item["queue"]: item["code"] for item in items}
    for queue in list(by_queue) * 3:
        hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": by_queue[queue]})
    for label in range(1, 10):
        hall.ask("POST", f"/api/v1/counters/counter-{label}/open", f"counter-{label}")
    for label in range(1, 7):
        hall.ask("POST", f"/api/v1/counters/counter-{label}/call-next", f"counter-{label}")
    for label in range(2, 7):
        hall.ask("POST", f"/api/v1/counters/counter-{label}/start", f"counter-{label}")
    hall.ask("POST", "/api/v1/counters/counter-6/finish", "counter-6")
    hall.ask("POST", "/api/v1/counters/counter-9/pause", "counter-9", {"reason": "meeting"})
    states = {1: "called", 2: "serving", 6: "open", 9: "paused", 10: "closed"}
    for label, state in states.items():
        page.until(f"document.querySelector('[data-key=\"counter-{label}\"]').classList.contains('{state}')", f"counter {label} is {state}")
    view = hall.ask("GET", "/api/v1/hall")
    for key, told in (("waiting", view["totals"]["waiting"]), ("served", view["totals"]["served"]), ("atCounters", view["totals"]["serving"]), ("counters", 8)):
        must(figure(page, key) == str(told), f"{key}: {figure(page, key)} on the page, {told} in the hall")
    rows = page.run("[...document.querySelectorAll('#queues tr')].map((row) => [row.dataset.key, Number(row.querySelector('.big').innerText)])")
    must(dict(rows) == {queue["code"]: queue["waiting"] for queue in view["queues"]}, f"queues: {rows}")
    must("会议" in page.text('[data-key="counter-9"]'), "why a counter is paused")


def explanations(page):
    page.click("#figure-longest .explain")
    page.until("document.querySelector('#told').open", "a number explains itself")
    told = page.text("#told")
    must(all(word in told for word in ("是什么", "从何时起", "依据")), told)
    page.press("Escape")
    must(page.run("!document.querySelector('#told').open && document.activeElement.classList.contains('explain')"), "Escape closes it and goes back")
    count = page.run("[document.querySelectorAll('.figure').length, document.querySelectorAll('.figure .explain').length]")
    must(count[0] == count[1] == 5, f"every figure explains itself: {count}")


def choose(page, label):
    """Presses the dialog's button with this label."""
    at = f"[...document.querySelectorAll('#act-buttons button')].find((one) => one.innerText === {json.dumps(label)} && !one.disabled)"
    page.until(f"Boolean({at})", f"{label} can be chosen")
    page.run(f"{at}.click()")


def acts(hall, page, looks):
    done = "!document.querySelector('#act').open"
    tile = "[data-key=\"counter-7\"] .tile"
    page.click(tile)
    page.until("document.querySelector('#act').open", "a counter's acts")
    looks.at(page, "act-counter")
    page.run("document.querySelector('#field-reason').value = 'system'")
    choose(page, "暂停")
    page.until(f"{done} && document.querySelector('[data-key=\"counter-7\"]').className === 'paused'", "paused by the manager")
    must("系统故障" in page.text(tile), "with the reason")
    page.click(tile)
    choose(page, "开放")
    page.until(f"{done} && document.querySelector('[data-key=\"counter-7\"]').className === 'open'", "and open again")
    page.click("[data-key=\"counter-2\"] .tile")
    page.until("document.querySelector('#act').open && document.querySelectorAll('#act-buttons button:disabled').length === 4", "nothing over a visitor's head")
    page.press("Escape")
    page.until(done, "Escape leaves it")

    # Another profile, also while a visitor is there.
    page.click("[data-key=\"counter-2\"] .tile")
    page.until("document.querySelector('#field-profile') !== null", "a counter's profile")
    page.run("(() => { const field = document.querySelector('#field-profile'); field.value = 'tax'; field.dispatchEvent(new Event('change', { bubbles: true })); })()")
    choose(page, "更换模板")
    page.until(done, "another profile")
    must(next(one["profile"] for one in hall.ask("GET", "/api/v1/hall")["counters"] if one["id"] == "counter-2") == "tax", "and the hall has it")

    # Tickets of a queue: stopped with a notice, given again.
    page.click("#queues [data-key=tax] .more")
    page.until("document.querySelector('#act').open", "a queue's acts")
    choose(page, "停止取号")
    page.until("document.querySelector('#act-fault').innerText.includes('请填写')", "not without a notice")
    page.click("#act .usual button")
    looks.at(page, "act-queue")
    choose(page, "停止取号")
    page.until(f"{done} && document.querySelector('#queues [data-key=tax] .queue-note').innerText.includes('业务系统维护')", "stopped, and it says so")
    page.until("[...document.querySelectorAll('.alarm.note')].some((one) => one.innerText.includes('C 税务'))", "also among what needs attention")
    item = next(item["code"] for item in hall.items() if item["queue"] == "tax")
    must(hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item}, expect=(409,))["code"] == "queue-not-accepting", "no tickets")
    page.click("#queues [data-key=tax] .more")
    choose(page, "恢复取号")
    page.until(f"{done} && document.querySelector('#queues [data-key=tax] .queue-note').innerText === ''", "given again")
    ticket = hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item})["ticket"]
    hall.ask("POST", f"/api/v1/tickets/{ticket['id']}/cancel", "kiosk-1")

    # The day cannot end while somebody is served: asked before, refused in words.
    page.click("#day-act")
    page.until("document.querySelector('#act').open && document.querySelector('#act-body').innerText.includes('4 人要先办完')", "what follows from it")
    looks.at(page, "act-day")
    choose(page, "结束今日")
    page.until("document.querySelector('#act-fault').innerText.includes('还有人正在办理')", "the hall's refusal")
    page.press("Escape")
    page.until(done, "left as it was")

    # A session that the hall has locked wants the secret, and then does what was asked for.
    hall.ask("POST", "/api/v1/session/lock", page.run("sessionStorage.getItem('token')"))
    page.click(tile)
    choose(page, "关闭")
    page.until("document.querySelector('#field-secret') !== null", "the secret is asked for")
    looks.at(page, "act-locked")
    page.type("#field-secret", hall.secret(hall.someone("manager")))
    choose(page, "关闭")
    page.until(f"{done} && document.querySelector('[data-key=\"counter-7\"]').className === 'closed'", "closed after unlocking")
    hall.ask("POST", "/api/v1/counters/counter-7/open", "counter-7")
    page.until("document.querySelector('[data-key=\"counter-7\"]').className === 'open'", "open")


def notices(hall, page, looks):
    """Words of the hall: shown where they were sent, seen by their audience alone, taken down again."""
    done = "!document.querySelector('#act').open"
    page.click('#tabs [data-page=notices]')
    page.until("!document.querySelector('#page-notices').hidden && !document.querySelector('#notice-none').hidden", "no notice stands")
    page.click("#notice-show")
    page.until("document.querySelector('#notice-fault').innerText.includes('请填写')", "not without words")
    page.click("#notice-form .usual button")
    page.until("document.querySelector('#notice-preview').innerText.includes('下午四点停止取号')", "a preview")
    looks.at(page, "notices-1280", whole=True)
    page.click("#notice-show")
    page.until("document.querySelector('#act').open && document.querySelector('#act-body').innerText.includes('显示屏 · 自助机 · 办事人手机')", "asked about first")
    looks.at(page, "notices-confirm-1280")
    choose(page, "发布")
    page.until(f"{done} && document.querySelectorAll('#notices .standing').length === 1", "shown")
    must([one["text"]["zh"] for one in hall.ask("GET", "/api/v1/lobby")["notices"]] == ["今日下午四点停止取号。"], "on the boards")

    # To clerks of two counters: nobody else is told.
    for place in ("boards", "kiosks", "phones", "counters"):
        page.click(f"#notice-place-{place}")
    for counter in ("counter-1", "counter-3"):
        page.click(f"#notice-counter-{counter}")
    page.type("#notice-zh", "请 1 号和 3 号窗口下班后到服务台")
    page.run("(() => { const field = document.querySelector('#notice-until'); field.value = '30'; field.dispatchEvent(new Event('change', { bubbles: true })); })()")
    page.click("#notice-show")
    page.until("document.querySelector('#act').open && document.querySelector('#act-body').innerText.includes('1、3 号窗口')", "to whom")
    choose(page, "发布")
    page.until(f"{done} && document.querySelectorAll('#notices .standing').length === 2", "shown to clerks")
    must(len(hall.ask("GET", "/api/v1/lobby")["notices"]) == 1 and len(hall.ask("GET", "/api/v1/hall")["notices"]) == 1, "and to nobody else")

    # Nobody's telephone is published.
    page.type("#notice-zh", "联系电话 138 0013 8000")
    page.click("#notice-show")
    choose(page, "发布")
    page.until("document.querySelector('#act-fault').innerText.includes('手机号码')", "refused by the hall")
    page.press("Escape")
    page.until(done, "left")

    page.click("#notice-kind-emergency")
    page.until("document.querySelector('#notice-place-boards') === null", "an emergency has no choice of places")
    page.click("#notice-form .usual button")
    page.click("#notice-show")
    choose(page, "发布")
    page.until(f"{done} && document.querySelector('#notices .standing .band.emergency') !== null", "an emergency, first")
    looks.at(page, "notices-standing-1280", whole=True)
    page.click('#tabs [data-page=now]')
    page.until("[...document.querySelectorAll('.alarm.bad')].some((one) => one.innerText.includes('紧急通知正在显示'))", "among what needs attention")
    page.click('#tabs [data-page=notices]')
    for left in (2, 1, 0):
        page.click("#notices .standing button")
        page.until("document.querySelector('#act').open", "asked about first")
        choose(page, "撤下")
        page.until(f"{done} && document.querySelectorAll('#notices .standing').length === {left}", f"{left} left")
    must("notices" not in hall.ask("GET", "/api/v1/lobby"), "taken down everywhere")


def settings(hall, page, looks):
    """What the law reads: every kind is shown, a change says old and new, and is made on what was looked at."""
    done = "!document.querySelector('#act').open"
    page.click('#tabs [data-page=settings]')
    page.until("!document.querySelector('#page-settings').hidden && document.querySelector('#setting-table tbody tr') !== null", "the hall's own settings")
    for kind in ("hall", "opening", "queue", "booking", "remote", "evaluation", "counter", "profile", "class", "staff"):
        page.click(f"#setting-kinds [data-kind={kind}]")
        page.until(f"document.querySelector('#setting-kinds [data-kind={kind}]').getAttribute('aria-pressed') === 'true'", kind)
        looks.at(page, f"settings-{kind}-1280", whole=True)
        page.click("#setting-table tbody tr button")
        page.until("document.querySelector('#act').open", f"the form of {kind}")
        looks.at(page, f"settings-{kind}-form")
        choose(page, "查看变更…")
        page.until("document.querySelector('#act-fault').innerText.includes('没有改动')", "nothing is different")
        page.press("Escape")
        page.until(done, "left")
    before = hall.ask("GET", "/api/v1/configuration", "manager")
    old = next(one for one in before["queues"] if one["letters"] == "C")["maximumWaitMs"] // 60000
    page.click("#setting-kinds [data-kind=queue]")

    def change(minutes):
        page.run("[...document.querySelectorAll('#setting-table tbody tr')].find((row) => row.innerText.startsWith('C ')).querySelector('button').click()")
        page.until("document.querySelector('#act').open", "the form of a queue")
        page.run("[...document.querySelectorAll('#act-body label')].find((one) => one.innerText === '承诺最长等候').control.id = 'the-wait'")
        page.run("document.querySelector('#the-wait').value = ''")
        page.type("#the-wait", str(minutes))
        choose(page, "查看变更…")

    change("abc")
    page.until("document.querySelector('#act-fault').innerText.includes('承诺最长等候')", "which field is wrong")
    page.press("Escape")
    page.until(done, "left")
    change(old + 3)
    page.until("document.querySelector('#act-body .new')?.innerText === " + json.dumps(f"{old + 3} 分钟"), "old and new")
    must(page.text("#act-body .old") == f"{old} 分钟", "old")
    looks.at(page, "settings-change")
    choose(page, "保存")
    page.until(f"{done} && document.querySelector('#setting-table').innerText.includes('{old + 3} 分钟')", "saved")
    # Somebody else is faster: said, and read again.
    change(old)
    page.until("document.querySelector('#act-body .new') !== null", "old and new")
    hall.ask("POST", "/api/v1/queues/tax/cap-tickets", "manager", {"cap": 500})
    choose(page, "保存")
    page.until("document.querySelector('#act-fault').innerText.includes('别人刚改过设置')", "not over another's change")
    page.press("Escape")
    page.until(f"{done} && document.querySelector('#setting-table').innerText.includes('500')", "read again")
    change(old)
    page.until("document.querySelector('#act-body .new') !== null", "old and new")
    choose(page, "保存")
    page.until(done, "as it was")
    hall.ask("POST", "/api/v1/queues/tax/cap-tickets", "manager", {"cap": 0})
    visitors_settings(hall, page, looks)


def visitors_settings(hall, page, looks):
    """What visitors are asked, and what their phones may: a reason more, another place of the hall."""
    done = "!document.querySelector('#act').open"

    def begin(kind):
        version = hall.ask("GET", "/api/v1/configuration", "manager")["version"]
        page.until(f"document.querySelector('#setting-version').innerText.includes(' {version} ')", "the newest version is looked at")
        page.click(f"#setting-kinds [data-kind={kind}]")
        page.click("#setting-table tbody tr button")
        page.until("document.querySelector('#act').open", f"the form of {kind}")

    def fill(label, value):
        page.run(f"[...document.querySelectorAll('#act-body label')].find((one) => one.innerText === {json.dumps(label)}).control.dataset.now = 'yes'")
        page.run("document.querySelector('[data-now]').value = ''")
        page.type("[data-now]", value)
        page.run("delete document.querySelector('[data-now]').dataset.now")

    def refused(words):
        choose(page, "查看变更…")
        page.until(f"document.querySelector('#act-fault').innerText.includes({json.dumps(words)})", words)

    begin("evaluation")
    before = hall.ask("GET", "/api/v1/configuration", "manager")["evaluation"]
    page.run("document.querySelector('#act-body .reasons + button').click()")
    page.type("#act-body .reasons li:last-child [lang=zh-CN]", "停车")
    page.type("#act-body .reasons li:last-child > input", "Parking 1")
    refused("只能用小写字母和横线")
    page.run("document.querySelector('#act-body .reasons li:last-child > input').value = ''")
    page.type("#act-body .reasons li:last-child > input", before["reasons"][0]["code"])
    refused("这个代码已经有了")
    page.run("document.querySelector('#act-body .reasons li:last-child > input').value = ''")
    page.type("#act-body .reasons li:last-child > input", "parking")
    page.run("document.querySelector('#act-body .reasons li:nth-child(2) button').click()")
    fill("几天之内", "20")
    choose(page, "查看变更…")
    page.until("[...document.querySelectorAll('#act-body .new')].some((one) => one.innerText.endsWith('停车'))", "the reasons old and new")
    looks.at(page, "settings-evaluation-change")
    choose(page, "保存")
    page.until("document.querySelector('#act-fault').innerText.includes('evaluation/close-days')", "told before it can be rated: refused by the hall")
    choose(page, "返回")
    page.until("document.querySelector('#act-body .reasons') !== null", "back in the form, as it was filled")
    fill("几天之内", "6")
    choose(page, "查看变更…")
    page.until("[...document.querySelectorAll('#act-body .new')].some((one) => one.innerText === '6 天')", "old and new")
    choose(page, "保存")
    page.until(f"{done} && document.querySelector('#setting-table').innerText.includes('停车')", "saved")
    after = hall.ask("GET", "/api/v1/configuration", "manager")["evaluation"]
    kept = [one for one in before["reasons"] if one != before["reasons"][1]]
    must(after == {**before, "days": 6, "reasons": [*kept, {"code": "parking", "name": {"zh": "停车"}, "of": "both"}]}, f"the hall asks so: {after}")

    begin("remote")
    before = hall.ask("GET", "/api/v1/configuration", "manager")["remote"]
    fill("大厅纬度", "北纬31度")
    refused("大厅纬度")
    fill("大厅纬度", "31.298")
    fill("大厅经度", "121.501")
    choose(page, "查看变更…")
    page.until("document.querySelector('#act-body .new')?.innerText === '31.298000 度'", "old and new")
    choose(page, "保存")
    page.until(done, "saved")
    page.until("document.querySelector('#setting-table tbody tr') !== null", "read again")
    after = hall.ask("GET", "/api/v1/configuration", "manager")["remote"]
    must(after == {**before, "latitudeE6": 31298000, "longitudeE6": 121501000}, f"the hall stands there: {after}")


def today(hall, page, looks):
    """The figures are those of the hall's own report, and a table stands beside every chart."""
    page.click('#tabs [data-page=today]')
    page.until("!document.querySelector('#today-body').hidden", "the day's figures")
    report = hall.ask("GET", "/api/v1/reports/day", "auditor")
    page.until(f"document.querySelector('#today-issued .figure-value').innerText === '{report['issued']}'", "the tickets of today")
    rows = dict(page.run("[...document.querySelectorAll('#table-queues tbody tr')].map((row) => [row.dataset.key, Number(row.cells[1].innerText)])"))
    must(rows == {queue["code"]: queue["issued"] for queue in report["queues"]}, f"by queue: {rows}")
    must(sum(rows.values()) == report["issued"], "and they add up")
    must(page.run("document.querySelectorAll('.chart-panel svg').length") == 2, "two charts")
    page.run("document.querySelector('.as-table').open = true")
    slices = page.run("[...document.querySelectorAll('#table-slices tbody tr')].map((row) => Number(row.cells[1].innerText))")
    must(slices == [one["arrivals"] for one in report["slices"]], f"the chart's table: {slices}")
    count = page.run("[document.querySelectorAll('#today-body th.number').length, document.querySelectorAll('#today-body th.number .explain').length]")
    must(count[0] == count[1] > 20, f"every column of figures explains itself: {count}")
    page.click("#today-median .explain")
    page.until("document.querySelector('#told').open && document.querySelector('#told').innerText.includes('不是平均数的平均')", "what the median is")
    page.press("Escape")
    looks.at(page, "today-1280", whole=True)
    page.click("#day-before")
    page.until("document.querySelector('#today-state').innerText.includes('没有开放')", "a day without the hall")
    page.click("#day-today")
    page.until("!document.querySelector('#today-body').hidden && document.querySelector('#today-state').hidden", "today again")


def reports(hall, page, looks):
    """Reports have a page of their own; whoever is signed in here is signed in there, and comes back."""
    page.click('#tabs a[href="/reports"]')
    page.until("location.pathname === '/reports' && document.querySelector('#gate')?.hidden && !document.querySelector('#shell').hidden", "the reports, signed in")
    page.click('header a[href="/manager"]')
    page.until("location.pathname === '/manager' && document.querySelector('#figure-waiting') !== null", "and back")


def cases(hall, page, looks):
    page.click('#tabs [data-page=cases]')
    page.until("!document.querySelector('#cases-body').hidden && !document.querySelector('#cases-none').hidden", "a hall without cases says so")
    clerk = hall.someone("clerk")
    token = hall.ask("POST", "/api/v1/session", "counter-12", {"name": clerk, "secret": hall.secret(clerk)})["token"]
    hall.ask("POST", "/api/v1/counters/counter-12/open", token)
    codes = city_platform.Guides(ROOT / "server/data/demo-guides/guides.toml").codes(city_platform.RESTAURANT)
    body = city_platform.application("gaq01", city_platform.RESTAURANT, codes, 7)
    number = hall.ask("PUT", "/api/v1/applications/GA-PAGE-1", "city-platform", body)["case"]
    hall.ask("POST", f"/api/v1/cases/{number}/receive", token, {})
    page.until("document.querySelectorAll('#table-cases tbody tr').length === 1", "a case at the window, without loading anything again")
    papers = [one["code"] for one in hall.ask("GET", f"/api/v1/cases/{number}", token)["materials"] if one["state"] != "held"]
    hall.ask("POST", f"/api/v1/cases/{number}/check", token, {"marks": [{"material": code, "state": "sound"} for code in papers]})
    hall.ask("POST", f"/api/v1/cases/{number}/accept", token, {})
    told = hall.ask("GET", "/api/v1/supervision", "manager")
    page.until(f"document.querySelectorAll('#table-cases tbody tr').length === {told['total']}", "a task for each department, once it is accepted")
    sums = page.run("[...document.querySelectorAll('.light')].map((one) => [one.dataset.key, Number(one.querySelector('.figure-value').innerText)])")
    must(dict(sums) == {light: sum(one[light] for one in told["departments"]) for light, _ in sums}, f"lights: {sums}")
    page.click(".light.red .light-button")
    page.until("!document.querySelector('#cases-none').hidden && document.querySelector('.light.red').classList.contains('chosen')", "only the red ones")
    page.click(".light.red .light-button")
    page.until(f"document.querySelectorAll('#table-cases tbody tr').length === {told['total']}", "all again")
    looks.at(page, "cases-1280", whole=True)
    hall.ask("POST", "/api/v1/counters/counter-12/close", token)
    hall.ask("DELETE", "/api/v1/session", token)


def people(hall, page, looks):
    page.click('#tabs [data-page=people]')
    page.until("document.querySelectorAll('#table-people tbody tr').length > 0", "who worked")
    report = hall.ask("GET", "/api/v1/reports/day", "manager")
    done = page.run("[...document.querySelectorAll('#table-people tbody tr')].reduce((sum, row) => sum + Number(row.cells[1].innerText), 0)")
    must(done == report["finishes"], f"{done} services by people, {report['finishes']} in the hall")
    # A clerk signs in, and stands there by name.
    clerk = hall.someone("clerk")
    token = hall.ask("POST", "/api/v1/session", "counter-8", {"name": clerk, "secret": hall.secret(clerk)})["token"]
    hall.ask("POST", "/api/v1/counters/counter-8/call-next", token)
    name = next(one["displayName"] for one in hall.ask("GET", "/api/v1/accounts", "manager")["accounts"] if one["name"] == clerk)
    page.click("#tabs [data-page=today]")
    page.click("#tabs [data-page=people]")
    page.until(f"document.querySelector('#table-people').innerText.includes({json.dumps(name)})", f"{name} by name", seconds=40)
    looks.at(page, "people-1280", whole=True)
    hall.ask("POST", "/api/v1/counters/counter-8/no-show", token)
    hall.ask("DELETE", "/api/v1/session", token)


def devices(hall, page, looks):
    page.click('#tabs [data-page=devices]')
    page.until("document.querySelectorAll('#devices .device').length > 10", "the devices")
    must(page.run("document.querySelectorAll('#devices .device.away').length === document.querySelectorAll('#devices .device').length"), "none is on its line")
    looks.at(page, "devices-1280", whole=True)
    # A page with the board's token opens a line as a board does; the dashboard sees it come and go.
    page.run(f"""new Promise((resolve) => {{
        window.board = new WebSocket(location.origin.replace('http', 'ws') + '/ws', 'hall.v1');
        window.board.onopen = () => window.board.send(JSON.stringify({{ hello: 'hall.v1', auth: {{ kind: 'token', token: {json.dumps(hall.tokens["board-1"])} }},
            topics: ['lobby'], client: 'board-of-a-test/1' }}));
        window.board.onmessage = resolve; }}).then(() => true)""")
    page.until("document.querySelector('[data-key=board-1] .device')?.innerText.includes('board-of-a-test/1')", "a board on its line, and what it is")
    page.run("window.board.close()")
    page.until("document.querySelector('[data-key=board-1] .device').classList.contains('away')", "and gone again")
    page.click('#tabs [data-page=now]')


# What is told as an alarm: (what differs from a calm hall, what is told, worst first). Moments in minutes from now.
CALM = """const at = (minutes) => new Date(now + minutes * 60000).toISOString();
  const queue = (code, more) => ({ code, letters: 'A', name: { zh: code }, waiting: 0, accepting: true, maximumWaitMs: 900000, ...more });
  const counter = (id, more) => ({ id, label: id, profile: 'p', phase: 'open', pauseReason: '', servedToday: 0, ...more });
  const totals = { issued: 9, waiting: 0, called: 0, serving: 0, held: 0, missed: 0, served: 9, cancelled: 0, closedUnserved: 0 };
  const hall = { day: { phase: 'open' }, queues: [queue('tax')], counters: [counter('3')], totals };
  const kiosk = { queues: [{ code: 'tax', openCounters: 1, state: 'open' }] };"""
ALARMS = [
    ("hall", "kiosk", []),
    ("{ ...hall, queues: [queue('tax', { waiting: 2, longestSince: at(-16), due: at(-1) })] }", "kiosk", ["bad over tax"]),
    ("{ ...hall, queues: [queue('tax', { waiting: 2, longestSince: at(-12.5), due: at(2.5) })] }", "kiosk", ["warn soon tax"]),
    ("{ ...hall, queues: [queue('tax', { waiting: 2, longestSince: at(-11), due: at(3.5) })] }", "kiosk", []),
    # A class with a shorter promise: its own counts, not the queue's.
    ("{ ...hall, queues: [queue('tax', { waiting: 1, longestSince: at(-6), due: at(-1) })] }", "kiosk", ["bad over tax"]),
    ("{ ...hall, queues: [queue('tax', { waiting: 1, longestSince: at(-1), due: at(14) })] }", "{ queues: [{ code: 'tax', openCounters: 0, state: 'open' }] }",
     ["bad unserved tax"]),
    ("{ ...hall, queues: [queue('tax', { accepting: false })] }", "kiosk", ["note stopped tax"]),
    ("{ ...hall, day: { phase: 'closing' }, queues: [queue('tax', { accepting: false })] }", "kiosk", []),
    ("hall", "{ queues: [{ code: 'tax', openCounters: 1, state: 'full' }] }", ["note full tax"]),
    ("{ ...hall, counters: [counter('3', { phase: 'paused', since: at(-16) })] }", "kiosk", ["warn paused 3"]),
    ("{ ...hall, counters: [counter('3', { phase: 'paused', since: at(-14) })] }", "kiosk", []),
    ("{ ...hall, day: { phase: 'closed' }, counters: [counter('3', { phase: 'paused', since: at(-16) })] }", "kiosk", []),
    ("{ ...hall, counters: [counter('3', { number: 'A001', ticketState: 'called', since: at(-4) })] }", "kiosk", ["warn called 3"]),
    ("{ ...hall, counters: [counter('3', { number: 'A001', ticketState: 'serving', since: at(-46) })] }", "kiosk", ["note long 3"]),
    ("{ ...hall, day: { phase: 'closed' }, totals: { ...totals, held: 1 } }", "kiosk", ["warn leftover hall"]),
    ("{ ...hall, queues: [queue('tax', { waiting: 1, longestSince: at(-13), due: at(2) }), queue('land', { waiting: 1, longestSince: at(-20), due: at(-5) })] }", "kiosk",
     ["bad over land", "warn soon tax"]),
    ("{ ...hall, forecast: { breaches: [{ number: 'A1', queue: 'tax', due: at(9), percent: 80 }, { number: 'A2', queue: 'tax', due: at(12), percent: 60 },"
     " { number: 'A0', queue: 'tax', due: at(-1), percent: 99 }], advice: [{ profile: 'p', counters: 1, breaches: 2, left: 0 }] } }", "kiosk",
     ["warn foreseen tax", "warn advice p"]),
    ("{ ...hall, forecast: { alarms: [{ queue: 'tax', at: at(20), percent: 90, tickets: 7 }], breaches: [{ number: 'A1', queue: 'tax', due: at(9), percent: 80 }] } }", "kiosk",
     ["warn willBreak tax"]),
    # Either profile would do: the one that has a counter to open is advised; where none has, one says how many are missing.
    ("{ ...hall, counters: [counter('3'), counter('4', { profile: 'q', phase: 'closed' })], forecast: { advice: [{ profile: 'p', counters: 1, breaches: 2, left: 0 },"
     " { profile: 'q', counters: 1, breaches: 2, left: 0 }] } }", "kiosk", ["warn advice q"]),
    ("{ ...hall, forecast: { advice: [{ profile: 'p', counters: 1, breaches: 2, left: 0 }, { profile: 'q', counters: 1, breaches: 2, left: 0 }] } }", "kiosk",
     ["warn advice p"]),
]


def alarms(page):
    for hall, kiosk, told in ALARMS:
        found = page.run(f"""import('/manager/alarms.js').then(({{ alarmsOf }}) => {{
            const now = 1795400000000; {CALM}
            return alarmsOf({hall}, {kiosk}, now).map((alarm) => `${{alarm.level}} ${{alarm.kind}} ${{alarm.about}}`); }})""")
        must(found == told, f"alarms of {hall}: {found}, not {told}")


def forecast(hall, page, looks):
    """What is foreseen stands on the page where the view has it; a hall of before says nothing of it."""
    view = hall.ask("GET", "/api/v1/hall")
    view.pop("forecast", None)
    for queue in view["queues"]:
        queue.pop("wait", None)
    now = view["openedAt"]

    def drawn():
        return page.run(f"""import('/manager/now.js').then(({{ renderNow }}) => {{
            renderNow({{ hall: {json.dumps(view)}, kiosk: null, at: {json.dumps(now)}, now: Date.parse({json.dumps(now)}) }});
            return {{ waits: Object.fromEntries([...document.querySelectorAll('#queues tr')].map((row) => [row.dataset.key, row.querySelector('.forecast').innerText])),
                right: document.querySelector('#forecast-right').hidden ? '' : document.querySelector('#forecast-right').innerText,
                alarms: [...document.querySelectorAll('.alarm')].map((one) => one.innerText) }}; }})""")

    told = drawn()
    must(told["right"] == "" and not any(told["waits"].values()), f"nothing is foreseen: {told}")
    for queue, seconds in zip(view["queues"], ((0, 0, 0), (700, 900, 1190), (61, 90, 119))):
        queue["wait"] = dict(zip(("p10", "p50", "p90"), seconds))
    codes = [queue["code"] for queue in view["queues"]]
    soon = now[:11] + "23:59" + now[16:]
    view["forecast"] = {"at": now, "basis": "corrected", "breaching": 2, "today": {"right": 81, "told": 100}, "thirtyDays": {"right": 1610, "told": 2000},
                        "breaches": [{"number": "C007", "queue": "tax", "due": soon, "call": soon, "percent": 87}, {"number": "C008", "queue": "tax", "due": soon, "call": soon, "percent": 70}],
                        "alarms": [{"queue": next(code for code in codes if code != "tax"), "at": soon, "percent": 92, "tickets": 14}],
                        "advice": [{"profile": "land", "counters": 1, "breaches": 2, "left": 0}]}
    told = drawn()
    looks.picture(page, "now-forecast-1280")
    must([told["waits"][code] for code in codes[:4]] == ["随到随办", "约 11–20 分钟", "约 1–2 分钟", ""], f"waits: {told['waits']}")
    must("今日 81 %（100 次）" in told["right"] and "30 天 81 %（2000 次）" in told["right"], told["right"])
    must(any("2 人等候将超过承诺，最早 23:59（把握 87 %）" in one for one in told["alarms"]), f"{told['alarms']}")
    must(any("预计 23:59 起等候将超过承诺，45 分钟内约 14 人（把握 92 %）" in one for one in told["alarms"]), f"{told['alarms']}")
    must(any("加开 1 个窗口（11、12 号）" in one and "2 人减到 0 人" in one for one in told["alarms"]), f"{told['alarms']}")


def what_if(hall, page, looks):
    """A change is chosen, what would come of it is seen, and then it is done."""
    page.until("!document.querySelector('#what-area').hidden && document.querySelector('#what-counter').value !== ''", "what if")
    must(page.run("document.querySelector('#what-result').hidden"), "nothing is worked out before something is chosen")

    def pick(field, value):
        page.run(f"""(() => {{ const field = document.querySelector('#what-{field}'); field.value = {json.dumps(value)};
            field.dispatchEvent(new Event('change')); return field.value; }})()""")

    pick("kind", "profile")
    must(page.run("!document.querySelector('#what-profile-field').hidden"), "a profile can be chosen for another profile")
    pick("kind", "open")
    pick("counter", "counter-9")
    page.click("#what-add")
    page.until("!document.querySelector('#what-result').hidden", "worked out")
    told = page.run("""({ heads: [...document.querySelectorAll('#what-table thead th')].map((one) => one.innerText),
        rows: document.querySelectorAll('#what-table tbody tr').length, queues: document.querySelectorAll('#queues tr').length,
        change: document.querySelector('#what-changes').innerText, off: document.querySelector('#what-do').disabled })""")
    must(told["heads"][1] == "现在" and told["rows"] == told["queues"] and "开放9 号窗口" in told["change"] and not told["off"], f"{told}")
    looks.at(page, "now-what-if")
    page.run("document.querySelector('#what-area').scrollIntoView()")
    looks.at(page, "what-if")
    later = page.run("document.querySelector('#what-at').options[2].value")
    pick("at", later)
    page.click("#what-add")
    page.until(f"document.querySelector('#what-changes').innerText.includes('{later}开放9 号窗口') && document.querySelector('#what-do').disabled", "what lies ahead cannot be done now")
    pick("at", "")
    page.click("#what-add")
    page.until("!document.querySelector('#what-do').disabled", "but what is for now can")
    page.click("#what-do")
    page.until("document.querySelector('#act').open", "it is asked about first")
    choose(page, "执行这些变动")
    page.until("!document.querySelector('#act').open && document.querySelector('[data-key=\"counter-9\"]').className === 'open'", "and done")
    page.until("document.querySelector('#what-changes').childElementCount === 0 && document.querySelector('#what-result').hidden", "nothing is left to choose from")
    hall.ask("POST", "/api/v1/counters/counter-9/close", "manager")
    page.until("document.querySelector('[data-key=\"counter-9\"]').className === 'closed'", "closed again")


def faces(page, looks):
    for width, height in ((1280, 800), (1920, 1080)):
        page.size(width, height)
        looks.at(page, f"now-busy-{width}")
    page.size(1280, 800)
    page.click("#language")
    page.until("document.documentElement.lang === 'en' && document.querySelector('#figure-waiting .figure-label').innerText === 'Waiting'", "English")
    must(not re.search("[\u4e00-\u9fff]", page.text("#page-now")), "nothing Chinese is left on the English page")
    looks.at(page, "now-busy-en-1280")
    for one in ("today", "cases", "people", "devices", "notices", "settings"):
        page.click(f"#tabs [data-page={one}]")
        page.until(f"!document.querySelector('#page-{one}').hidden && document.querySelector('#page-{one} tbody tr, #page-{one} .device, #page-{one} .option') !== null", one)
        page.until(f"document.querySelector('#page-{one} .page-state').hidden", f"{one} is read")
        looks.at(page, f"{one}-en-1280", whole=True)
    page.click("#tabs [data-page=now]")
    page.size(1366, 768)
    must(page.run("document.querySelector('#page-now .columns').getBoundingClientRect().bottom <= innerHeight"), "ten queues and twelve counters fit on one screen of 1366 by 768")
    looks.at(page, "now-busy-en-1366")
    page.size(1280, 800)
    page.click("#theme")
    page.click("#theme")
    must(page.run("getComputedStyle(document.body).backgroundColor") == "rgb(8, 23, 29)", "dark, because it was chosen")
    page.click("#theme")
    page.click("#language")
    page.size(1920, 1080)
    page.click("#to-wall")
    page.until("!document.querySelector('#wall').hidden && document.querySelector('#shell').hidden", "the wall")
    looks.at(page, "wall-1920")
    must(page.run("document.documentElement.scrollHeight <= innerHeight"), "a wall does not scroll")
    page.press("Escape")
    page.until("document.querySelector('#wall').hidden && !document.querySelector('#shell').hidden", "Escape leaves the wall")
    page.size(1280, 800)


def long_names(hall, page, looks):
    """Halls have longer names than the demo, and more queues and counters; nothing runs out of its place, in either language."""
    text = (ROOT / "server" / "data" / "demo" / "hall.toml").read_text(encoding="utf-8")
    text = re.sub('(?m)^name = \\{ zh = "广安区政务服务大厅", en = "[^"]*" \\}', 'name = { zh = "内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗政务服务和大数据管理局综合服务大厅", '
                  'en = "Comprehensive Service Hall of the Government Service and Big Data Administration of the Morin Dawa Daur Autonomous Banner" }', text)
    text = text.replace('zh = "不动产与建设", en = "Land and Building"', 'zh = "不动产登记交易与工程建设项目审批综合受理（含水电气网联合报装）", '
                        'en = "Real Estate Registration and Construction Project Approval with Water, Power, Gas and Network Connections"')
    text += "".join(f'\n[[counter]]\nid = "counter-{n}"\nlabel = "{n}"\nprofile = "land"\n' for n in range(13, 41))
    text = text.replace('label = "3"', 'label = "不动产三楼"')
    file = hall.work / "long.toml"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run([hall.server, "configure", hall.directory, file], capture_output=True, text=True, check=False)
    must(done.returncode == 0, f"configure: {done.stderr}")
    page.until("document.querySelectorAll('#counters .tile').length === 40", "the new counters, at once")
    page.until("document.querySelector('#hall-name').innerText.includes('莫力达瓦')", "the new name")
    for width, height in ((1280, 800), (1920, 1080)):
        page.size(width, height)
        for language in ("zh", "en"):
            looks.at(page, f"long-{language}-{width}")
            page.run("document.querySelector('#language').click()")
    out = page.run("""[...document.querySelectorAll('.top *, .tile *, .queue-row *, .figure *')].filter((one) => {
        const box = one.getBoundingClientRect(); const home = one.closest('.top, .tile, tr, .figure').getBoundingClientRect();
        return box.width > 0 && (box.right > home.right + 1 || box.left < home.left - 1); }).map((one) => one.className)""")
    must(not out, f"out of their places: {out}")
    page.run("location.hash = '#wall'")
    page.until("!document.querySelector('#wall').hidden", "the wall")
    looks.at(page, "long-wall-1920")
    must(page.run("document.documentElement.scrollHeight <= innerHeight"), "40 counters fit on a wall")
    page.press("Escape")
    page.size(1280, 800)


def cut(hall, page, looks):
    """The server dies and comes back: the page says so, shows nothing old as new, and takes up again without a key."""
    shown = figure(page, "waiting")
    hall.stop(signal.SIGKILL)
    page.until("!document.querySelector('#cut').hidden && document.body.classList.contains('stale')", "a cut line is told")
    must(page.run("document.querySelector('#line').innerText") == "连接中断", "and stays told")
    looks.at(page, "now-cut-1280")
    before = figure(page, "longest")
    hall.start()
    page.until("document.querySelector('#cut').hidden && !document.body.classList.contains('stale')", "the line is taken up again")
    must(figure(page, "waiting") == shown, "with the same hall")
    page.until(f"document.querySelector('#figure-longest .figure-value').innerText !== {json.dumps(before)}", "and its clocks run")
    # Frozen, not closed: no packet says so.
    hall.process.send_signal(signal.SIGSTOP)
    try:
        page.until("!document.querySelector('#cut').hidden", "a line on which nobody answers is a cut one")
    finally:
        hall.process.send_signal(signal.SIGCONT)
    page.until("document.querySelector('#cut').hidden", "and is taken up again")


def out(hall, page):
    page.click("#sign-out")
    page.until("!document.querySelector('#gate').hidden && sessionStorage.getItem('token') === null", "signed out")
    must(page.run("document.querySelector('#shell').hidden && document.querySelector('#wall').hidden"), "nothing of the hall is left to see")
    must(not page.complaints(), f"{page.complaints()}")


def main():
    programs, *rest = sys.argv[1:]
    pictures = pathlib.Path(rest[0]) if rest else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    hall = Hall(programs)
    looks = Looks(pictures)
    try:
        with Browser(hall.work) as browser:
            refusals(hall, browser, looks)
            page = browser.page(hall.address)
            took = live(hall, page, looks)
            counters(hall, page, looks)
            explanations(page)
            alarms(page)
            forecast(hall, page, looks)
            what_if(hall, page, looks)
            acts(hall, page, looks)
            for see in (notices, settings, today, reports, cases, people, devices):
                see(hall, page, looks)
            faces(page, looks)
            long_names(hall, page, looks)
            cut(hall, page, looks)
            out(hall, page)
        print(f"a new ticket was seen after {took * 1000:.0f} ms; {looks.seen} looks, each light and dark")
    finally:
        hall.close()


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:  # what failed is said, not where in this file
        sys.exit(f"BROKEN: {broken}")
