#!/bin/sh
# Installs what is missing and passes all tests: sh Tests/run.sh [ARGUMENTS OF swift test]
set -eu
cd "$(dirname "$0")/.."
sh .ci/install
swift format lint --strict --recursive Sources Tests Package.swift
swift build --build-tests
swift test --skip-build "$@"
