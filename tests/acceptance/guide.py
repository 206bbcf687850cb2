#!/usr/bin/python3
"""The guide in a real browser, against a real server with the real catalogue.

guide.py BIN [PICTURES]: finds items by characters, pinyin, initials and English words, reads one with and one without a guide, answers a package's questions by
keyboard, gets a list of one's own, ticks papers off, opens its address anew, prints it, and loses the line in the middle.
"""
import base64
import json
import signal
import subprocess
import urllib.parse

from manager import must
from visitor import play

LISTED = "document.querySelectorAll('#found li').length > 3"
SHOWN = "[...document.querySelectorAll('#found .row-name')].map((one) => one.firstChild.textContent)"
THING = "open-restaurant"


def looks_for(page, words, first, count=None):
    page.type("#words", words)
    page.until(f"({SHOWN})[0] === {json.dumps(first)}", f"{words} finds {first}, not {page.run(SHOWN + '.slice(0, 3)')}")
    if count is not None:
        must(str(count) in page.text("#found-count"), f"{words}: {page.text('#found-count')}")


def finding(visitor):
    hall = visitor.hall
    items = hall.ask("GET", "/api/v1/guide")["items"]
    must(len(items) == len(hall.ask("GET", "/api/v1/catalogue")["items"]) > 1000, "every item of the catalogue")
    page = visitor.page("/guide", LISTED)
    must(str(len(items)) in page.text("#found-count"), "all of them can be found")
    card = "社保卡补换"
    for words in ("社保卡补换", "shebaokabuhuan", "sbkbh", "SBKBH", "社保卡补"):
        looks_for(page, words, card)
    page.type("#words", "qqqqqq")
    page.until("document.querySelectorAll('#found li').length === 0", "nothing of this kind")
    must("没有找到" in page.text("#found-count"), "and it says so")
    page.click("#language")
    looks_for(page, "identity card", "Apply for an identity card")
    page.click("#language")
    page.type("#words", "")
    office = next(one["department"] for one in items if one.get("published"))
    page.run(f"(() => {{ const field = document.querySelector('#department'); field.value = '{office}'; field.dispatchEvent(new Event('input', {{ bubbles: true }})); }})()")
    many = sum(one["department"] == office for one in items)
    page.until(f"document.querySelector('#found-count').innerText.includes(' {many} ')", f"{many} items of one department")
    page.run("(() => { const field = document.querySelector('#subject'); field.value = 'company'; field.dispatchEvent(new Event('input', { bubbles: true })); })()")
    fewer = sum(one["department"] == office and one["subject"] != "person" for one in items)
    page.until(f"document.querySelector('#found-count').innerText.includes(' {fewer} ')", f"{fewer} of them for companies")
    page.go(visitor.top + "/guide")
    page.until(LISTED)
    before = page.run("document.querySelectorAll('#found li').length")
    page.click("#more")
    page.until(f"document.querySelectorAll('#found li').length > {before}", "more of them")
    must(page.run(f"document.activeElement === document.querySelectorAll('#found li')[{before}].querySelector('a')"), "the keyboard goes on where they begin")
    page.close()
    return items


def items_tell(visitor, items):
    hall = visitor.hall
    code = next(one["code"] for one in items if one.get("published") and not one["name"].get("en", "").startswith("?"))
    guide = hall.ask("GET", f"/api/v1/guide/items/{code}")["guide"]
    page = visitor.page(f"/guide?item={code}", "document.querySelector('.key-facts') !== null")
    told = page.text("#one")
    for words in [guide["conditions"]["zh"], guide["fee"]["zh"], str(guide["promisedDays"]), str(guide["statutoryDays"]),
                  *(one["name"]["zh"] for one in guide["materials"])]:
        must(words in told, f"the item's page says {words}")
    page.run("document.querySelector('.back a').click()")
    page.until(LISTED, "back to the list")
    page.tell("Page.navigateToHistoryEntry", entryId=page.tell("Page.getNavigationHistory")["entries"][-2]["id"])
    page.until("document.querySelector('.key-facts') !== null", "and the browser's own way back")
    page.close()
    bare = next(one["code"] for one in items if not one.get("published"))
    page = visitor.page(f"/guide?item={bare}", "!!document.querySelector('#one .card')")
    must("还没有公布" in page.text("#one .band"), "an item without a guide says so")
    page.go(visitor.top + "/guide?item=nothing")
    page.until("document.querySelector('#one .band.alarm')?.innerText.includes('没有这个事项') ?? false", "an item that is not there")
    page.close()
    return code


