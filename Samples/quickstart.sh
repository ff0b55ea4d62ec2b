#!/bin/sh
# Installs what is missing, builds the release and runs the main job: a feed of postal items goes in, validated
# records come out.
set -eu
cd "$(dirname "$0")/.."
sh .ci/install
swift build -c release --static-swift-stdlib --product postern
postern=.build/release/postern

echo
echo "A feed of three items, one of them without a recipient's city:"
echo
echo "  postern validate Samples/quickstart.edi --profile us.mail.aed --profile upu.item"
echo
"$postern" validate Samples/quickstart.edi --profile us.mail.aed --profile upu.item --severity warning || true
echo
echo "  postern decode Samples/quickstart.edi --profile us.mail.aed"
echo
"$postern" decode Samples/quickstart.edi --profile us.mail.aed || true
echo
echo "The command is $postern; try: $postern --help"
