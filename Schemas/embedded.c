// Written by .ci/embed-schemas. Do not edit.
#include "CSchemas.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "codes/edifact/acknowledgements.yaml" suffix(, )
  0};
static const unsigned char file1[] = {
#embed "codes/edifact/repertoires.yaml" suffix(, )
  0};
static const unsigned char file2[] = {
#embed "codes/edifact/syntax-errors.yaml" suffix(, )
  0};
static const unsigned char file3[] = {
#embed "codes/iso/countries.yaml" suffix(, )
  0};
static const unsigned char file4[] = {
#embed "codes/iso/currencies.yaml" suffix(, )
  0};
static const unsigned char file5[] = {
#embed "codes/un/date-formats.yaml" suffix(, )
  0};
static const unsigned char file6[] = {
#embed "codes/un/duty-types.yaml" suffix(, )
  0};
static const unsigned char file7[] = {
#embed "codes/un/transport-status.yaml" suffix(, )
  0};
static const unsigned char file8[] = {
#embed "codes/un/units-of-weight.yaml" suffix(, )
  0};
static const unsigned char file9[] = {
#embed "codes/upu/customs-decisions.yaml" suffix(, )
  0};
static const unsigned char file10[] = {
#embed "codes/upu/document-types.yaml" suffix(, )
  0};
static const unsigned char file11[] = {
#embed "codes/upu/gift-flag.yaml" suffix(, )
  0};
static const unsigned char file12[] = {
#embed "codes/upu/handling-class.yaml" suffix(, )
  0};
static const unsigned char file13[] = {
#embed "codes/upu/ips-content.yaml" suffix(, )
  0};
static const unsigned char file14[] = {
#embed "codes/upu/ips-dutiable.yaml" suffix(, )
  0};
static const unsigned char file15[] = {
#embed "codes/upu/item-events.yaml" suffix(, )
  0};
static const unsigned char file16[] = {
#embed "codes/upu/mail-category.yaml" suffix(, )
  0};
static const unsigned char file17[] = {
#embed "codes/upu/mail-class.yaml" suffix(, )
  0};
static const unsigned char file18[] = {
#embed "codes/upu/mail-subclass.yaml" suffix(, )
  0};
static const unsigned char file19[] = {
#embed "codes/upu/message-function.yaml" suffix(, )
  0};
static const unsigned char file20[] = {
#embed "codes/upu/nature-of-transaction.yaml" suffix(, )
  0};
static const unsigned char file21[] = {
#embed "codes/upu/referral-codes.yaml" suffix(, )
  0};
static const unsigned char file22[] = {
#embed "codes/upu/service-indicators.yaml" suffix(, )
  0};
static const unsigned char file23[] = {
#embed "codes/us/states.yaml" suffix(, )
  0};
static const unsigned char file24[] = {
#embed "dictionary.yaml" suffix(, )
  0};
static const unsigned char file25[] = {
#embed "findings/decoding.yaml" suffix(, )
  0};
static const unsigned char file26[] = {
#embed "findings/rejects.yaml" suffix(, )
  0};
static const unsigned char file27[] = {
#embed "json/codes.schema.json" suffix(, )
  0};
static const unsigned char file28[] = {
#embed "json/dictionary.schema.json" suffix(, )
  0};
static const unsigned char file29[] = {
#embed "json/findings.schema.json" suffix(, )
  0};
static const unsigned char file30[] = {
#embed "json/message.schema.json" suffix(, )
  0};
static const unsigned char file31[] = {
#embed "json/profile.schema.json" suffix(, )
  0};
static const unsigned char file32[] = {
#embed "json/record.schema.json" suffix(, )
  0};
static const unsigned char file33[] = {
#embed "json/terms.schema.json" suffix(, )
  0};
static const unsigned char file34[] = {
#embed "messages/edifact/contrl.yaml" suffix(, )
  0};
static const unsigned char file35[] = {
#embed "messages/postern/record.yaml" suffix(, )
  0};
static const unsigned char file36[] = {
#embed "messages/upu/cardit.edifact.yaml" suffix(, )
  0};
static const unsigned char file37[] = {
#embed "messages/upu/cusitm.cds.yaml" suffix(, )
  0};
static const unsigned char file38[] = {
#embed "messages/upu/cusitm.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file39[] = {
#embed "messages/upu/cusitm.wco.yaml" suffix(, )
  0};
static const unsigned char file40[] = {
#embed "messages/upu/cusrsp.cds.yaml" suffix(, )
  0};
static const unsigned char file41[] = {
#embed "messages/upu/cusrsp.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file42[] = {
#embed "messages/upu/emsevt.edifact.3.yaml" suffix(, )
  0};
static const unsigned char file43[] = {
#embed "messages/upu/ips.export.yaml" suffix(, )
  0};
