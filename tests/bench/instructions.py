#!/usr/bin/env python3
"""instructions.py HOT_PATHS BUDGETS [--renew]: how many instructions the hottest paths cost, held against a budget.

Instructions do not depend on how busy a machine is, so that this can be a test: a path that costs over 10 % more than its budget fails it.
Ends with 77 (skipped) where valgrind is missing. `--renew` writes what it counted into BUDGETS: do that in the commit that means it, and say why.
"""
import concurrent.futures
import os
import re
import shutil
import subprocess
import sys
import tempfile

MARGIN = 0.10


def count(program, path):
    with tempfile.TemporaryDirectory() as scratch:
        done = subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=hallHotPath", f"--callgrind-out-file={scratch}/out", program, path],
                              capture_output=True, text=True, timeout=100, env={**os.environ, "TMPDIR": scratch})
    collected = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode != 0 or not collected:
        sys.exit(f"instructions.py: {path}: {done.stderr[-600:]}")
    return int(collected.group(1)) / int(done.stdout)


def main():
    program, file = sys.argv[1:3]
    if not shutil.which("valgrind"):
        print("instructions.py: valgrind is not installed, so nothing was counted")
        sys.exit(77)
    with open(file, encoding="utf-8") as text:
        lines = text.read().splitlines()
    budgets = {words[0]: int(words[1]) for words in (line.split(None, 2) for line in lines) if words and not words[0].startswith("#")}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        counted = dict(zip(budgets, pool.map(lambda path: count(program, path), budgets)))
    wrong = []
    for path, budget in budgets.items():
        print(f"{path:10} {counted[path]:12,.0f} instructions, budget {budget:12,}: {100 * counted[path] / budget - 100:+6.1f} %")
        if counted[path] > budget * (1 + MARGIN):
            wrong.append(path)
        elif counted[path] < budget * (1 - MARGIN):
            print(f"{path:10} has become cheaper: renew its budget, so that this is kept")
    if "--renew" in sys.argv:
        fresh = []
        for line in lines:
            words = line.split(None, 2)
            if words and words[0] in counted:
                line = f"{words[0]:8} {counted[words[0]]:9.0f}  {words[2] if len(words) > 2 else ''}".rstrip()
            fresh.append(line)
        with open(file, "w", encoding="utf-8") as text:
            text.write("\n".join(fresh) + "\n")
    elif wrong:
        sys.exit(f"instructions.py: over the budget by more than {MARGIN:.0%}: {', '.join(wrong)}. Mend it, or renew the budget and say why (docs/performance.md)")


main()
