#!/bin/sh
# Items of compressed feeds into a PostgreSQL table: sh feed-to-postgres.sh FEED.zst…
# The database is chosen as psql does: PGHOST, PGDATABASE and so on.
set -eu
postern=${POSTERN:-postern}
psql -q -v ON_ERROR_STOP=1 -c "
  DROP TABLE IF EXISTS items;
  CREATE TABLE items (record jsonb)"
# Delimiter and quote are bytes that JSON text never holds, so that COPY takes each line as it is.
zstdcat "$@" | "$postern" decode --profile us.mail.aed --exit-zero | grep '^{"kind":"record"' |
  psql -q -v ON_ERROR_STOP=1 -c "\\copy items FROM STDIN WITH (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')"
psql -q -c "
  SELECT record #>> '{item,originOperator}' AS origin, count(*) AS items,
    count(*) FILTER (WHERE record @> '{\"findings\": [{\"severity\": \"error\"}]}') AS incomplete
  FROM items GROUP BY origin ORDER BY items DESC, origin LIMIT 5"
