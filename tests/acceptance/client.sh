#!/usr/bin/env bash
# client.sh BIN: a client that was written from schema/api alone goes through a visit.
set -euo pipefail
bin=${1:?usage: client.sh BIN}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

make_hall
start_server
"$(dirname "${BASH_SOURCE[0]}")/client.py" "ws://127.0.0.1:$port/ws" "$tokens" || broken "the stranger's visit"
stop_server
say "a visit by a stranger's client"
