#!/usr/bin/python3
"""The reports' page in a real browser, against a real server with something to report.

reports.py BIN [PICTURES]: signs in as each who may and is refused as one who may not, compares what the page shows with what the server says, goes through
periods and groupings, takes files, prints, and looks again after reports.db was dropped in mid-service. Each look is light and dark, for contrast and names.
"""
import base64
import pathlib
import subprocess
import sys
import time

from browser import Broken, Browser
from manager import Hall, Looks, must, sign_in

GROUPS = ("queue", "item", "department", "class", "counter", "clerk", "hour", "weekday", "day", "month")


class BusyHall(Hall):
    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}/reports"

    def live(self):
        """A short day: some are served, one does not come, one is still there."""
        items = self.items()
        self.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=None)
        for number in range(12):
            self.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": items[number * 7 % len(items)]["code"], "class": "normal"})
        for counter in ("counter-1", "counter-2", "counter-3"):
            self.ask("POST", f"/api/v1/counters/{counter}/open", counter, {}, expect=None)
        clerk = self.someone("clerk")
        session = self.ask("POST", "/api/v1/session", "counter-1", {"name": clerk, "secret": self.secret(clerk)})["token"]
        self.ask("POST", "/api/v1/counters/counter-1/open", session, {}, expect=None)
        for turn in range(6):
            at = f"/api/v1/counters/counter-{1 + turn % 3}"
            token = session if turn % 3 == 0 else f"counter-{1 + turn % 3}"
            called = self.ask("POST", at + "/call-next", token, {})
            if not called:
                continue
            if turn == 0:
                self.clerk, self.served = clerk, called["ticket"]
            if turn == 1:
                self.ask("POST", at + "/no-show", token, {})
                continue
            self.ask("POST", at + "/start", token, {})
            self.ask("POST", at + "/finish", token, {})


def choose(page, by=None, period=None):
    for name, value in (("by", by), ("period", period)):
        if value and page.run(f"document.getElementById('{name}').value") != value:
            page.run(f"(() => {{ const one = document.getElementById('{name}'); one.value = '{value}'; one.dispatchEvent(new Event('change')); }})()")
            page.until(f"location.search.includes('{name}={value}') && !document.getElementById('report').classList.contains('asking')", f"{name} {value} is shown")


def shown(page):
    """The table as texts."""
    return page.run("[...document.querySelectorAll('#table tbody tr, #table tfoot tr')].map((row) => [...row.children].map((cell) => cell.innerText))")


def told(hall, page):
    return hall.ask("GET", "/api/v1/reports" + page.run("location.search"), "manager")


def same(hall, page):
    """The page's counts are the server's, row by row."""
    report = told(hall, page)
    rows = shown(page)
    must(len(rows) == len(report["rows"]) + 1, f"{len(rows)} rows for {len(report['rows'])} and a total")
    for row, figures in zip(rows, [*(one["figures"] for one in report["rows"]), report["total"]]):
        row = [cell.split("\n")[0] for cell in row]
        wanted = [str(figures[key]) for key in ("tickets", "legs", "served", "transferred", "noShows", "cancelled", "abandoned", "open")]
        must(row[1:9] == wanted, f"{row} where the server says {wanted}")
    must(page.text("#figures .figure-value") == str(report["total"]["tickets"]), "the first figure is the tickets")
    return report


