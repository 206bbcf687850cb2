#!/usr/bin/env bash
# screens.sh BIN: the real programs under Xvfb. A ticket is taken at the kiosk by click, called at the counter by key, and read off
# the board's trace; zbar reads the printed QR code back; then nobody does anything, and no program asks anything over HTTP.
set -euo pipefail
bin=$(realpath "$1")
idle=${2:-15}
source "$(dirname "$0")/lib.sh"
source "$(dirname "$0")/screen-lib.sh"
command -v zbarimg >/dev/null || broken "zbarimg is missing"

press() { DISPLAY=$counter_display xdotool key --clearmodifiers "$1"; }

make_hall
start_server --public-url https://hall.example
url=ws://127.0.0.1:$port/ws

new_screen 1080x1920; kiosk_display=$display
DISPLAY=$kiosk_display "$bin/ticket-printer" --server "$url" --token-file "$tokens" --device kiosk-1 --windowed 1080x1920 --spool "$work/spool" \
  --printer "file:$work/paper.bin" --trace-screen "$work/kiosk.trace" 2>>"$work/clients.log" &
started+=($!)
new_screen 1366x768; counter_display=$display
DISPLAY=$counter_display "$bin/counter-client" --server "$url" --token-file "$tokens" --device counter-1 --windowed 1366x768 \
  --trace-screen "$work/counter.trace" 2>>"$work/clients.log" &
started+=($!)
new_screen 1280x720; board_display=$display
DISPLAY=$board_display "$bin/lobby-display" --server "$url" --token-file "$tokens" --device board-1 --windowed 1280x720 --sound none \
  --trace-screen "$work/board.trace" 2>>"$work/clients.log" &
started+=($!)
for program in kiosk counter board; do eventually 40 "the $program is on its line" asked $program live; done

click personButton
click departmentButton_1
click itemButton_1
click takeTicketButton
eventually 20 "the kiosk shows a number" asked kiosk number
number=$(ask kiosk number)
say "taken at the kiosk: $number"

DISPLAY=$counter_display xdotool mousemove 683 20  # keys go to the window under the pointer: no window manager here
press F9
counter_is_open() { "$bin/hall-server" report "$hall" >/dev/null 2>&1; is_screen counter idle || is_screen counter free || is_screen counter waiting; }
press_until_called() { asked counter number || { press F9; press F1; asked counter number; }; }
eventually 20 "the counter has the ticket" press_until_called
[ "$(ask counter number)" = "$number" ] || broken "the counter called $(ask counter number), not $number"
eventually 20 "the board shows $number at counter 1" asked board call "$number" 1
say "called by key, read off the board: $number at counter 1"

has_paper() { [ -s "$work/paper.bin" ] && python3 "$here/paper.py" "$work/paper.bin" "$work/paper.pbm" 2>/dev/null; }
eventually 20 "the paper" has_paper
link=$(zbarimg --quiet --raw "$work/paper.pbm") || broken "zbar finds no QR code on the paper"
[[ $link =~ ^https://hall\.example/t/[A-Za-z0-9_-]{22}$ ]] || broken "the QR code says $link"
say "zbar reads the paper: ${link%/t/*}/t/..."

# Views come by subscription: while nobody does anything, no program asks anything over HTTP.
http_answers() { curl -fsS "http://127.0.0.1:$port/metrics" | awk '/^hall_http_answers_total/ { sum += $2 } END { print sum + 0 }'; }
http_answers >/dev/null
before=$(http_answers)
sleep "$idle"  # the measured time itself
after=$(http_answers)
asked_by_programs=$((after - before - 1))  # the reading before counts itself only afterwards
[ $asked_by_programs -eq 0 ] || broken "$asked_by_programs HTTP requests in $idle idle seconds"
say "$idle idle seconds: no HTTP request"
