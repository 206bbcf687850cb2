#!/usr/bin/env bash
# rush.sh BIN [CLERKS] [VISITORS]: clerks at once calling waiting visitors over the real protocol; no ticket called twice, none
# forgotten, every call of the log in the order of the rule, as a second implementation of the rule replays it.
set -euo pipefail
bin=$(realpath "$1")
clerks=${2:-50}
visitors=${3:-1000}
source "$(dirname "$0")/lib.sh"

make_hall
# More counters than the demo has, over the profiles that it has.
cp "$root/server/data/demo/hall.toml" "$work/hall.toml"
mapfile -t profiles < <(awk '/^\[\[profile\]\]/ { inside = 1 } /^\[\[counter\]\]/ { inside = 0 } inside && /^code/ { gsub(/"/, ""); print $3 }' "$work/hall.toml")
there=$(grep -c '^\[\[counter\]\]' "$work/hall.toml")
for ((i = there + 1; i <= clerks; i++)); do
  printf '\n[[counter]]\nid = "counter-%d"\nlabel = "%d"\nprofile = "%s"\n' $i $i "${profiles[$((i % ${#profiles[@]}))]}" >>"$work/hall.toml"
done
start_server
"$bin/hall-server" configure "$hall" "$work/hall.toml" >/dev/null || broken "configure"
sed '$d' "$tokens" | sed '$s/$/,/' >"$work/tokens.json"
for ((i = there + 1; i <= clerks; i++)); do
  token=$("$bin/hall-server" device "$hall" "counter-$i" --role counter --counter "counter-$i" | head -n 1)
  [ $i -lt $clerks ] && comma=, || comma=
  printf '  "counter-%d": "%s"%s\n' $i "$token" "$comma" >>"$work/tokens.json"
done
printf '}\n' >>"$work/tokens.json"
[ "$clerks" -gt "$there" ] && tokens=$work/tokens.json

crowd rush --clerks "$clerks" --visitors "$visitors" --patience-seconds 900 || broken "the rush"
stop_server
"$bin/hall-server" check "$hall" || broken "check"
