#!/usr/bin/env bash
# A million simulated visits in halls of 60 counters, every event looked at; then the law alone, for its speed.
set -euo pipefail
bin=$1
"$bin/hall-sim" 1 --visits "${HALL_VISITS:-1000000}" --counters 60 --per-day 2500 --days 1
"$bin/hall-sim" 1 --law-only --counters 6 --per-day 500