def refusals(hall, browser, looks):
    page = browser.page(hall.address)
    looks.at(page, "reports-gate")
    page.click("#sign-in-button")
    page.until("document.querySelector('#gate-fault').innerText.includes('请填写')", "an empty form is refused")
    sign_in(page, hall.someone("manager"), "wrong-secret-1234")
    page.until("document.querySelector('#gate-fault').innerText.includes('不对')", "a wrong secret is refused")
    clerk = hall.someone("clerk")
    sign_in(page, clerk, hall.secret(clerk))
    page.until("document.querySelector('#gate-fault').innerText.includes('没有所选的身份')", "a clerk is told why not")
    must(page.run("document.querySelector('#shell').hidden"), "nothing is shown to a clerk")
    # A session of another role, put into the tab: the server would refuse it, and the page throws it away.
    token = hall.ask("POST", "/api/v1/session", body={"name": clerk, "secret": hall.secret(clerk), "role": "clerk"})["token"]
    page.run(f"sessionStorage.setItem('token', '{token}')")
    page.go(hall.address)
    page.until("!document.querySelector('#gate').hidden && document.querySelector('#gate-fault').innerText.includes('没有所选的身份')", "a clerk's session shows nothing")
    must(page.run("document.querySelector('#shell').hidden && sessionStorage.getItem('token') === null"), "no report for a clerk")
    must(hall.ask("GET", "/api/v1/reports", token, expect=None)["code"] == "not-allowed", "nor from the server")


def through(hall, page, looks):
    page.until("!document.querySelector('#report').hidden", "the report is there")
    must("广安" in page.text("#headline"), "the headline names the hall")
    for by in GROUPS:
        choose(page, by=by)
        report = same(hall, page)
        must(report["total"]["tickets"] == 12, "all twelve tickets")
        if by == "clerk":
            page.until("document.querySelector('#table tbody th').title.startsWith('s') && document.querySelector('#table tbody th').innerText !== document.querySelector('#table tbody th').title",
                       "a clerk's name stands for the pseudonym")
        looks.at(page, f"reports-{by}")
    for period in ("day", "week", "quarter", "year", "month"):
        choose(page, by="queue", period=period)
        must(same(hall, page)["total"]["tickets"] == 12, f"the {period} with today")
    page.click("#before")
    page.until("document.querySelector('#state').innerText.includes('没有业务')", "the month before is empty")
    looks.at(page, "reports-empty")
    page.click("#after")
    page.until("document.querySelector('#state').hidden", "and this month is not")
    page.run("(() => { const one = document.getElementById('within'); one.value = '1440'; one.dispatchEvent(new Event('change')); })()")
    page.until("location.search.includes('within=1440')", "other minutes")
    must(same(hall, page)["total"]["waits"]["withinShare"] == 1, "all are called within a day")
    choose(page, by="counter")
    open_ms = told(hall, page)["rows"][0]["figures"]["desks"]["openMs"]
    must(open_ms > 0 and f"{open_ms // 3600000}:" in shown(page)[0][18], "how long the counter was open stands in its row")
    page.click("#compare")
    page.until("location.search.includes('compare=yes') && document.querySelector('#table .than') !== null", "figures stand beside those of the period before")
    report = told(hall, page)
    must(report["before"]["total"]["tickets"] == 0 and page.text("#figures .than") == "上期 0", "nobody came in the month before")
    looks.at(page, "reports-compared")
    page.click("#compare")
    page.until("document.querySelector('#table .than') === null", "and without")
    choose(page, by="queue")


def papers(hall, page, pictures):
    folder = hall.work / "taken"
    folder.mkdir()
    page.tell("Page.setDownloadBehavior", behavior="allow", downloadPath=str(folder))
    month = page.run("document.querySelector('#headline').innerText").split()[-1]
    for name, begins in (("csv", b"\xef\xbb\xbf"), ("xlsx", b"PK")):
        page.click("#" + name)
        file = folder / f"report-{month}-queue.{name}"
        deadline = time.monotonic() + 20
        while not file.exists():
            must(time.monotonic() < deadline, f"{file.name} was not taken: {[one.name for one in folder.iterdir()]}")
            time.sleep(0.05)
        must(file.read_bytes().startswith(begins), f"{name} begins otherwise")
    printed = base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"])
    (hall.work / "report.pdf").write_bytes(printed)
    if pictures:
        (pictures / "reports.pdf").write_bytes(printed)
    text = subprocess.run(["pdftotext", "-layout", hall.work / "report.pdf", "-"], check=True, capture_output=True, text=True).stdout
    must("合计" in text and "12" in text, "the total is on the paper")
    must("导出" not in text and "退出" not in text, "no buttons on the paper")
    pages = subprocess.run(["pdfinfo", hall.work / "report.pdf"], check=True, capture_output=True, text=True).stdout
    must("Pages:           1\n" in pages, "a report of the queues is one page")


