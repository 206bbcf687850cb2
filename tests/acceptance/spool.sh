#!/usr/bin/env bash
# spool.sh BIN: the real kiosk under Xvfb is cut off by SIGKILL of the server, gives numbers out of its lease, is killed itself, gives
# another one with no server there at all, and tells them all to the server in order when it is back. One paper for each number.
set -euo pipefail
bin=$(realpath "$1")
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/screen-lib.sh"

start_kiosk() {
  : >"$work/kiosk.trace"
  DISPLAY=$kiosk_display "$bin/ticket-printer" --server "$url" --token-file "$tokens" --device kiosk-1 --windowed 1080x1920 \
    --spool "$work/spool" --printer "pdf:$work/papers" --trace-screen "$work/kiosk.trace" 2>>"$work/clients.log" &
  kiosk=$!
  started+=("$kiosk")
}
kill_hard() { kill -KILL "$1"; wait "$1" 2>/dev/null || true; }
papers() { find "$work/papers" -name '*.pdf' 2>/dev/null | wc -l; }
has_papers() { [ "$(papers)" -eq "$1" ]; }
numbers=()
take() {  # take COUNT: one more number at the kiosk, on one more paper
  click itemButton_1
  click takeTicketButton
  eventually 30 "the kiosk shows a number" asked kiosk number
  numbers+=("$(ask kiosk number)")
  eventually 30 "paper $1" has_papers "$1"
  eventually 30 "the kiosk is at its start page again" is_screen kiosk start
}
merged() {  # the numbers that the log has from leases, in its order, over all its pages
  python3 - "http://127.0.0.1:$port" "$manager" <<'PYTHON'
import re, sys, urllib.request
server, token = sys.argv[1:]
path, numbers = "/api/v1/events?after=0&limit=1000", []
while path and len(numbers) < 1000:
    request = urllib.request.Request(server + path, headers={"Authorization": "Bearer " + token})
    with urllib.request.urlopen(request) as answer:
        numbers += re.findall(r'"number":\s*"([A-Z]{1,2}[0-9]{3,4}\*)"', answer.read().decode())
        following = re.search(r'<([^>]*)>;\s*rel="next"', answer.headers.get("Link") or "")
        path = following and re.sub(r"^https?://[^/]*", "", following.group(1))
print(" ".join(numbers))
PYTHON
}
has_merged() { [ "$(merged)" = "$1" ]; }

make_hall
start_server
url=ws://127.0.0.1:$port/ws
manager=$(python3 -c 'import json, sys; print(json.load(open(sys.argv[1]))["manager"])' "$tokens")
new_screen 1080x1920; kiosk_display=$display
start_kiosk
eventually 60 "the kiosk is on its line" asked kiosk live
has_lease() { [ "$(ask kiosk spool left || echo 0)" -gt 0 ]; }
eventually 30 "the kiosk has leased numbers" has_lease
take 1
[[ ${numbers[0]} =~ ^[A-Z]+[0-9]+$ ]] || broken "on its line the kiosk gave ${numbers[0]}"

kill_hard "$server"
eventually 30 "the kiosk goes on out of its lease" asked kiosk leasing
take 2
take 3
for number in "${numbers[1]}" "${numbers[2]}"; do
  [[ $number =~ ^[A-Z]+[0-9]+\*$ ]] || broken "cut off the kiosk gave $number"
done
say "cut off: ${numbers[1]}, ${numbers[2]}"

kill_hard "$kiosk"
start_kiosk
eventually 60 "the kiosk starts without a server, with its lease" asked kiosk leasing
[ "$(ask kiosk spool waitingToMerge)" = 2 ] || broken "after its own death $(ask kiosk spool waitingToMerge) numbers wait to be merged"
take 4
say "started without a server: ${numbers[3]}, by the machine's $(ask kiosk spool clock) clock"

start_server
eventually 60 "all is merged" asked kiosk spool waitingToMerge 0
eventually 30 "the kiosk is on its line again" asked kiosk live
expected="${numbers[1]} ${numbers[2]} ${numbers[3]}"
has_merged "$expected" || broken "the log has [$(merged)], the papers say [$expected]"
take 5
[[ ${numbers[4]} =~ ^[A-Z]+[0-9]+$ ]] || broken "back on its line the kiosk gave ${numbers[4]}"
has_papers 5 || broken "$(papers) papers for 5 numbers"
[ "$(printf '%s\n' "${numbers[@]}" | sort -u | wc -l)" -eq 5 ] || broken "a number came twice: ${numbers[*]}"
kill_hard "$kiosk"
"$bin/ticket-printer" --spool "$work/spool" --tell-spool >"$work/told" || broken "--tell-spool"
grep -qx 'waiting to be merged: 0' "$work/told" || broken "the spool says: $(cat "$work/told")"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
say "papers: ${numbers[*]}; merged in order: $expected"
