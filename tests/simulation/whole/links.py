#!/usr/bin/env python3
"""Does the simulator link what the programs link? Reads the link lines out of build.ninja; nothing is believed of the CMake files.

Every library here must stand on the simulator's link line and on that of each program named with it, as the same file; and no source of
these rooms may be compiled for the simulator once more.
"""
import re
import sys

SHARED = {
    "server/core/libserver_core.a": ["hall-server"],
    "server/engine/libserver_engine.a": ["hall-server"],
    "server/store/libserver_store.a": ["hall-server"],
    "server/views/libserver_views.a": ["hall-server"],
    "server/access/libserver_access.a": ["hall-server"],
    "server/net/libserver_net.a": ["hall-server"],
    "server/city/libserver_city.a": ["hall-server"],
    "schema/wire/libschema_wire.a": ["hall-server", "counter-client", "lobby-display", "ticket-printer"],
    "schema/conversation/libschema_conversation.a": ["counter-client", "lobby-display", "ticket-printer"],
    "schema/link/libschema_link.a": ["counter-client", "lobby-display", "ticket-printer"],
    "counter-client/present/libcounter_client_present.a": ["counter-client"],
    "display/present/libdisplay_present.a": ["lobby-display"],
    "ticket-printer/present/libticket_printer_present.a": ["ticket-printer"],
    "ticket-printer/spool/libticket_printer_spool.a": ["ticket-printer"],
}
SIMULATORS = ["bin/hall-sim-whole", "tests-bin/test_simulation_whole"]


def statements(text):
    """Output: what stands on its build line, lines that go on put together."""
    whole = {}
    for line in text.replace("$\n", "").splitlines():
        if line.startswith("build "):
            outputs, inputs = line[len("build "):].split(": ", 1)
            for output in outputs.split(" | ")[0].split():
                whole[output] = inputs.split()
    return whole


def main():
    built = statements(open(sys.argv[1]).read())
    wrong = []
    for simulator in SIMULATORS:
        if simulator not in built:
            wrong.append(f"{simulator} is not built")
            continue
        for library, programs in SHARED.items():
            if library not in built[simulator]:
                wrong.append(f"{simulator} does not link {library}")
            for program in programs:
                if library not in built.get(f"bin/{program}", []):
                    wrong.append(f"{program} does not link {library}: this list is old, or the program is")
    rooms = tuple(library.rsplit("/", 1)[0] + "/" for library in SHARED)
    for output, inputs in built.items():
        if not output.startswith("tests/simulation/"):
            continue
        for name in inputs:
            source = re.sub(r"^(\.\./)+", "", name)
            if output.endswith(".o") and source.startswith(rooms):
                wrong.append(f"{source} is compiled for the simulator once more")
    for line in wrong:
        print(line)
    return 1 if wrong else 0


sys.exit(main())