static const unsigned char file44[] = {
#embed "messages/upu/itmatt.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file45[] = {
#embed "messages/upu/itmatt.xml.1.yaml" suffix(, )
  0};
static const unsigned char file46[] = {
#embed "messages/upu/itmatt.xml.flat.yaml" suffix(, )
  0};
static const unsigned char file47[] = {
#embed "messages/upu/itmref.edifact.yaml" suffix(, )
  0};
static const unsigned char file48[] = {
#embed "messages/upu/itmrsp.edifact.yaml" suffix(, )
  0};
static const unsigned char file49[] = {
#embed "messages/upu/precon.edifact.yaml" suffix(, )
  0};
static const unsigned char file50[] = {
#embed "messages/upu/predes.edifact.2.yaml" suffix(, )
  0};
static const unsigned char file51[] = {
#embed "messages/upu/predes.json.flat.yaml" suffix(, )
  0};
static const unsigned char file52[] = {
#embed "messages/upu/predes.json.nested.yaml" suffix(, )
  0};
static const unsigned char file53[] = {
#embed "messages/upu/rescon.edifact.yaml" suffix(, )
  0};
static const unsigned char file54[] = {
#embed "messages/upu/resdes.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file55[] = {
#embed "messages/upu/resdit.edifact.yaml" suffix(, )
  0};
static const unsigned char file56[] = {
#embed "profiles/customs.response.yaml" suffix(, )
  0};
static const unsigned char file57[] = {
#embed "profiles/quality.descriptions.yaml" suffix(, )
  0};
static const unsigned char file58[] = {
#embed "profiles/upu.dispatch.yaml" suffix(, )
  0};
static const unsigned char file59[] = {
#embed "profiles/upu.event.yaml" suffix(, )
  0};
static const unsigned char file60[] = {
#embed "profiles/upu.item.yaml" suffix(, )
  0};
static const unsigned char file61[] = {
#embed "profiles/us.mail.aed.yaml" suffix(, )
  0};
static const unsigned char file62[] = {
#embed "profiles/us.mail.dispatch.yaml" suffix(, )
  0};
static const unsigned char file63[] = {
#embed "profiles/us.mail.entry.yaml" suffix(, )
  0};
static const unsigned char file64[] = {
#embed "terms/air-cargo-practice.yaml" suffix(, )
  0};
static const unsigned char file65[] = {
#embed "terms/ca-pact.yaml" suffix(, )
  0};
static const unsigned char file66[] = {
#embed "terms/company-suffixes.yaml" suffix(, )
  0};
static const unsigned char file67[] = {
#embed "terms/eu-ics2.yaml" suffix(, )
  0};
static const unsigned char file68[] = {
#embed "terms/placeholders.yaml" suffix(, )
  0};
static const unsigned char file69[] = {
#embed "terms/us-cbp.yaml" suffix(, )
  0};

