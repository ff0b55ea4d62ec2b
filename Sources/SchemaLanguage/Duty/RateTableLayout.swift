/// What a table of rates holds: which columns its CSV file has.
///
/// A file belongs to the layout whose id is its name without `.csv`.
public struct RateTableLayout: Sendable {
  public let id: String
  public let title: String
  public let columns: [Column]
  public let head: SchemaHead

  public struct Column: Sendable {
    public let name: Name
    public let isRequired: Bool
    public let meaning: String
  }

  /// The columns there can be.
  public enum Name: String, CaseIterable, Sendable {
    /// What the tariff number begins with, with or without dots. Empty: all goods that no other row names.
    case hts
    /// Country of origin, ISO 3166-1 alpha-2. Empty: all origins that no other row names.
    case origin
    /// ISO 4217.
    case currency
    /// `quarterly` or `daily`.
    case kind
    /// A rate of duty such as `16.5%`, `Free` or `4.4¢/kg + 6%`; or `none`: not subject to the programme.
    case rate
    /// US dollars for one unit of the currency.
    case dollars
    /// The number of the tariff to report.
    case heading
    case title
    /// The first and the last day. A row without a last day holds until the next row for the same begins.
    case from
    case to
    case source
    /// `documented`, `secondary` or `inferred`.
    case basis
  }

  public func column(_ name: Name) -> Column? { columns.first { $0.name == name } }

  /// - Returns: nil when there were mistakes; they are in the log.
  init?(_ node: YAMLNode, log: MistakeLog) {
    guard KindShape.rateTable.check(node, log: log) else { return nil }
    let before = log.count
    head = SchemaHead(node, log: log)
    id = head.id
    title = head.title
    columns = (node["columns"]?.entries ?? []).compactMap { key, value in
      guard let name = key.text.flatMap(Name.init) else {
        log.add(
          key.mark, found: "the unknown column \"\(key.text ?? "")\"",
          expected: "one of \(Name.allCases.map(\.rawValue).joined(separator: ", "))")
        return nil
      }
      return Column(
        name: name, isRequired: value["required"]?.boolean ?? false, meaning: value["meaning"]?.text ?? "")
    }
    let names = Set(columns.map(\.name))
    if !names.contains(.rate), !names.contains(.dollars) {
      log.add(node["columns"]?.mark ?? node.mark, found: "none", expected: "a column rate or dollars")
    }
    if names.contains(.dollars), !names.isSuperset(of: [.currency, .kind]) {
      log.add(
        node["columns"]?.mark ?? node.mark, found: "dollars alone", expected: "columns currency and kind too")
    }
    guard log.count == before else { return nil }
  }
}

extension KindShape {
  /// Layouts of tables of rates.
  public static let rateTable = KindShape(
    kind: "rate-table", title: "Layout of a table of rates",
    description: "Which columns the CSV file of a table has, and what they mean.",
    keys: [
      .required(
        "columns",
        .map(
          keys: .name,
          values: .object([
            .optional("required", .boolean, "Whether each row must have a value."),
            .required("meaning", .line, "What the values mean."),
          ])), "The columns; a file names them in its first row, in any order.")
    ])
}
