#!/bin/sh
# Writes the dictionaries of the fuzz targets to Fuzz/.dictionaries: what Schemas/ knows of tags, qualifiers, names and
# codes, and the service characters. They are made anew at every run, so they never lag behind the schemas.
set -eu
cd "$(dirname "$0")"
mkdir -p .dictionaries
messages=$(find ../Schemas/messages -name '*.yaml' | sort)

# quoted: one entry a line, as the fuzzer wants it.
quoted() { LC_ALL=C sort -u | grep -E '^[ -~]{2,40}$' | sed 's/[\\"]/\\&/g; s/.*/"&"/'; }

# Tags with their qualifiers, such as NAD+CZ, as paths write them; and segments of the tables.
{
  grep -ohE '\b[A-Z][A-Z0-9]{2}(\+[A-Za-z0-9]+)+' $messages
  grep -ohE '^ *- [A-Z][A-Z0-9]{2} [MC][0-9]*' $messages | awk '{print $2 "+"}'
  grep -ohE '\b(type|agency): *[A-Z]{2,6}\b' $messages | awk '{print $2 ":"}'
  printf '%s\n' "UNA:+.? '" "UNB+UNOC:3+" "UNH+1+" "UNT+" "UNZ+" "UNG+" "UNE+" "UNS+D'" "?'" "?+" "??" "'+" "++" "::" ":KGM" ":203"
} | quoted >.dictionaries/edifact.dict
# Names of elements and attributes, from paths such as Sender/Name and @currency.
{
  grep -ohE '[A-Za-z][A-Za-z0-9]*(/[A-Za-z@][A-Za-z0-9]*)+' $messages | tr '/@' '\n\n' | sed -n 's/^..*$/<&>/p'
  grep -ohE '@[A-Za-z]+' $messages | sed "s/@\(.*\)/ \1='/"
  printf '%s\n' '<?xml version="1.0"' ' encoding="UTF-8"?>' ' encoding="UTF-16"?>' '<!DOCTYPE ' '<!ENTITY ' '<![CDATA[' ']]>' \
    '<!--' '-->' '&amp;' '&#38;' '&#x' ' xmlns=' ' xmlns:' '</' '/>' '<?' '?>' ' SYSTEM "' '<!ATTLIST ' '%p;'
} | quoted >.dictionaries/xml.dict
# JSON, whose names are those of XML paths and of Postern's own records.
{
  grep -ohE '^  [a-z][A-Za-z.]*:' ../Schemas/dictionary.yaml | tr -d ' :' | tr '.' '\n' | sed 's/.*/"&":/'
  printf '%s\n' '{"' '"}' '":"' '","' '[{' '}]' 'null' 'true' '\u0000' '\ud83d' '1e9' '-0'
} | quoted >.dictionaries/json.dict
cat .dictionaries/edifact.dict .dictionaries/xml.dict .dictionaries/json.dict >.dictionaries/feed.dict
cp .dictionaries/feed.dict .dictionaries/pipeline.dict
cp .dictionaries/edifact.dict .dictionaries/answers.dict
# Tables of rates: their ids, columns and words. Worksheets: the titles of the forms, and SpreadsheetML.
{
  grep -ohE '^id: .*' ../Schemas/duty/tables/*.yaml | sed 's/^id: *//'
  grep -ohE '^  [a-z]+: \{' ../Schemas/duty/tables/*.yaml | tr -d ' :{' | sed 's/.*/&,/'
  printf '%s\n' 'none' 'Free' '16.5%' '/kg + ' 'quarterly' 'daily' 'documented' 'inferred' '2026-08-29' '6109.10.00' ',"' '",' '""'
} | quoted >.dictionaries/tables.dict
{
  grep -ohE 'title: .*' ../Schemas/duty/forms/*.yaml | sed 's/title: *//; s/^"//; s/".*$//; s/, [a-zA-Z]*: .*$//; s/ *[}].*$//'
  printf '%s\n' '<row r="' '<c r="A1" t="s" s="1">' '<c r="' ' t="inlineStr">' '<v>' '</v></c>' '<is><t>' '</t></is>' '<si><t>' \
    '<r><t>' '<xf numFmtId="' '<numFmt numFmtId="' ' formatCode="0.0%"' '<cellXfs>' '<sheet name="' ' r:id="' '<Relationship Id="' \
    'Target="' '$1,047.00' '15%' '0.125' '1E-05' '5/2/2025' '2026-08-15' 'EX123456789CN' ',"' '",' '""'
} | quoted >.dictionaries/worksheets.dict
# Keys and words of the schema language.
{
  grep -ohE '^ *(- )?[A-Za-z][A-Za-z.]*:' $(find ../Schemas -name '*.yaml') | sed 's/^ *\(- \)*//'
  grep -ohE '\b(is|not|and|or|in|count|sum|matches|before|after|vague|documented|secondary|inferred)\b' \
    ../Schemas/profiles/*.yaml
  grep -ohE '(check|when|require): .{2,40}$' ../Schemas/profiles/*.yaml
  printf '%s\n' '- ' '  ' '&a ' '*a' '!!str ' '<<: ' '|-' '>+' '{ ' '[ ' '--- ' '%YAML 1.2'
} | quoted >.dictionaries/schemas.dict
{
  printf '%s\n' 'CN' 'GB' 'DE' 'US' 'SZHD' 'JFKA' 'RX' 'CY' '999-' '6109.10.00' ' - '
  grep -ohE '\b[A-Z]{2}[0-9]{9}[A-Z]{2}\b' ../Samples/*/feed.* | head -20
} | quoted >.dictionaries/identifiers.dict
printf '%s\n' 'CCYYMMDD' 'YYMMDD' 'HHMM' 'HHMMSS' 'ZHHMM' 'ZZZ' 'DDD' '2026-11-24' 'T09:12:00' '+08:00' '.250' '99999' \
  '00:00' '23:59:59' '24:00' '02-29' '-0.0' 'E+5' | quoted >.dictionaries/numbers-and-dates.dict
printf '%s\n' '"\x1f\x8b\x08\x00"' '"\x28\xb5\x2f\xfd"' '"\x50\x2a\x4d\x18"' '"\x03\x00"' '"\x00\x00\xff\xff"' \
  '"\xff\xff\xff\xff"' >.dictionaries/compressed.dict
