#!/usr/bin/env bash
# rush.sh BIN [CLERKS] [VISITORS]: clerks at once calling waiting visitors over the real protocol; no ticket called twice, none
# forgotten, every call of the log in the order of the rule, as a second implementation of the rule replays it.
set -euo pipefail
bin=$(realpath "$1")
clerks=${2:-50}
visitors=${3:-1000}
source "$(dirname "$0")/lib.sh"

make_hall
start_server
give_counters "$clerks"

crowd rush --clerks "$clerks" --visitors "$visitors" --patience-seconds 900 || broken "the rush"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
