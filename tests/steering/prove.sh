#!/usr/bin/env bash
# The invented halls of seeds 1 to HALL_LAST (20): what alarms and advice were worth. Nothing was fitted to these; that was done with seeds from 1000 on.
set -euo pipefail
exec "$1/hall-advice" 1 "${HALL_LAST:-20}"
