# What run.sh and coverage.sh share. The targets are the cases of FuzzTarget.
targets="feed edifact xml json compressed identifiers numbers-and-dates schemas tables worksheets answers pipeline"

# The seeds of a target: answers are given to feeds.
seeds() { [ "$1" = answers ] && echo Seeds/feed || echo "Seeds/$1"; }

# The folders of sources whose code a target is for, and of which its coverage is told.
doors() {
  case $1 in
  feed) echo Decoding Wire/Feed ;;
  edifact) echo Wire/EDIFACT ;;
  xml) echo Wire/XML ;;
  json) echo Wire/JSON Decoding/Feed/FeedDecoder+JSON.swift ;;
  compressed) echo Wire/Input ;;
  identifiers) echo Vocabulary/Identifiers ;;
  numbers-and-dates) echo Vocabulary/Dates Vocabulary/Quantities ;;
  schemas) echo SchemaLanguage ;;
  tables) echo Duty/Tables Wire/CSV ;;
  worksheets) echo Worksheets/Reading Worksheets/Reconciling Wire/CSV ;;
  answers) echo Postern/Answers ;;
  pipeline) echo Decoding Validation Reports/Lines Reports/Findings Postern/Pipeline ;;
  esac
}
