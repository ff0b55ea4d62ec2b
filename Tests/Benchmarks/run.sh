#!/bin/sh
# Measures Postern against its bounds: sh Tests/Benchmarks/run.sh [MEGABYTES]
# BENCHMARK_BUILD and BENCHMARK_DATA say where to build and where the generated feeds go; BENCHMARK_ROUNDS how often.
# With BENCHMARK_SKIP_BUILD what was built before is measured.
set -eu
cd "$(dirname "$0")"
build=${BENCHMARK_BUILD:-.build}
data=${BENCHMARK_DATA:-${TMPDIR:-/tmp}/postern-benchmarks}
megabytes=${1:-10}
mkdir -p "$data"
if [ -z "${BENCHMARK_SKIP_BUILD:-}" ]; then
  swift build -c release --static-swift-stdlib --scratch-path "$build" --product Benchmarks >&2  # and the command
fi
root=$(cd ../.. && pwd)
exec "$build/release/Benchmarks" table "$build/release/postern" "$data" "$root" "$megabytes" "${BENCHMARK_ROUNDS:-5}"
