#!/usr/bin/env bash
# Fresh seeds for both simulators, half of the time each: HALL_SECONDS in all (30 minutes), from HALL_SEED on (now, so never twice the same).
set -euo pipefail
bin=$1
seconds=${HALL_SECONDS:-1800}
seed=${HALL_SEED:-$(date +%s)}
plans=$(dirname "$0")/seeds

echo "The whole hall: server, disk, lines, clients, papers; from seed $seed on, $((seconds / 2)) s"
"$bin/hall-sim-whole" "$seed" --seconds "$((seconds / 2))" --keep "$plans/whole"

echo
echo "The law with its engine, three days of 2,500 visits in 60 counters a seed; from seed $seed on, $((seconds / 2)) s"
end=$((SECONDS + seconds / 2))
halls=0
while [ $SECONDS -lt $end ]; do
  "$bin/hall-sim" "$((seed + halls))" --counters 60 --per-day 2500 --days 3 --keep "$plans" >"${TMPDIR:-/tmp}/hall-sim.$$" || { cat "${TMPDIR:-/tmp}/hall-sim.$$"; exit 1; }
  halls=$((halls + 1))
done
rm -f "${TMPDIR:-/tmp}/hall-sim.$$"
echo "$halls halls, $((halls * 7500)) visits asked for: no promise was broken"
echo
"$bin/hall-sim" 1 --law-only --counters 6 --per-day 500
