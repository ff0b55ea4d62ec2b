#!/bin/sh
# Many feeds at once, each into records of its own: sh feeds-in-parallel.sh FOLDER FEED.zst…
set -eu
postern=${POSTERN:-postern}
folder=$1
shift
mkdir -p "$folder"
# GNU parallel runs one postern for each processor; what each has to say goes to a log. Its status is how many failed.
parallel "'$postern' decode --profile us.mail.aed --exit-zero {} -o '$folder'/{/.}.ndjson 2> '$folder'/{/.}.log" \
  ::: "$@"
echo "$(cat "$folder"/*.ndjson | grep -c '^{"kind":"record"') records"
