#!/usr/bin/env python3
"""Plants one fault after the other into a copy of the tree, builds the tests that should notice it, runs them and puts the file back.

By hand: faults.txt here, and tests/ticket-printer/spool/faults.txt, one a line: file | old text | new text | test targets.
Blindly: conditions and steps of server/core and server/engine that a seed picks are turned round.
Exit 1 when a fault planted by hand is not noticed.
"""
import argparse
import pathlib
import random
import re
import subprocess
import sys

BLIND_TARGETS = ["test_server_core", "test_server_engine", "test_simulation"]
FLIPS = [(r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "), (r" == ", " != "), (r" != ", " == "),
         (r" && ", " || "), (r" \|\| ", " && "), (r" \+ 1\b", " + 0"), (r" - 1\b", " - 0"), (r"\+\+", "--"), (r"!(?=[a-z])", "")]
# What says nothing about the law: words, shapes of texts, stored names.
LEFT_ALONE = re.compile(r"^\s*(//|#|case |static_assert|inline constexpr|for \(|template|using |namespace)")
SILENT_FILES = {"Words.cpp", "CrashRecord.cpp", "SystemClock.cpp", "SystemEntropy.cpp", "Fingerprint.cpp"}


class Fault:
    def __init__(self, file, line, old, new, targets, whole):
        self.file, self.line, self.old, self.new, self.targets, self.whole = file, line, old, new, targets, whole

    def name(self):
        return f"{self.file}:{self.line}: {self.old.strip()}  ->  {self.new.strip() or '(removed)'}"


def by_hand(tree, only_files):
    for path in ["tests/simulation/faults.txt", "tests/ticket-printer/spool/faults.txt"]:
        if not (tree / path).exists():
            continue
        for text in (tree / path).read_text().splitlines():
            if not text.strip() or text.startswith("#"):
                continue
            separator = " | " if " | " in text else "|"
            file, old, new, targets = [part.strip() for part in text.split(separator)]
            if not file.startswith(only_files):
                continue
            new = "" if new == "-" else new
            whole = (tree / file).read_text()
            if whole.count(old) != 1:
                sys.exit(f"{path}: \"{old}\" stands {whole.count(old)} times in {file}")
            line = whole[:whole.index(old)].count("\n") + 1
            yield Fault(file, line, old, new, targets.replace(",", " ").split(), whole.replace(old, new))


def blind(tree, seed, files):
    places = []
    for path in files:
        lines = path.read_text().split("\n")
        file = str(path.relative_to(tree))
        for number, line in enumerate(lines):
            if LEFT_ALONE.match(line) or '"' in line:
                continue
            code = line.split("//")[0]
            found = [(m.start(), m.end(), new) for old, new in FLIPS for m in re.finditer(old, code)]
            for begin, end, new in found:
                changed = line[:begin] + new + line[end:]
                places.append((file, number, line, changed))
            if re.match(r"^        ?\s*[a-zA-Z_>.\-]+(\(.*\)| = .*| \+= .*);$", code) and "return" not in code:
                places.append((file, number, line, ""))
    random.Random(seed).shuffle(places)
    for file, number, line, changed in places:
        lines = (tree / file).read_text().split("\n")
        lines[number] = changed
        yield Fault(file, number + 1, line, changed, BLIND_TARGETS, "\n".join(lines))


def run(command, seconds):
    try:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=seconds, text=True, errors="replace")
    except subprocess.TimeoutExpired:
        return "does not end"
    if done.returncode == 0:
        return ""
    for text in done.stdout.splitlines():
        if "TEST CASE:" in text:
            return text.replace("TEST CASE:", "").strip()
    return f"exit {done.returncode}"


def judge(tree, build, fault):
    """The test that noticed, "" for nobody, None when it does not compile."""
    path = tree / fault.file
    sound = path.read_text()
    path.write_text(fault.whole)
    try:
        for target in fault.targets:
            if subprocess.run(["ninja", "-C", str(build), target], capture_output=True).returncode != 0:
                return None
            noticed = run([str(build / "tests-bin" / target), "--abort-after=1"], 300)
            if noticed:
                return f"{target}: {noticed}"
        return ""
    finally:
        path.write_text(sound)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("tree", type=pathlib.Path)
    arguments.add_argument("build", type=pathlib.Path)
    arguments.add_argument("--blind", type=int, default=12)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", choices=["hand", "blind"])
    arguments.add_argument("--files", default="", help="only faults in files whose path begins so")
    given = arguments.parse_args()
    missed = 0
    if given.only != "blind":
        print("Planted by hand", flush=True)
        for fault in by_hand(given.tree, given.files):
            noticed = judge(given.tree, given.build, fault)
            missed += not noticed
            what = "DOES NOT COMPILE" if noticed is None else f"caught by {noticed}" if noticed else "NOT CAUGHT"
            print(f"  {fault.name()}\n      {what}", flush=True)
    if given.only != "hand":
        print(f"\nPlanted blindly, seed {given.seed}", flush=True)
        core = sorted((given.tree / "server/core").rglob("*.cpp")) + sorted((given.tree / "server/engine").glob("*.cpp"))
        planted = caught = 0
        survivors = []
        for fault in blind(given.tree, given.seed, [path for path in core if path.name not in SILENT_FILES]):
            if planted == given.blind:
                break
            noticed = judge(given.tree, given.build, fault)
            if noticed is None:
                continue
            planted += 1
            caught += bool(noticed)
            print(f"  {fault.name()}\n      {'caught by ' + noticed if noticed else 'SURVIVED'}", flush=True)
            if not noticed:
                survivors.append(fault.name())
        print(f"\n{caught} of {planted} planted blindly were caught; survivors: {len(survivors)}")
        for name in survivors:
            print(f"  {name}")
    print(f"\nplanted by hand and not caught: {missed}")
    sys.exit(1 if missed else 0)


main()
