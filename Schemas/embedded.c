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
#embed "codes/iso/utc-offsets.yaml" suffix(, )
  0};
static const unsigned char file6[] = {
#embed "codes/un/date-formats.yaml" suffix(, )
  0};
static const unsigned char file7[] = {
#embed "codes/un/duty-types.yaml" suffix(, )
  0};
static const unsigned char file8[] = {
#embed "codes/un/transport-stages.yaml" suffix(, )
  0};
static const unsigned char file9[] = {
#embed "codes/un/transport-status.yaml" suffix(, )
  0};
static const unsigned char file10[] = {
#embed "codes/un/units-of-weight.yaml" suffix(, )
  0};
static const unsigned char file11[] = {
#embed "codes/upu/customs-decisions.yaml" suffix(, )
  0};
static const unsigned char file12[] = {
#embed "codes/upu/document-types.yaml" suffix(, )
  0};
static const unsigned char file13[] = {
#embed "codes/upu/gift-flag.yaml" suffix(, )
  0};
static const unsigned char file14[] = {
#embed "codes/upu/handling-class.yaml" suffix(, )
  0};
static const unsigned char file15[] = {
#embed "codes/upu/ips-content.yaml" suffix(, )
  0};
static const unsigned char file16[] = {
#embed "codes/upu/ips-dutiable.yaml" suffix(, )
  0};
static const unsigned char file17[] = {
#embed "codes/upu/item-events.yaml" suffix(, )
  0};
static const unsigned char file18[] = {
#embed "codes/upu/mail-category.yaml" suffix(, )
  0};
static const unsigned char file19[] = {
#embed "codes/upu/mail-class.yaml" suffix(, )
  0};
static const unsigned char file20[] = {
#embed "codes/upu/mail-subclass.yaml" suffix(, )
  0};
static const unsigned char file21[] = {
#embed "codes/upu/message-function.yaml" suffix(, )
  0};
static const unsigned char file22[] = {
#embed "codes/upu/nature-of-transaction.yaml" suffix(, )
  0};
static const unsigned char file23[] = {
#embed "codes/upu/referral-codes.yaml" suffix(, )
  0};
static const unsigned char file24[] = {
#embed "codes/upu/service-indicators.yaml" suffix(, )
  0};
static const unsigned char file25[] = {
#embed "codes/us/states.yaml" suffix(, )
  0};
static const unsigned char file26[] = {
#embed "dictionary.yaml" suffix(, )
  0};
static const unsigned char file27[] = {
#embed "duty/calendars/us.federal-holidays.yaml" suffix(, )
  0};
static const unsigned char file28[] = {
#embed "duty/exchange/us.conversion.yaml" suffix(, )
  0};
static const unsigned char file29[] = {
#embed "duty/fees/us.fee.dutiable-mail.yaml" suffix(, )
  0};
static const unsigned char file30[] = {
#embed "duty/fees/us.fee.merchandise-processing.ems.yaml" suffix(, )
  0};
static const unsigned char file31[] = {
#embed "duty/forms/entry-type-13.yaml" suffix(, )
  0};
static const unsigned char file32[] = {
#embed "duty/forms/imd-2025-08.yaml" suffix(, )
  0};
static const unsigned char file33[] = {
#embed "duty/forms/imd-2026-07.yaml" suffix(, )
  0};
static const unsigned char file34[] = {
#embed "duty/programmes/us.column-1.yaml" suffix(, )
  0};
static const unsigned char file35[] = {
#embed "duty/programmes/us.eo-14256.china.yaml" suffix(, )
  0};
static const unsigned char file36[] = {
#embed "duty/programmes/us.eo-14324.mail.yaml" suffix(, )
  0};
static const unsigned char file37[] = {
#embed "duty/programmes/us.ieepa.yaml" suffix(, )
  0};
static const unsigned char file38[] = {
#embed "duty/programmes/us.proclamation-11012.mail.yaml" suffix(, )
  0};
static const unsigned char file39[] = {
#embed "duty/programmes/us.section-122.yaml" suffix(, )
  0};
static const unsigned char file40[] = {
#embed "duty/programmes/us.section-232.yaml" suffix(, )
  0};
