#!/bin/sh
# Runs what works on several threads under the thread sanitizer: schemas, jobs, the journal and signals. A short form of
# Tests/run.sh --sanitize thread, for which all tests would have to be built once more.
set -eu
cd "$(dirname "$0")/../.."
export SWIFT_BACKTRACE=enable=no
export TSAN_OPTIONS="halt_on_error=1 print_suppressions=0 suppressions=$PWD/Tests/Sanitizers/thread.supp"
swift build -c release --product postern --scratch-path .build-thread --sanitize thread
postern=$PWD/.build-thread/release/postern
nm "$postern" | grep -q __tsan_func_entry || {
  echo "threads: the program is not instrumented" >&2
  exit 1
}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# run ARGUMENTS…: findings are no failure.
run() {
  status=0
  "$postern" "$@" 2>"$folder/errors" || status=$?
  if [ "$status" -gt 1 ] || grep -q ThreadSanitizer "$folder/errors"; then
    cat "$folder/errors" >&2
    echo "threads: postern $* ends with $status" >&2
    exit 1
  fi
}

for syntax in edifact xml; do
  feed=$folder/$syntax
  run generate --message ITMATT --syntax "$syntax" --items 3000 --seed 7 --defects 0.05 -o "$feed"
  for jobs in 1 2 4; do
    run decode --jobs "$jobs" --profile us.mail.aed --profile upu.item -o "$folder/$jobs.ndjson" "$feed"
    cmp "$folder/1.ndjson" "$folder/$jobs.ndjson"
  done
  run validate --profile us.mail.aed "$feed" >"$folder/report"
  # A signal while the input pauses.
  { cat "$feed"; sleep 5; } | "$postern" decode --jobs 3 -o "$folder/stopped.ndjson" 2>"$folder/errors" &
  process=$!
  sleep 2
  kill -INT "$process"
  wait "$process" || [ $? = 1 ]
  if grep ThreadSanitizer "$folder/errors" >&2; then exit 1; fi
  grep -q '"kind":"summary"' "$folder/stopped.ndjson"
done
run generate --network --items 1000 --seed 7 --without-data 0.03 -o "$folder/network"
run link --journal "$folder/journal" --transaction 100 --acknowledge "$folder/network" >"$folder/acknowledged"
run decode --jobs 3 --journal "$folder/journal" -o "$folder/linked.ndjson" "$folder/network"
run coverage --journal "$folder/journal" >"$folder/report"
echo "threads: nothing found"
