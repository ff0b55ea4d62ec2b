#!/bin/sh
# Runs the three pipelines over generated feeds and tells how long each took: sh measure.sh [ITEMS]
# Needs zstd, duckdb (pip install duckdb-cli), parallel, and a PostgreSQL that psql reaches; what is missing is passed over.
set -eu
cd "$(dirname "$0")"
items=${1:-200000}
POSTERN=${POSTERN:-$(cd ../.. && pwd)/.build/release/postern}
export POSTERN
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for day in 1 2 3 4; do
  "$POSTERN" generate --message ITMATT --syntax edifact --items $((items / 4)) --seed $day --defects 0.05 |
    zstd -q -o "$folder/day$day.zst"
done

measure() {
  name=$1
  shift
  began=$(date +%s.%N)
  "$@"
  awk -v name="$name" -v items="$items" -v began="$began" -v ended="$(date +%s.%N)" \
    'BEGIN { printf "%-12s %d items in %.1f s: %d a second\n\n", name, items, ended - began, items / (ended - began) }'
}

measure "null" sh -c "zstdcat $folder/*.zst | '$POSTERN' decode --profile us.mail.aed --exit-zero > /dev/null"
if command -v duckdb > /dev/null; then
  measure "DuckDB" sh feed-to-duckdb.sh "$folder/items.duckdb" "$folder"/*.zst
else
  echo "no duckdb here"
fi
if psql -qc 'SELECT 1' > /dev/null 2>&1; then
  measure "PostgreSQL" sh feed-to-postgres.sh "$folder"/*.zst
else
  echo "no PostgreSQL here"
fi
if command -v parallel > /dev/null; then
  measure "parallel" sh feeds-in-parallel.sh "$folder/records" "$folder"/*.zst
else
  echo "no parallel here"
fi
