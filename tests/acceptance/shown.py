#!/usr/bin/env python3
"""shown.py FILE QUESTION [ARGUMENT]: asks a screen trace (JSON lines). Prints the answer; exit 1 when the screen does not (yet) say so.

  screen             name of the screen that is shown now
  live               the program is on its line to the hall
  button NAME        middle of that button now, as "x y"
  number             of the ticket that is shown now, by the kiosk or the counter
  leasing            the kiosk is cut off and gives numbers out of its lease
  spool NAME [VALUE] what the kiosk's spool says of itself now: left, waitingToMerge, clock ...; with VALUE: says exactly that
  call NUMBER LABEL  NUMBER has stood on the board as called to counter LABEL
"""
import json
import sys


def lines(path):
    try:
        with open(path, encoding="utf-8") as file:
            for line in file:
                if line.endswith("\n"):
                    yield json.loads(line)
    except FileNotFoundError:
        return


def walk(value):
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from walk(child)
    elif isinstance(value, list):
        for child in value:
            yield from walk(child)


def main():
    path, question, *arguments = sys.argv[1:]
    all_lines = list(lines(path))
    if not all_lines:
        return None
    last = all_lines[-1]
    shown = last["shown"]
    if question == "screen":
        return last["screen"]
    if question == "live":
        return "live" if shown.get("line", "live") == "live" and last["screen"] not in ("connecting", "notice", "cut-off") else None
    if question == "button":
        box = shown.get("buttons", {}).get(arguments[0])
        return f"{box[0] + box[2] // 2} {box[1] + box[3] // 2}" if box else None
    if question == "number":
        return shown.get("number")
    if question == "leasing":
        return "leasing" if shown.get("leasing") and last["screen"] != "notice" else None
    if question == "spool":
        said = str(shown.get("spool", {}).get(arguments[0], ""))
        return said if len(arguments) < 2 or said == arguments[1] else None
    if question == "call":
        number, label = arguments
        for line in all_lines:
            for entry in walk(line["shown"]):
                if entry.get("number") == number and str(entry.get("counter", "")) == label and entry.get("state", "called") in ("called", "serving"):
                    return number
    return None


answer = main()
if answer is None or answer == "":
    sys.exit(1)
print(answer)