static const struct {
  const char *path;
  const unsigned char *bytes;
  long size;
} files[] = {
  {"codes/edifact/acknowledgements.yaml", file0, (long)sizeof file0 - 1},
  {"codes/edifact/repertoires.yaml", file1, (long)sizeof file1 - 1},
  {"codes/edifact/syntax-errors.yaml", file2, (long)sizeof file2 - 1},
  {"codes/iso/countries.yaml", file3, (long)sizeof file3 - 1},
  {"codes/iso/currencies.yaml", file4, (long)sizeof file4 - 1},
  {"codes/un/date-formats.yaml", file5, (long)sizeof file5 - 1},
  {"codes/un/duty-types.yaml", file6, (long)sizeof file6 - 1},
  {"codes/un/transport-status.yaml", file7, (long)sizeof file7 - 1},
  {"codes/un/units-of-weight.yaml", file8, (long)sizeof file8 - 1},
  {"codes/upu/customs-decisions.yaml", file9, (long)sizeof file9 - 1},
  {"codes/upu/document-types.yaml", file10, (long)sizeof file10 - 1},
  {"codes/upu/gift-flag.yaml", file11, (long)sizeof file11 - 1},
  {"codes/upu/handling-class.yaml", file12, (long)sizeof file12 - 1},
  {"codes/upu/ips-content.yaml", file13, (long)sizeof file13 - 1},
  {"codes/upu/ips-dutiable.yaml", file14, (long)sizeof file14 - 1},
  {"codes/upu/item-events.yaml", file15, (long)sizeof file15 - 1},
  {"codes/upu/mail-category.yaml", file16, (long)sizeof file16 - 1},
  {"codes/upu/mail-class.yaml", file17, (long)sizeof file17 - 1},
  {"codes/upu/mail-subclass.yaml", file18, (long)sizeof file18 - 1},
  {"codes/upu/message-function.yaml", file19, (long)sizeof file19 - 1},
  {"codes/upu/nature-of-transaction.yaml", file20, (long)sizeof file20 - 1},
  {"codes/upu/referral-codes.yaml", file21, (long)sizeof file21 - 1},
  {"codes/upu/service-indicators.yaml", file22, (long)sizeof file22 - 1},
  {"codes/us/states.yaml", file23, (long)sizeof file23 - 1},
  {"dictionary.yaml", file24, (long)sizeof file24 - 1},
  {"findings/decoding.yaml", file25, (long)sizeof file25 - 1},
  {"findings/rejects.yaml", file26, (long)sizeof file26 - 1},
  {"json/codes.schema.json", file27, (long)sizeof file27 - 1},
  {"json/dictionary.schema.json", file28, (long)sizeof file28 - 1},
  {"json/findings.schema.json", file29, (long)sizeof file29 - 1},
  {"json/message.schema.json", file30, (long)sizeof file30 - 1},
  {"json/profile.schema.json", file31, (long)sizeof file31 - 1},
  {"json/record.schema.json", file32, (long)sizeof file32 - 1},
  {"json/terms.schema.json", file33, (long)sizeof file33 - 1},
  {"messages/edifact/contrl.yaml", file34, (long)sizeof file34 - 1},
  {"messages/postern/record.yaml", file35, (long)sizeof file35 - 1},
  {"messages/upu/cardit.edifact.yaml", file36, (long)sizeof file36 - 1},
  {"messages/upu/cusitm.cds.yaml", file37, (long)sizeof file37 - 1},
  {"messages/upu/cusitm.edifact.1.yaml", file38, (long)sizeof file38 - 1},
  {"messages/upu/cusitm.wco.yaml", file39, (long)sizeof file39 - 1},
  {"messages/upu/cusrsp.cds.yaml", file40, (long)sizeof file40 - 1},
  {"messages/upu/cusrsp.edifact.1.yaml", file41, (long)sizeof file41 - 1},
  {"messages/upu/emsevt.edifact.3.yaml", file42, (long)sizeof file42 - 1},
  {"messages/upu/ips.export.yaml", file43, (long)sizeof file43 - 1},
  {"messages/upu/itmatt.edifact.1.yaml", file44, (long)sizeof file44 - 1},
  {"messages/upu/itmatt.xml.1.yaml", file45, (long)sizeof file45 - 1},
  {"messages/upu/itmatt.xml.flat.yaml", file46, (long)sizeof file46 - 1},
  {"messages/upu/itmref.edifact.yaml", file47, (long)sizeof file47 - 1},
  {"messages/upu/itmrsp.edifact.yaml", file48, (long)sizeof file48 - 1},
  {"messages/upu/precon.edifact.yaml", file49, (long)sizeof file49 - 1},
  {"messages/upu/predes.edifact.2.yaml", file50, (long)sizeof file50 - 1},
  {"messages/upu/predes.json.flat.yaml", file51, (long)sizeof file51 - 1},
  {"messages/upu/predes.json.nested.yaml", file52, (long)sizeof file52 - 1},
  {"messages/upu/rescon.edifact.yaml", file53, (long)sizeof file53 - 1},
  {"messages/upu/resdes.edifact.1.yaml", file54, (long)sizeof file54 - 1},
  {"messages/upu/resdit.edifact.yaml", file55, (long)sizeof file55 - 1},
  {"profiles/customs.response.yaml", file56, (long)sizeof file56 - 1},
  {"profiles/quality.descriptions.yaml", file57, (long)sizeof file57 - 1},
  {"profiles/upu.dispatch.yaml", file58, (long)sizeof file58 - 1},
  {"profiles/upu.event.yaml", file59, (long)sizeof file59 - 1},
  {"profiles/upu.item.yaml", file60, (long)sizeof file60 - 1},
  {"profiles/us.mail.aed.yaml", file61, (long)sizeof file61 - 1},
  {"profiles/us.mail.dispatch.yaml", file62, (long)sizeof file62 - 1},
  {"profiles/us.mail.entry.yaml", file63, (long)sizeof file63 - 1},
  {"terms/air-cargo-practice.yaml", file64, (long)sizeof file64 - 1},
  {"terms/ca-pact.yaml", file65, (long)sizeof file65 - 1},
  {"terms/company-suffixes.yaml", file66, (long)sizeof file66 - 1},
  {"terms/eu-ics2.yaml", file67, (long)sizeof file67 - 1},
  {"terms/placeholders.yaml", file68, (long)sizeof file68 - 1},
  {"terms/us-cbp.yaml", file69, (long)sizeof file69 - 1},
  {0, 0, 0},
};

enum { count = sizeof files / sizeof files[0] - 1 };

long schemas_count(void) { return count; }

const char *schemas_path(long number) { return number >= 0 && number < count ? files[number].path : 0; }

const unsigned char *schemas_bytes(long number) { return number >= 0 && number < count ? files[number].bytes : 0; }

long schemas_size(long number) { return number >= 0 && number < count ? files[number].size : 0; }
