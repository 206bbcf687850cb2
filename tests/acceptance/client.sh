#!/usr/bin/env bash
# client.sh BIN: a client that was written from schema/api alone goes through a visit.
set -euo pipefail
bin=${1:?usage: client.sh BIN}
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

make_hall
start_server
"$(dirname "${BASH_SOURCE[0]}")/client.py" "127.0.0.1:$port" "$tokens" "$hall/demo-accounts.json" || broken "the stranger's visit"
stop_server
say "from sign-in to a finished service, by a stranger's client"
