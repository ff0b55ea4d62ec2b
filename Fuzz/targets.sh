# What run.sh and coverage.sh share. The targets are the cases of FuzzTarget.
targets="feed edifact xml json compressed identifiers numbers-and-dates schemas tables worksheets answers pipeline"

# The seeds of a target: answers are given to feeds.
seeds() { [ "$1" = answers ] && echo Seeds/feed || echo "Seeds/$1"; }
