#!/usr/bin/python3
"""The pages' half of the talk with the hall (server/web/pages/conversation.js) passes every table of schema/golden/conversations, as the clients' half in
C++ does (tests/schema/conversation), in a real browser.

conversation.py BIN: loads the module from a hall as it is served and performs every step with eight seeds. Exit 0 when every act was the one expected.
"""
import json
import pathlib
import sys

from browser import Broken, Browser
from manager import Hall

TABLES = pathlib.Path(__file__).resolve().parents[2] / "schema" / "golden" / "conversations"

PERFORM = """(async (table) => {
  const { Conversation } = await import('/conversation.js');
  const plain = (value) => Array.isArray(value) ? value.map(plain) : value && typeof value === 'object'
    ? Object.fromEntries(Object.keys(value).sort().map((key) => [key, plain(value[key])])) : value;
  const faults = [];
  for (let seed = 1; seed <= 8; ++seed) {
    const talk = new Conversation({ ...table.settings, jitterSeed: seed });
    table.steps.forEach((step, i) => {
      let acts = [];
      if (step.do === 'received') acts = talk.received(step.text ?? JSON.stringify(step.frame), step.at);
      else if (step.do === 'heard') talk.heard(step.at);
      else if (step.do === 'submit') {
        acts = talk.submit(step.command, step.at);
        if ((acts !== null) !== step.accepted) faults.push(`seed ${seed} step ${i}: accepted ${acts !== null}`);
        acts ??= [];
      } else acts = talk[step.do](step.at);
      const told = JSON.stringify(plain(acts)), wanted = JSON.stringify(plain(step.expect));
      if (told !== wanted) faults.push(`seed ${seed} step ${i} (${step.do}): ${told}, not ${wanted}`);
      const [least, most] = step.nextTickWithin ?? [-Infinity, Infinity], next = talk.nextTick() - step.at;
      if (next < least || next > most) faults.push(`seed ${seed} step ${i}: next tick in ${next} ms, not ${least} to ${most}`);
    });
  }
  return faults;
})"""


def main():
    hall = Hall(sys.argv[1])
    try:
        with Browser(hall.work) as browser:
            page = browser.page(f"http://127.0.0.1:{hall.port}/")
            names = sorted(TABLES.glob("*.json"))
            if len(names) < 15:
                raise Broken(f"only {len(names)} tables")
            steps = 0
            for name in names:
                table = json.loads(name.read_text(encoding="utf-8"))
                steps += len(table["steps"])
                faults = page.run(f"{PERFORM}({json.dumps(table)})")
                if faults:
                    raise Broken(f"{name.name}: {faults[0]} ({len(faults)} faults)")
            print(f"conversation.js: {len(names)} tables, {steps} steps, 8 seeds each: every act as expected")
    finally:
        hall.close()


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(f"conversation.py: {broken}")
