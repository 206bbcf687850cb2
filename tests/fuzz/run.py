#!/usr/bin/python3
"""Runs the fuzzers, as many at once as there are cores, or as HALL_JOBS says.

run.py BUILD SECONDS [NAME ...]: every fuzzer of BUILD/fuzz-bin (or those named) for SECONDS each. What it finds worth keeping goes to
BUILD/found/NAME and is where the next run begins; an input that breaks something stays as BUILD/crash-..., and the run ends with 1. What was
run is added to docs/results/fuzz.txt: inputs tried and hours of processor time, of this run and of all so far.
"""
import concurrent.futures
import datetime
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RESULTS = ROOT / "docs" / "results" / "fuzz.txt"
HEAD = """Fuzzing of every parser that a stranger can reach (tests/fuzz). A line for a run of ./hall fuzz; hours are of processor time.

"""


def one(build, name, seconds):
    """(name, exit code, inputs tried, seconds of processor time)"""
    found, log = build / "found" / name, build / "found" / f"{name}.log"
    found.mkdir(parents=True, exist_ok=True)
    given = (build / "fuzz-bin" / f"{name}.arguments").read_text(encoding="utf-8").split("\n")
    words = [build / "fuzz-bin" / name, f"-max_total_time={seconds}", "-max_len=8192", "-timeout=20", "-rss_limit_mb=2560", "-print_final_stats=1",
             f"-artifact_prefix={build}/{name}-", found, *[word for word in given if word and (word.startswith("-") or pathlib.Path(word).exists())]]
    with open(log, "wb") as out:
        process = subprocess.Popen([str(word) for word in words], stdout=out, stderr=subprocess.STDOUT, cwd=ROOT)
        _, status, usage = os.wait4(process.pid, 0)
    told = log.read_text(encoding="utf-8", errors="replace")
    tried = re.search(r"stat::number_of_executed_units:\s*(\d+)", told)
    return name, os.waitstatus_to_exitcode(status), int(tried.group(1)) if tried else 0, usage.ru_utime + usage.ru_stime


def note(seconds, runs):
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True).stdout.strip() or "unknown"
    hours, tried, broken = sum(run[3] for run in runs) / 3600, sum(run[2] for run in runs), [run[0] for run in runs if run[1]]
    lines = RESULTS.read_text(encoding="utf-8").split("\n")[2:] if RESULTS.exists() else []
    lines = [line for line in lines if line and not line.startswith("In all:")]
    lines.append(f"{datetime.date.today()} commit {commit}: {len(runs)} fuzzers, {seconds} s each, {tried} inputs, {hours:.3f} h; "
                 + (f"found something in {', '.join(broken)}" if broken else "nothing found"))
    total = sum(float(re.search(r" ([\d.]+) h;", line).group(1)) for line in lines)
    RESULTS.write_text(HEAD + "\n".join(lines) + f"\nIn all: {total:.3f} hours\n", encoding="utf-8")
    print(lines[-1] + f"\nIn all: {total:.3f} hours")


def main():
    build, seconds, names = pathlib.Path(sys.argv[1]).resolve(), int(sys.argv[2]), sys.argv[3:]
    names = names or sorted(file.stem for file in (build / "fuzz-bin").glob("*.arguments") if (build / "fuzz-bin" / file.stem).exists())
    runs = []
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("HALL_JOBS", os.cpu_count()))) as pool:
        for done in concurrent.futures.as_completed(pool.submit(one, build, name, seconds) for name in names):
            runs.append(done.result())
            name, code, tried, cpu = runs[-1]
            print(f"{name:18} {tried:>10} inputs, {cpu:7.0f} s of processor time" + (f", BROKEN ({code}), see {build / 'found' / name}.log" if code else ""), flush=True)
            if code:
                print((build / "found" / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-1500:], flush=True)
    note(seconds, runs)
    return 1 if any(run[1] for run in runs) else 0


if __name__ == "__main__":
    sys.exit(main())
