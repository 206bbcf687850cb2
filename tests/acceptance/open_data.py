#!/usr/bin/python3
"""The hall's open data against a real server, as somebody outside reads it: what is there, what is not, how often it may be asked, and by whom.

open_data.py BIN. Exit 0 when all of it held.
"""
import http.client
import json
import sys

from browser import Broken
from manager import Hall, must

ROUTE = "/api/v1/open/hall"
A_MINUTE = 120


def get(hall, path=ROUTE, **fields):
    line = http.client.HTTPConnection("127.0.0.1", hall.port, timeout=20)
    line.request("GET", path, headers={name.replace("_", "-"): value for name, value in fields.items()})
    answer = line.getresponse()
    answer.text = answer.read().decode()
    line.close()
    return answer


def members(value, path=""):
    if isinstance(value, dict):
        for name, one in value.items():
            yield from members(one, f"{path}/{name}")
    elif isinstance(value, list):
        for one in value:
            yield from members(one, path)
    else:
        yield path


def main():
    hall = Hall(sys.argv[1])
    try:
        hall.ask("POST", "/api/v1/hall/open-day", "manager", {}, expect=(200, 409))
        tickets = [hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": item["code"]})["ticket"] for item in hall.items()[:6]]
        hall.ask("POST", "/api/v1/counters/counter-1/open", "counter-1")
        called = next(told["ticket"] for _ in range(6) if (told := hall.ask("POST", "/api/v1/counters/counter-1/call-next", "counter-1")))
        first = get(hall)
        open_hall = json.loads(first.text)
        must(first.status == 200 and open_hall["day"]["phase"] == "open" and open_hall["waiting"] == len(tickets) - 1, "what waits is counted")
        must(open_hall["countersOpen"] == 1 and open_hall["counters"] > 1 and set(open_hall["licence"]) == {"zh", "en"}, "counters, and what may be done with it")
        must({queue.get("called") for queue in open_hall["queues"]} == {None, called["number"]}, "the number called last, in its queue")

        # Nothing of any person: a closed list of members, no token, no ticket but the one that was called.
        known = {"/code", "/hall/zh", "/hall/en", "/day/date", "/day/phase", "/updatedAt", "/countersOpen", "/counters", "/waiting", "/licence/zh", "/licence/en"} | {
            "/queues/" + name for name in ("code", "letters", "name/zh", "name/en", "accepting", "waiting", "wait/from", "wait/to", "called")}
        must(set(members(open_hall)) <= known, f"more than was meant to be open: {set(members(open_hall)) - known}")
        for ticket in tickets:
            must(ticket["token"] not in first.text and ticket["id"] not in first.text, "no token, no name of a ticket")
            must(ticket["number"] == called["number"] or ticket["number"] not in first.text, "no number but the one called")
        for token in hall.tokens.values():
            must(token not in first.text, "no token of a device")

        # Kept: a tag, some seconds, and the same bytes while nothing was made anew.
        must(first.headers["Cache-Control"] == "public, max-age=5" and first.headers["ETag"], "may be kept for five seconds")
        again = get(hall, If_None_Match=first.headers["ETag"])
        must(again.status == 304 and again.text == "" and again.headers["ETag"] == first.headers["ETag"], "not sent twice")
        hall.ask("POST", "/api/v1/tickets", "kiosk-1", {"item": hall.items()[0]["code"]})
        must(get(hall).text == first.text, "made once for everybody within five seconds, however many ask")

        # Of any origin, this one and no other.
        must(first.headers["Access-Control-Allow-Origin"] == "*" and again.headers["Access-Control-Allow-Origin"] == "*", "a page of any origin may read it")
        for path in ("/api/v1/hall", "/api/v1/lobby", "/api/v1/site", "/", f"/api/v1/visits/{tickets[0]['token']}"):
            must(get(hall, path, Origin="http://elsewhere").headers["Access-Control-Allow-Origin"] is None, f"{path}: of no other origin")

        # So many in a minute, then 429 with when to come back; other pages go on.
        told = [get(hall).status for _ in range(A_MINUTE)]
        must(told[0] == 200 and told[-1] == 429 and set(told) == {200, 429}, f"limited: {told.count(200)} were answered")
        refused = get(hall)
        must(refused.headers["Retry-After"] == "60" and json.loads(refused.text)["code"] == "too-many-requests", "and it says when to come back")
        must(get(hall, "/api/v1/lobby").status == 200, "the pages of visitors go on")
        print(f"open data: {len(first.text)} bytes; {told.count(200) + 3} of {A_MINUTE + 3} questions answered within a minute, then 429")
    except Broken as broken:
        sys.exit(f"BROKEN: {broken}")
    finally:
        hall.close()


if __name__ == "__main__":
    main()