static const unsigned char file41[] = {
#embed "duty/programmes/us.section-301.brazil.yaml" suffix(, )
  0};
static const unsigned char file42[] = {
#embed "duty/programmes/us.section-301.china.yaml" suffix(, )
  0};
static const unsigned char file43[] = {
#embed "duty/programmes/us.section-301.forced-labor.yaml" suffix(, )
  0};
static const unsigned char file44[] = {
#embed "duty/programmes/us.section-338.canada.yaml" suffix(, )
  0};
static const unsigned char file45[] = {
#embed "duty/regimes/us.mail.2025-05-02.yaml" suffix(, )
  0};
static const unsigned char file46[] = {
#embed "duty/regimes/us.mail.2025-05-14.yaml" suffix(, )
  0};
static const unsigned char file47[] = {
#embed "duty/regimes/us.mail.2025-08-29.yaml" suffix(, )
  0};
static const unsigned char file48[] = {
#embed "duty/regimes/us.mail.2026-02-24.yaml" suffix(, )
  0};
static const unsigned char file49[] = {
#embed "duty/regimes/us.mail.2026-07-24.yaml" suffix(, )
  0};
static const unsigned char file50[] = {
#embed "duty/regimes/us.mail.2027-07-01.yaml" suffix(, )
  0};
static const unsigned char file51[] = {
#embed "duty/regimes/us.mail.ordinary.yaml" suffix(, )
  0};
static const unsigned char file52[] = {
#embed "duty/tables/us.ad-cvd.yaml" suffix(, )
  0};
static const unsigned char file53[] = {
#embed "duty/tables/us.agencies.yaml" suffix(, )
  0};
static const unsigned char file54[] = {
#embed "duty/tables/us.exchange.yaml" suffix(, )
  0};
static const unsigned char file55[] = {
#embed "duty/tables/us.ieepa.goods.yaml" suffix(, )
  0};
static const unsigned char file56[] = {
#embed "duty/tables/us.ieepa.mail.yaml" suffix(, )
  0};
static const unsigned char file57[] = {
#embed "duty/tables/us.quota.yaml" suffix(, )
  0};
static const unsigned char file58[] = {
#embed "duty/tables/us.section-122.exempt.yaml" suffix(, )
  0};
static const unsigned char file59[] = {
#embed "duty/tables/us.section-232.goods.yaml" suffix(, )
  0};
static const unsigned char file60[] = {
#embed "duty/tables/us.section-301.brazil.exempt.yaml" suffix(, )
  0};
static const unsigned char file61[] = {
#embed "duty/tables/us.section-301.china.goods.yaml" suffix(, )
  0};
static const unsigned char file62[] = {
#embed "duty/tables/us.section-301.forced-labor.exempt.yaml" suffix(, )
  0};
static const unsigned char file63[] = {
#embed "duty/tables/us.section-338.canada.goods.yaml" suffix(, )
  0};
static const unsigned char file64[] = {
#embed "duty/tables/us.tariff.column-1.yaml" suffix(, )
  0};
static const unsigned char file65[] = {
#embed "duty/tables/us.tariff.column-2.yaml" suffix(, )
  0};
static const unsigned char file66[] = {
#embed "findings/decoding.yaml" suffix(, )
  0};
static const unsigned char file67[] = {
#embed "findings/journal.yaml" suffix(, )
  0};
static const unsigned char file68[] = {
#embed "findings/rejects.yaml" suffix(, )
  0};
static const unsigned char file69[] = {
#embed "findings/worksheet.yaml" suffix(, )
  0};
static const unsigned char file70[] = {
#embed "json/calendar.schema.json" suffix(, )
  0};
static const unsigned char file71[] = {
#embed "json/codes.schema.json" suffix(, )
  0};
static const unsigned char file72[] = {
#embed "json/dictionary.schema.json" suffix(, )
  0};
static const unsigned char file73[] = {
#embed "json/duty-exchange.schema.json" suffix(, )
  0};
static const unsigned char file74[] = {
#embed "json/duty-fee.schema.json" suffix(, )
  0};
static const unsigned char file75[] = {
#embed "json/duty-programme.schema.json" suffix(, )
  0};
