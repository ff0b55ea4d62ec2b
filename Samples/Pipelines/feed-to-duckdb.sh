#!/bin/sh
# Items of compressed feeds into a DuckDB table: sh feed-to-duckdb.sh DATABASE FEED.zst…
set -eu
postern=${POSTERN:-postern}
database=$1
shift
# Only records: other kinds of lines have members of the same names that hold other things.
zstdcat "$@" | "$postern" decode --profile us.mail.aed --exit-zero | grep '^{"kind":"record"' | duckdb "$database" -c "
  CREATE OR REPLACE TABLE items AS
  SELECT item.id AS id, item.originOperator AS origin, item.category AS category, item.grossWeightGrams AS grams,
    CAST(declared.amount AS DECIMAL(18, 3)) AS declared, declared.currency AS currency, recipient.address.region AS state,
    [finding.code FOR finding IN findings IF finding.severity = 'error'] AS missing
  FROM read_ndjson('/dev/stdin', columns = {
    role: 'VARCHAR',
    item: 'STRUCT(id VARCHAR, originOperator VARCHAR, category VARCHAR, grossWeightGrams BIGINT)',
    declared: 'STRUCT(amount VARCHAR, currency VARCHAR)',
    recipient: 'STRUCT(address STRUCT(region VARCHAR))',
    findings: 'STRUCT(code VARCHAR, severity VARCHAR)[]' })
  WHERE role = 'item';
  SELECT origin, count(*) AS items, count(*) FILTER (len(missing) > 0) AS incomplete
  FROM items GROUP BY origin ORDER BY items DESC, origin LIMIT 5;"
