extension KindShape {
  /// Regimes of duty.
  public static let duty = KindShape(
    kind: "duty", title: "Regime of duty",
    description: "What is owed on items of mail that arrive in a period, and how they are entered.",
    keys: [
      .required("channel", .oneOf(["postal", "express"]), "The channel of the records."),
      .required(
        "order", .integer(1...99),
        "Regimes in force on one day are tried by this number, the least first; the first that covers a line is its."
      ),
      .required(
        "governing", .oneOf(DutyRegime.GoverningDate.allCases.map(\.rawValue)),
        "The day whose rates hold. The day of arrival decides whether the regime is in force."),
      .optional("covers", .object(DutyScope.keys), "What it covers; everything when left out."),
      .optional(
        "classification", .boolean, "Whether goods must have a number of the tariff; false when left out."),
      .optional("form", .text(.schemaID), "The worksheet that it feeds."),
      .required(
        "rounding", .list(of: .oneOf(["cents-half-up", "cfr-159.3"]), count: 1...2),
        "How amounts are rounded; the first counts, the other is compared."),
      .required("exchange", .text(.schemaID), "The rule of exchange."),
      .optional(
        "exemptions", .list(of: .object(exemptionKeys)), "In order; the first that holds exempts a line."),
      .required(
        "programmes", .list(of: .text(.schemaID)), "Programmes of duties, in the order of reporting."),
      .optional(
        "perItem", .list(of: .object(tierKeys)),
        "The specific duty of an item that may be chosen instead; the first entry that holds decides."),
      .required("path", .list(of: .object(pathKeys)), "Tests in order; the first that holds is the path."),
      .optional("fees", .list(of: .text(.schemaID)), "Fees."),
    ])

  private static let exemptionKeys: [ObjectShape.Key] =
    [
      .required("id", .text(.name), "A name, such as gift."),
      .required("title", .line, "What it exempts."),
      .optional(
        "perRecipientAndDay", .boolean, "Whether upTo is one limit for all items of a recipient on a day."),
      .optional(
        "reported", .boolean, "Whether the line stands on the worksheet all the same, without duty."),
    ] + DutyScope.keys + DutyBasis.keys

  private static let tierKeys: [ObjectShape.Key] =
    [
      .optional("below", .text(.decimal), "For rates below this many percent."),
      .optional("upTo", .text(.decimal), "For rates up to this many percent."),
      .required("amount", .text(.decimal), "US dollars for each item."),
    ] + DutyBasis.keys

  private static let pathKeys: [ObjectShape.Key] =
    [
      .required("code", .text(.findingCode), "The code of the reason, such as PATH-VALUE."),
      .required("title", .line, "What is tested."),
      .optional("exempt", .boolean, "Holds when all lines are exempt."),
      .optional(
        "chapters", .list(of: .text(.tariffNumber)), "Holds when a duty of these chapters is owed on a line."),
      .optional(
        "table", .text(.schemaID), "Holds when a line has a row in this table that does not say none."),
      .optional(
        "untested", .oneOf(["pass", "refuse"]),
        "What becomes of a test that cannot be made: the way goes on (when left out), or there is no path."),
      .optional("path", .oneOf(DutyRegime.pathNames), "Where it leads."),
      .optional(
        "alternatives", .map(keys: .name, values: .date),
        "Paths that may be chosen instead, and from which governing day."),
      .optional(
        "prohibited", .line, "Why the goods may not come by mail at all; then there is no amount."),
    ] + DutyScope.keys + DutyBasis.keys
}