static const unsigned char file76[] = {
#embed "json/duty.schema.json" suffix(, )
  0};
static const unsigned char file77[] = {
#embed "json/findings.schema.json" suffix(, )
  0};
static const unsigned char file78[] = {
#embed "json/form.schema.json" suffix(, )
  0};
static const unsigned char file79[] = {
#embed "json/message.schema.json" suffix(, )
  0};
static const unsigned char file80[] = {
#embed "json/profile.schema.json" suffix(, )
  0};
static const unsigned char file81[] = {
#embed "json/rate-table.schema.json" suffix(, )
  0};
static const unsigned char file82[] = {
#embed "json/record.schema.json" suffix(, )
  0};
static const unsigned char file83[] = {
#embed "json/terms.schema.json" suffix(, )
  0};
static const unsigned char file84[] = {
#embed "messages/edifact/contrl.yaml" suffix(, )
  0};
static const unsigned char file85[] = {
#embed "messages/postern/record.yaml" suffix(, )
  0};
static const unsigned char file86[] = {
#embed "messages/upu/cardit.edifact.yaml" suffix(, )
  0};
static const unsigned char file87[] = {
#embed "messages/upu/cusitm.cds.yaml" suffix(, )
  0};
static const unsigned char file88[] = {
#embed "messages/upu/cusitm.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file89[] = {
#embed "messages/upu/cusitm.wco.yaml" suffix(, )
  0};
static const unsigned char file90[] = {
#embed "messages/upu/cusrsp.cds.yaml" suffix(, )
  0};
static const unsigned char file91[] = {
#embed "messages/upu/cusrsp.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file92[] = {
#embed "messages/upu/emsevt.edifact.3.yaml" suffix(, )
  0};
static const unsigned char file93[] = {
#embed "messages/upu/ips.export.yaml" suffix(, )
  0};
static const unsigned char file94[] = {
#embed "messages/upu/itmatt.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file95[] = {
#embed "messages/upu/itmatt.xml.1.yaml" suffix(, )
  0};
static const unsigned char file96[] = {
#embed "messages/upu/itmatt.xml.flat.yaml" suffix(, )
  0};
static const unsigned char file97[] = {
#embed "messages/upu/itmref.edifact.yaml" suffix(, )
  0};
static const unsigned char file98[] = {
#embed "messages/upu/itmrsp.edifact.yaml" suffix(, )
  0};
static const unsigned char file99[] = {
#embed "messages/upu/precon.edifact.yaml" suffix(, )
  0};
static const unsigned char file100[] = {
#embed "messages/upu/predes.edifact.2.yaml" suffix(, )
  0};
static const unsigned char file101[] = {
#embed "messages/upu/predes.json.flat.yaml" suffix(, )
  0};
static const unsigned char file102[] = {
#embed "messages/upu/predes.json.nested.yaml" suffix(, )
  0};
static const unsigned char file103[] = {
#embed "messages/upu/rescon.edifact.yaml" suffix(, )
  0};
static const unsigned char file104[] = {
#embed "messages/upu/resdes.edifact.1.yaml" suffix(, )
  0};
static const unsigned char file105[] = {
#embed "messages/upu/resdit.edifact.yaml" suffix(, )
  0};
static const unsigned char file106[] = {
#embed "profiles/customs.response.yaml" suffix(, )
  0};
static const unsigned char file107[] = {
#embed "profiles/quality.descriptions.yaml" suffix(, )
  0};
static const unsigned char file108[] = {
#embed "profiles/upu.dispatch.yaml" suffix(, )
  0};
static const unsigned char file109[] = {
#embed "profiles/upu.event.yaml" suffix(, )
  0};
static const unsigned char file110[] = {
#embed "profiles/upu.item.yaml" suffix(, )
  0};
static const unsigned char file111[] = {
#embed "profiles/us.mail.aed.yaml" suffix(, )
  0};
static const unsigned char file112[] = {
#embed "profiles/us.mail.dispatch.yaml" suffix(, )
  0};
static const unsigned char file113[] = {
#embed "profiles/us.mail.entry-type-13.yaml" suffix(, )
  0};