def contested(hall, browser, looks, pictures):
    """A complaint is upheld against a clerk's service; the clerk sees it, contests it, and a supervisor leaves it out."""
    department = next(item["department"] for item in hall.items() if item.get("department"))
    supervisor = hall.someone("supervisor")
    above = hall.ask("POST", "/api/v1/session", body={"name": supervisor, "secret": hall.secret(supervisor), "role": "supervisor"})["token"]

    def follow(what, path, body):
        return hall.ask("POST", f"/api/v1/follow-ups{path}", what, body)

    complaint = follow("manager", "", {"kind": "unresolved", "class": "staff-caused", "ticket": hall.served["id"], "text": "办得不对"})["id"]
    follow(above, f"/{complaint}/assign", {"department": department})
    follow(above, f"/{complaint}/resolve", {"result": "upheld", "text": "属实"})

    page = browser.page(f"http://127.0.0.1:{hall.port}/appraisal")
    page.click("#gate-language")                     # the last one looked at it in English
    page.until("document.querySelector('#gate h1').innerText === '绩效考核'", "in Chinese")
    looks.at(page, "appraisal-gate")
    page.run("document.getElementById('role').value = 'clerk'")
    sign_in(page, hall.clerk, hall.secret(hall.clerk))
    page.until("!document.querySelector('#report').hidden && document.querySelectorAll('#against tbody tr button').length === 1", "what counts against the clerk is listed")
    must(page.run("document.querySelectorAll('#table tbody tr').length") == 1, "one's own row alone")
    must(page.run("document.querySelector('#by-choice').hidden"), "and no choice of others")
    must(hall.served["number"] in page.text("#against tbody"), "the service is named by its number")
    must("50.0%" in page.text("#table tbody"), "one of two services")
    must("不评" in page.text("#table tbody"), "too few to be judged, and it says so")
    must("权重 30" in page.text("#measures") and "20 × 全厅达标率" in page.text("#formula"), "the formula stands there with its numbers")
    looks.at(page, "appraisal-clerk")
    page.click("#against tbody button")
    looks.at(page, "appraisal-contest")
    page.click("#contest-send")
    page.until("!document.querySelector('#contest-fault').hidden", "without words it is refused")
    page.run("document.getElementById('contest-text').value = '系统故障，重复叫号'")
    page.click("#contest-send")
    page.until("document.querySelector('#table .tag.waiting') !== null && document.querySelector('#against .tag.waiting') !== null", "the figure carries a mark")
    looks.at(page, "appraisal-waiting")
    token = page.run("sessionStorage.getItem('token')")
    must(hall.ask("GET", "/api/v1/appraisals?by=counter", token, expect=None)["code"] == "not-allowed", "a clerk asks for nothing else")
    must(hall.ask("GET", "/api/v1/appraisals?person=s1", token, expect=None)["code"] == "not-allowed", "nor for others")

    contest = next(one["id"] for one in hall.ask("GET", "/api/v1/follow-ups", above)["followUps"] if one["class"] == "appraisal")
    follow(above, f"/{contest}/assign", {"department": department})
    follow(above, f"/{contest}/resolve", {"result": "exclude-system-failure", "text": "采纳"})
    page.run("location.reload()")
    page.until("document.querySelector('#against .tag.excluded') !== null", "what was left out is told")
    must("100.0%" in page.text("#table tbody") and "已剔除 1" in page.text("#table tbody"), "the figure changed, with a note")
    looks.at(page, "appraisal-excluded")
    page.click("#sign-out")
    page.until("!document.querySelector('#gate').hidden", "signed out")
    must(page.run("document.querySelectorAll('#table tr, #against tr').length") == 0, "nothing stays below")

    name = hall.someone("manager")
    page.run("document.getElementById('role').value = 'manager'")
    sign_in(page, name, hall.secret(name))
    for by in ("counter", "department", "person"):
        page.run(f"(() => {{ const one = document.getElementById('by'); one.value = '{by}'; one.dispatchEvent(new Event('change')); }})()")
        page.until(f"location.search.includes('by={by}') && !document.getElementById('report').classList.contains('asking')", f"by {by}")
        told_rows = hall.ask("GET", "/api/v1/appraisals" + page.run("location.search"), "manager")["rows"]
        must(page.run("document.querySelectorAll('#table tbody tr').length") == len(told_rows), f"as many rows by {by} as the server says")
        looks.at(page, f"appraisal-{by}")
    page.click("#table tbody .row-link")
    page.until("!document.querySelector('#everybody').hidden && !document.querySelector('#against-area').hidden", "one person, with what counts against them")
    must(page.run("document.querySelectorAll('#against button').length") == 0, "nobody contests for others")
    looks.at(page, "appraisal-one")
    page.click("#everybody")
    page.until("document.querySelector('#everybody').hidden && !document.getElementById('report').classList.contains('asking')", "everybody again")
    printed = base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"])
    (hall.work / "appraisal.pdf").write_bytes(printed)
    if pictures:
        (pictures / "appraisal.pdf").write_bytes(printed)
    text = subprocess.run(["pdftotext", "-layout", hall.work / "appraisal.pdf", "-"], check=True, capture_output=True, text=True).stdout
    must("怎样算出来的" in text and "退出" not in text, "the formula is on the paper, buttons are not")
    page.click("#language")
    page.until("document.querySelector('#headline').innerText.includes('Appraisal')", "in English, too")
    page.size(1920, 1080)
    looks.at(page, "appraisal-wide-en")
    told_here = subprocess.run([hall.server, "appraise", hall.directory, "--by", "person"], check=True, capture_output=True, text=True).stdout
    must("left out 已剔除 1" in told_here, "the command says the same")


