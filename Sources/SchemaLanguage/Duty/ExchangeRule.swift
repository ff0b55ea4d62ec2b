public import Vocabulary

/// How values in other currencies become US dollars.
public struct ExchangeRule: Sendable {
  public let id: String
  public let title: String
  /// The currency that needs no exchange.
  public let currency: String
  /// The table of rates.
  public let table: String
  /// How far the daily rate may be from the quarterly one, in percent of it, before it takes its place.
  public let threshold: FixedDecimal
  /// Elements that tell the day of exportation; the first that is present does.
  public let exportation: [Element]
  public let basis: DutyBasis
  public let file: String

  /// - Returns: nil when there were mistakes; they are in the log.
  init?(_ node: YAMLNode, scope: CompilationScope) {
    let before = scope.log.count
    guard KindShape.dutyExchange.check(node, log: scope.log) else { return nil }
    let head = SchemaHead(node, log: scope.log)
    id = head.id
    title = head.title
    currency = node["currency"]?.text ?? ""
    table = node["table"]?.text ?? ""
    threshold = node["threshold"]?.text.flatMap { FixedDecimal($0) } ?? .zero
    basis = DutyBasis(node, head: head)
    file = head.mark.file
    exportation = (node["exportation"]?.items ?? []).compactMap { item in
      guard let path = item.text else { return nil }
      guard let element = scope.dictionary.element(path), element.part == nil,
        element.type == .date || element.type == .dateTime
      else {
        scope.log.add(item.mark, found: "\"\(path)\"", expected: "an element of the record that is a date")
        return nil
      }
      return scope.log.check(element, for: .duty, at: item.mark) ? element : nil
    }
    guard scope.log.count == before else { return nil }
  }
}

extension KindShape {
  /// Rules of exchange.
  public static let dutyExchange = KindShape(
    kind: "duty-exchange", title: "Rule of exchange",
    description: "How values in other currencies become the currency in which duty is paid.",
    keys: [
      .required("currency", .text(.code), "The currency in which duty is paid."),
      .required("table", .text(.schemaID), "The table of rates."),
      .required(
        "threshold", .text(.decimal),
        "The daily rate is taken where it differs from the quarterly one by this many percent of it, or more."
      ),
      .required(
        "exportation", .list(of: .text(.elementPath)),
        "Elements that tell the day of exportation; the first that is present does."),
    ])
}