static const unsigned char file114[] = {
#embed "profiles/us.mail.entry.yaml" suffix(, )
  0};
static const unsigned char file115[] = {
#embed "profiles/us.mail.worksheet.yaml" suffix(, )
  0};
static const unsigned char file116[] = {
#embed "terms/air-cargo-practice.yaml" suffix(, )
  0};
static const unsigned char file117[] = {
#embed "terms/ca-pact.yaml" suffix(, )
  0};
static const unsigned char file118[] = {
#embed "terms/company-suffixes.yaml" suffix(, )
  0};
static const unsigned char file119[] = {
#embed "terms/eu-ics2.yaml" suffix(, )
  0};
static const unsigned char file120[] = {
#embed "terms/placeholders.yaml" suffix(, )
  0};
static const unsigned char file121[] = {
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
  {"codes/iso/utc-offsets.yaml", file5, (long)sizeof file5 - 1},
  {"codes/un/date-formats.yaml", file6, (long)sizeof file6 - 1},
  {"codes/un/duty-types.yaml", file7, (long)sizeof file7 - 1},
  {"codes/un/transport-stages.yaml", file8, (long)sizeof file8 - 1},
  {"codes/un/transport-status.yaml", file9, (long)sizeof file9 - 1},
  {"codes/un/units-of-weight.yaml", file10, (long)sizeof file10 - 1},
  {"codes/upu/customs-decisions.yaml", file11, (long)sizeof file11 - 1},
  {"codes/upu/document-types.yaml", file12, (long)sizeof file12 - 1},
  {"codes/upu/gift-flag.yaml", file13, (long)sizeof file13 - 1},
  {"codes/upu/handling-class.yaml", file14, (long)sizeof file14 - 1},
  {"codes/upu/ips-content.yaml", file15, (long)sizeof file15 - 1},
  {"codes/upu/ips-dutiable.yaml", file16, (long)sizeof file16 - 1},
  {"codes/upu/item-events.yaml", file17, (long)sizeof file17 - 1},
  {"codes/upu/mail-category.yaml", file18, (long)sizeof file18 - 1},
  {"codes/upu/mail-class.yaml", file19, (long)sizeof file19 - 1},
  {"codes/upu/mail-subclass.yaml", file20, (long)sizeof file20 - 1},
  {"codes/upu/message-function.yaml", file21, (long)sizeof file21 - 1},
  {"codes/upu/nature-of-transaction.yaml", file22, (long)sizeof file22 - 1},
  {"codes/upu/referral-codes.yaml", file23, (long)sizeof file23 - 1},
  {"codes/upu/service-indicators.yaml", file24, (long)sizeof file24 - 1},
  {"codes/us/states.yaml", file25, (long)sizeof file25 - 1},
  {"dictionary.yaml", file26, (long)sizeof file26 - 1},
  {"duty/calendars/us.federal-holidays.yaml", file27, (long)sizeof file27 - 1},
  {"duty/exchange/us.conversion.yaml", file28, (long)sizeof file28 - 1},
  {"duty/fees/us.fee.dutiable-mail.yaml", file29, (long)sizeof file29 - 1},
  {"duty/fees/us.fee.merchandise-processing.ems.yaml", file30, (long)sizeof file30 - 1},
  {"duty/forms/entry-type-13.yaml", file31, (long)sizeof file31 - 1},
  {"duty/forms/imd-2025-08.yaml", file32, (long)sizeof file32 - 1},
  {"duty/forms/imd-2026-07.yaml", file33, (long)sizeof file33 - 1},
  {"duty/programmes/us.column-1.yaml", file34, (long)sizeof file34 - 1},
  {"duty/programmes/us.eo-14256.china.yaml", file35, (long)sizeof file35 - 1},
  {"duty/programmes/us.eo-14324.mail.yaml", file36, (long)sizeof file36 - 1},
  {"duty/programmes/us.ieepa.yaml", file37, (long)sizeof file37 - 1},
  {"duty/programmes/us.proclamation-11012.mail.yaml", file38, (long)sizeof file38 - 1},
  {"duty/programmes/us.section-122.yaml", file39, (long)sizeof file39 - 1},
  {"duty/programmes/us.section-232.yaml", file40, (long)sizeof file40 - 1},
  {"duty/programmes/us.section-301.brazil.yaml", file41, (long)sizeof file41 - 1},
  {"duty/programmes/us.section-301.china.yaml", file42, (long)sizeof file42 - 1},
  {"duty/programmes/us.section-301.forced-labor.yaml", file43, (long)sizeof file43 - 1},
  {"duty/programmes/us.section-338.canada.yaml", file44, (long)sizeof file44 - 1},
  {"duty/regimes/us.mail.2025-05-02.yaml", file45, (long)sizeof file45 - 1},
  {"duty/regimes/us.mail.2025-05-14.yaml", file46, (long)sizeof file46 - 1},
  {"duty/regimes/us.mail.2025-08-29.yaml", file47, (long)sizeof file47 - 1},
  {"duty/regimes/us.mail.2026-02-24.yaml", file48, (long)sizeof file48 - 1},
  {"duty/regimes/us.mail.2026-07-24.yaml", file49, (long)sizeof file49 - 1},
  {"duty/regimes/us.mail.2027-07-01.yaml", file50, (long)sizeof file50 - 1},
  {"duty/regimes/us.mail.ordinary.yaml", file51, (long)sizeof file51 - 1},
  {"duty/tables/us.ad-cvd.yaml", file52, (long)sizeof file52 - 1},
  {"duty/tables/us.agencies.yaml", file53, (long)sizeof file53 - 1},
  {"duty/tables/us.exchange.yaml", file54, (long)sizeof file54 - 1},
  {"duty/tables/us.ieepa.goods.yaml", file55, (long)sizeof file55 - 1},
  {"duty/tables/us.ieepa.mail.yaml", file56, (long)sizeof file56 - 1},
  {"duty/tables/us.quota.yaml", file57, (long)sizeof file57 - 1},
  {"duty/tables/us.section-122.exempt.yaml", file58, (long)sizeof file58 - 1},
  {"duty/tables/us.section-232.goods.yaml", file59, (long)sizeof file59 - 1},
  {"duty/tables/us.section-301.brazil.exempt.yaml", file60, (long)sizeof file60 - 1},
  {"duty/tables/us.section-301.china.goods.yaml", file61, (long)sizeof file61 - 1},
  {"duty/tables/us.section-301.forced-labor.exempt.yaml", file62, (long)sizeof file62 - 1},
  {"duty/tables/us.section-338.canada.goods.yaml", file63, (long)sizeof file63 - 1},
  {"duty/tables/us.tariff.column-1.yaml", file64, (long)sizeof file64 - 1},
  {"duty/tables/us.tariff.column-2.yaml", file65, (long)sizeof file65 - 1},
  {"findings/decoding.yaml", file66, (long)sizeof file66 - 1},
  {"findings/journal.yaml", file67, (long)sizeof file67 - 1},
  {"findings/rejects.yaml", file68, (long)sizeof file68 - 1},
  {"findings/worksheet.yaml", file69, (long)sizeof file69 - 1},
  {"json/calendar.schema.json", file70, (long)sizeof file70 - 1},
  {"json/codes.schema.json", file71, (long)sizeof file71 - 1},
  {"json/dictionary.schema.json", file72, (long)sizeof file72 - 1},
  {"json/duty-exchange.schema.json", file73, (long)sizeof file73 - 1},
  {"json/duty-fee.schema.json", file74, (long)sizeof file74 - 1},
  {"json/duty-programme.schema.json", file75, (long)sizeof file75 - 1},
  {"json/duty.schema.json", file76, (long)sizeof file76 - 1},
  {"json/findings.schema.json", file77, (long)sizeof file77 - 1},
  {"json/form.schema.json", file78, (long)sizeof file78 - 1},
  {"json/message.schema.json", file79, (long)sizeof file79 - 1},
  {"json/profile.schema.json", file80, (long)sizeof file80 - 1},
  {"json/rate-table.schema.json", file81, (long)sizeof file81 - 1},
  {"json/record.schema.json", file82, (long)sizeof file82 - 1},
  {"json/terms.schema.json", file83, (long)sizeof file83 - 1},
  {"messages/edifact/contrl.yaml", file84, (long)sizeof file84 - 1},
  {"messages/postern/record.yaml", file85, (long)sizeof file85 - 1},
  {"messages/upu/cardit.edifact.yaml", file86, (long)sizeof file86 - 1},
  {"messages/upu/cusitm.cds.yaml", file87, (long)sizeof file87 - 1},
  {"messages/upu/cusitm.edifact.1.yaml", file88, (long)sizeof file88 - 1},
  {"messages/upu/cusitm.wco.yaml", file89, (long)sizeof file89 - 1},
  {"messages/upu/cusrsp.cds.yaml", file90, (long)sizeof file90 - 1},
  {"messages/upu/cusrsp.edifact.1.yaml", file91, (long)sizeof file91 - 1},
  {"messages/upu/emsevt.edifact.3.yaml", file92, (long)sizeof file92 - 1},
  {"messages/upu/ips.export.yaml", file93, (long)sizeof file93 - 1},
  {"messages/upu/itmatt.edifact.1.yaml", file94, (long)sizeof file94 - 1},
  {"messages/upu/itmatt.xml.1.yaml", file95, (long)sizeof file95 - 1},
  {"messages/upu/itmatt.xml.flat.yaml", file96, (long)sizeof file96 - 1},
  {"messages/upu/itmref.edifact.yaml", file97, (long)sizeof file97 - 1},
  {"messages/upu/itmrsp.edifact.yaml", file98, (long)sizeof file98 - 1},
  {"messages/upu/precon.edifact.yaml", file99, (long)sizeof file99 - 1},
  {"messages/upu/predes.edifact.2.yaml", file100, (long)sizeof file100 - 1},
  {"messages/upu/predes.json.flat.yaml", file101, (long)sizeof file101 - 1},
  {"messages/upu/predes.json.nested.yaml", file102, (long)sizeof file102 - 1},
  {"messages/upu/rescon.edifact.yaml", file103, (long)sizeof file103 - 1},
  {"messages/upu/resdes.edifact.1.yaml", file104, (long)sizeof file104 - 1},
  {"messages/upu/resdit.edifact.yaml", file105, (long)sizeof file105 - 1},
  {"profiles/customs.response.yaml", file106, (long)sizeof file106 - 1},
  {"profiles/quality.descriptions.yaml", file107, (long)sizeof file107 - 1},
  {"profiles/upu.dispatch.yaml", file108, (long)sizeof file108 - 1},
  {"profiles/upu.event.yaml", file109, (long)sizeof file109 - 1},
  {"profiles/upu.item.yaml", file110, (long)sizeof file110 - 1},
  {"profiles/us.mail.aed.yaml", file111, (long)sizeof file111 - 1},
  {"profiles/us.mail.dispatch.yaml", file112, (long)sizeof file112 - 1},
  {"profiles/us.mail.entry-type-13.yaml", file113, (long)sizeof file113 - 1},
  {"profiles/us.mail.entry.yaml", file114, (long)sizeof file114 - 1},
  {"profiles/us.mail.worksheet.yaml", file115, (long)sizeof file115 - 1},
  {"terms/air-cargo-practice.yaml", file116, (long)sizeof file116 - 1},
  {"terms/ca-pact.yaml", file117, (long)sizeof file117 - 1},
  {"terms/company-suffixes.yaml", file118, (long)sizeof file118 - 1},
  {"terms/eu-ics2.yaml", file119, (long)sizeof file119 - 1},
  {"terms/placeholders.yaml", file120, (long)sizeof file120 - 1},
  {"terms/us-cbp.yaml", file121, (long)sizeof file121 - 1},
  {0, 0, 0},
};

enum { count = sizeof files / sizeof files[0] - 1 };

long schemas_count(void) { return count; }

const char *schemas_path(long number) { return number >= 0 && number < count ? files[number].path : 0; }

const unsigned char *schemas_bytes(long number) { return number >= 0 && number < count ? files[number].bytes : 0; }

long schemas_size(long number) { return number >= 0 && number < count ? files[number].size : 0; }