def dropped(hall, page):
    for suffix in ("", "-wal", "-shm"):
        (hall.directory / f"reports.db{suffix}").unlink(missing_ok=True)
    choose(page, by="hour")
    must(same(hall, page)["total"]["tickets"] == 12, "made anew, and whole")


def main():
    pictures = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if pictures:
        pictures.mkdir(parents=True, exist_ok=True)
    looks = Looks(pictures)
    hall = BusyHall(sys.argv[1])
    try:
        hall.live()
        with Browser(hall.work) as browser:
            refusals(hall, browser, looks)
            page = browser.page(hall.address)
            name = hall.someone("manager")
            sign_in(page, name, hall.secret(name))
            through(hall, page, looks)
            papers(hall, page, pictures)
            dropped(hall, page)
            page.click("#language")
            page.until("document.querySelector('#headline').innerText.includes('Service Hall')", "in English, too")
            looks.at(page, "reports-en")
            page.size(1920, 1080)
            looks.at(page, "reports-wide")
            page.click("#sign-out")
            page.until("!document.querySelector('#gate').hidden", "signed out")
            must(page.run("sessionStorage.getItem('token')") is None, "no token stays behind")
            must(page.run("document.querySelectorAll('#table tr, #figures *').length") == 0, "nor a figure below what is hidden")
            for role in ("supervisor", "auditor"):
                name = hall.someone(role)
                page.run(f"document.getElementById('role').value = '{role}'")
                sign_in(page, name, hall.secret(name))
                page.until("!document.querySelector('#report').hidden", f"a {role} may look")
                page.click("#sign-out")
                page.until("!document.querySelector('#gate').hidden", "signed out")
            contested(hall, browser, looks, pictures)
        print(f"reports as the server tells them; {looks.seen} looks")
    finally:
        hall.close()


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