def own_list(visitor):
    """By keyboard alone from the first question to the list."""
    hall = visitor.hall
    page = visitor.page(f"/guide?package={THING}", "!!document.querySelector('.choice')")
    answered = 0
    for _ in range(60):
        page.press("Tab")
        if page.run("document.activeElement.type === 'radio' && !document.querySelector(`[name='${document.activeElement.name}']:checked`)"):
            name = page.run("document.activeElement.name")
            page.press(" ")
            page.until(f"location.search.includes('{name}=') && document.activeElement?.name === '{name}'", f"{name} is answered, and the keyboard stays there")
            answered += 1
        if page.run("document.querySelector('#print-list') !== null"):
            break
    page.until("document.querySelector('#print-list') !== null", f"a list after {answered} answers")
    query = page.run("location.search")
    answers = [f"answer={key}:{value}" for key, value in urllib.parse.parse_qsl(query[1:]) if key != "package"]
    told = hall.ask("GET", f"/api/v1/guide/packages/{THING}?{'&'.join(answers)}")["list"]
    brought = [one for one in told["materials"] if one["state"] != "held"]
    shown = page.run("[...document.querySelectorAll('.tick')].map((one) => one.parentElement.querySelector('b').innerText)")
    must(shown == [one["name"]["zh"] for one in brought] and len(set(shown)) == len(shown), f"every paper once: {shown}")
    must(str(told["promisedDays"]) in page.text(".key-facts"), "and the time along the critical path")
    page.click(".tick input")
    page.until("document.querySelector('.paper.done') !== null", "ticked off")
    must(page.run("location.search") == query, "which is nobody else's business")
    page.go(visitor.top + "/guide" + query)
    page.until("document.querySelector('.paper.done') !== null", "the address has the list, this browser the tick")
    pdf = visitor.hall.work / "list.pdf"
    pdf.write_bytes(base64.b64decode(page.tell("Page.printToPDF", preferCSSPageSize=True)["data"]))
    words = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
    must(all(one["name"]["zh"] in words for one in brought) and "English" not in words and "打印清单" not in words, f"on paper: the papers, no buttons: {words[:400]}")
    size = subprocess.run(["pdfinfo", pdf], capture_output=True, text=True, check=True).stdout
    must("A4" in size or "595" in size, f"on A4: {size}")
    if visitor.looks.pictures:
        subprocess.run(["pdftoppm", "-r", "80", "-png", pdf, visitor.looks.pictures / "my-list-paper"], check=True)

    # The line is cut in the middle of the questions: what is there stays, and it goes on by itself.
    hall.stop(signal.SIGKILL)
    page.run("[...document.querySelectorAll('.choice input')].find((one) => !one.checked).click()")
    page.until("document.querySelector('.band.cut-off').checkVisibility()", "a cut line is told")
    must(page.run("document.querySelectorAll('.tick').length > 0"), "the list stays")
    hall.start()
    page.until("!document.querySelector('.band.cut-off').checkVisibility()", "and goes on")
    must(not page.complaints(), f"{page.complaints()}")
    page.go(visitor.top + f"/guide?package={THING}&nothing=yes")
    page.until("document.querySelector('#one .band.alarm')?.innerText.includes('改变') ?? false", "an old address says so")
    page.close()
    return query


def story(visitor):
    items = finding(visitor)
    code = items_tell(visitor, items)
    query = own_list(visitor)
    visitor.everywhere("/guide", LISTED + " && !!document.querySelector('#packages li')", "guide")
    visitor.everywhere(f"/guide?item={code}", "!!document.querySelector('.key-facts')", "item")
    visitor.everywhere("/guide" + query, "!!document.querySelector('#print-list')", "my-list")


if __name__ == "__main__":
    play("guide", story)
