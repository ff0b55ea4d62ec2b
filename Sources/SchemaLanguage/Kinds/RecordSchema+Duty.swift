internal import Vocabulary

/// The member `duty` that `assess` adds to an item, and what it is made of.
extension DictionaryDocument {
  /// The definitions, by name; `duty` is the first.
  static var dutyDefinitions: [(String, JSONText)] {
    [
      ("duty", duty), ("dutyLine", dutyLine), ("dutyLayer", dutyLayer), ("dutyExemption", dutyExemption),
      ("dutyAmounts", dutyAmounts), ("undetermined", undetermined), ("usedValue", usedValue),
    ]
  }

  /// Amounts are US dollars. What is absent is not known or does not apply: never 0.
  private static var duty: JSONText {
    object(
      [
        ("regime", string), ("form", string), ("arrival", date),
        ("arrivalFrom", words(["record", "option", "asOf", "regime"])), ("transmission", date),
        ("rateDate", date), ("exportation", date), ("path", words(DutyRegime.pathNames)),
        ("alternatives", list(words(DutyRegime.pathNames))), ("turns", list(turn)),
        ("method", words(["ad-valorem", "specific"])), ("rounding", words(roundings)),
        ("customsValue", amount), ("lines", list(reference("dutyLine"))),
        ("exemption", reference("dutyExemption")), ("perItem", perItem),
        ("fees", list(fee)), ("totals", totals), ("undetermined", list(reference("undetermined"))),
      ], required: ["arrival", "arrivalFrom", "transmission", "method", "rounding"], isClosed: true)
  }

  private static var turn: JSONText {
    object(
      [("code", string), ("outcome", words(["taken", "passed", "notTested"])), ("detail", string)],
      required: ["code", "outcome"], isClosed: true)
  }

  private static var dutyLine: JSONText {
    let declared = object(
      [("amount", amount), ("currency", string)], required: ["amount", "currency"], isClosed: true)
    let exchange: [(String, JSONText)] = [
      ("rate", amount), ("kind", words(["quarterly", "daily"])), ("date", date),
    ]
    return object(
      [
        ("row", count), ("regime", string), ("origin", string), ("tariffNumbers", list(string)),
        ("declared", declared), ("customsValue", amount), ("exchange", sourced(exchange)),
        ("quantity", count),
        ("netWeightGrams", count), ("layers", list(reference("dutyLayer"))),
        ("exemption", reference("dutyExemption")), ("duty", reference("dutyAmounts")),
        ("undetermined", list(reference("undetermined"))), ("used", list(reference("usedValue"))),
      ], required: ["row"], isClosed: true)
  }

  private static var dutyLayer: JSONText {
    sourced(
      [
        ("programme", string), ("heading", string), ("title", string), ("rate", string),
        ("kind", words(["free", "adValorem", "specific", "compound"])), ("amount", reference("dutyAmounts")),
      ], optional: ["heading"])
  }

  private static var dutyExemption: JSONText {
    sourced(
      [
        ("id", string), ("title", string), ("reported", .object([("type", .string("boolean"))])),
        ("sameRecipient", string),
      ], optional: ["sameRecipient"])
  }

  /// The rate is told where it decided the amount.
  private static var perItem: JSONText {
    sourced([("amount", amount), ("rate", string)], optional: ["rate"])
  }

  private static var fee: JSONText {
    sourced(
      [("id", string), ("title", string), ("class", string), ("amount", amount)], optional: ["class"])
  }

  private static var totals: JSONText {
    object(
      [("duty", reference("dutyAmounts")), ("fees", amount), ("total", reference("dutyAmounts"))],
      required: ["duty", "fees", "total"], isClosed: true)
  }

  /// One amount under each rounding policy.
  private static var dutyAmounts: JSONText {
    object(roundings.map { ($0, amount) }, required: roundings, isClosed: true)
  }

  private static var undetermined: JSONText {
    object(
      [
        ("code", string), ("element", string), ("message", string), ("remedy", string),
        ("refuses", .object([("type", .string("boolean"))])),
      ], required: ["code", "message", "remedy", "refuses"], isClosed: true)
  }

  private static var usedValue: JSONText {
    object(
      [
        ("name", string), ("element", string), ("offset", count), ("length", count), ("table", string),
        ("file", string), ("line", count), ("rule", string), ("entry", string),
      ], required: ["name"], isClosed: true)
  }

  // MARK: Parts

  private static let roundings = ["cents-half-up", "cfr-159.3"]

  /// A decimal number as text.
  private static var amount: JSONText { text("^-?[0-9]+(\\.[0-9]+)?$") }

  private static var date: JSONText { text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$") }

  private static func text(_ pattern: String) -> JSONText {
    .object([("type", .string("string")), ("pattern", .string(pattern))])
  }

  private static func list(_ items: JSONText) -> JSONText {
    .object([("type", .string("array")), ("minItems", .integer(1)), ("items", items)])
  }

  private static func reference(_ name: String) -> JSONText {
    .object([("$ref", .string("#/$defs/\(name)"))])
  }

  /// An object that says where its figures are from.
  private static func sourced(_ members: [(String, JSONText)], optional: Set<String> = []) -> JSONText {
    let basis = words(["documented", "secondary", "inferred"])
    return object(
      members + [("source", string), ("basis", basis)],
      required: members.map(\.0).filter { !optional.contains($0) } + ["source", "basis"], isClosed: true)
  }
}
