#!/usr/bin/env python3
"""Golden examples are what released programs read and wrote: once released, they are never changed or taken away.

schema/golden/released.sha256 lists them with their digests, a heading "# VERSION" for each release. Without arguments this
checks the list; `released.py add VERSION` appends what is not listed yet, as part of making a release.
"""
import hashlib
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
GOLDEN = ROOT / "schema" / "golden"
LIST = GOLDEN / "released.sha256"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listed():
    """The releases and the lines below them; a line that is no line of this list ends the program."""
    releases, files = [], {}
    for line in LIST.read_text().splitlines()[1:]:
        if line.startswith("# "):
            releases.append(line[2:])
            continue
        match = re.fullmatch(r"([0-9a-f]{64})  ([a-z]+/[A-Za-z0-9.-]+)", line)
        if not match or match[2] in files:
            sys.exit(f"{LIST.name}: not a line of this list, or a second one for the same file: {line}")
        files[match[2]] = match[1]
    return releases, files


def examples():
    return sorted(str(path.relative_to(GOLDEN)) for path in GOLDEN.glob("*/*") if path.suffix != ".md")


def check():
    releases, files = listed()
    wrong = []
    for name, wanted in files.items():
        path = GOLDEN / name
        if not path.exists():
            wrong.append(f"{name} was released and is gone")
        elif digest(path) != wanted:
            wrong.append(f"{name} was released and is changed: add another example instead")
    for version in re.findall(r"^## ([0-9.]+)(?= |$)(?! \(in work\))", (ROOT / "docs/changelog.md").read_text(), re.M):
        if version not in releases:
            wrong.append(f"{version} is released: released.py add {version}")
    return wrong


def add(version):
    releases, files = listed()
    if version in releases:
        sys.exit(f"{version} is listed already")
    with LIST.open("a") as out:
        print(f"# {version}", file=out)
        for name in examples():
            if name not in files:
                print(f"{digest(GOLDEN / name)}  {name}", file=out)


if __name__ == "__main__":
    if sys.argv[1:2] == ["add"] and len(sys.argv) == 3:
        add(sys.argv[2])
    found = check()
    print("\n".join(found) or f"{len(listed()[1])} released examples are as they were")
    sys.exit(1 if found else 0)
