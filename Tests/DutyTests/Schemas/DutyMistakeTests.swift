import SchemaLanguage
import Testing

/// Mistakes in duty files are told with file, line and column.
@Suite struct DutyMistakeTests {
  /// The mistakes that come of an embedded file with one text replaced by another.
  private func mistakes(_ path: String, _ old: String, _ new: String) throws -> [String] {
    var files = SchemaSource.embedded.files.filter { !$0.path.hasPrefix("messages/") }
    let index = try #require(files.firstIndex { $0.path == path })
    let text = String(decoding: files[index].bytes, as: UTF8.self)
    try #require(text.contains(old), "\(old)")
    let range = try #require(text.firstRange(of: old))
    files[index] = SchemaFile(path: path, bytes: Array(text.replacingCharacters(range, new).utf8))
    do {
      _ = try SchemaSet(files: files)
      return []
    } catch { return error.list.map(\.description) }
  }

  @Test(arguments: [
    (
      "programmes/us.section-122.yaml", "rate: 10%", "rate: ten",
      "11:34: expected a rate such as 12.5%, Free or $0.05/kg + 4%, found ten"
    ),
    (
      "programmes/us.section-122.yaml", "rate: 10%", "rate: 10%, none: true",
      "11:5: expected one of the keys rate, table, topUp, none, refuse, found rate and none"
    ),
    (
      "programmes/us.section-122.yaml", "table: us.section-122.exempt", "table: us.section-122.exept",
      "10:14: expected the id of a table of rates; did you mean \"us.section-122.exempt\"?, found \"us.section-122.exept\""
    ),
    (
      "programmes/us.section-301.china.yaml", "origins: [CN]", "origins: [XX]",
      "10:52: expected a code of iso/countries, found \"XX\""
    ),
    (
      "programmes/us.eo-14256.china.yaml", "to: 2025-05-13", "to: 2025-02-29",
      "10:23: expected a date such as 2026-02-28, found 2025-02-29"
    ),
    (
      "fees/us.fee.dutiable-mail.yaml", "from: 2018-01-01", "from: 2013-10-01",
      "15:13: expected a day after 2013-10-01, found 2013-10-01"
    ),
    (
      "fees/us.fee.dutiable-mail.yaml", "amount: \"5.50\"", "percent: \"5.50\"",
      "14:5: expected either amount, or percent with least and most, found neither"
    ),
    (
      "exchange/us.conversion.yaml", "item.postedAt", "item.id",
      "14:39: expected an element of the record that is a date, found \"item.id\""
    ),
    (
      "tables/us.ieepa.mail.yaml", "  origin: {", "  colour: {",
      "9:3: expected one of hts, origin, currency, kind, rate, dollars, heading, title, from, to, source, basis, found the unknown column \"colour\""
    ),
    (
      "regimes/us.mail.2025-05-02.yaml", "governing: arrival", "governing: arival",
      "11:12: expected one of arrival, transmission (did you mean \"arrival\"?), found arival"
    ),
    (
      "regimes/us.mail.2025-05-02.yaml", "upTo: \"800\"", "upTo: 800",
      "12:36: expected text in quotes: \"800\", found 800"
    ),
    (
      "regimes/us.mail.2025-05-02.yaml", "programmes: [us.eo-14256.china]", "programmes: [us.eo-14256]",
      "49:14: expected the id of a programme of duties, found \"us.eo-14256\""
    ),
  ])
  func mistake(_ file: String, _ old: String, _ new: String, _ expected: String) throws {
    let found = try mistakes("duty/" + file, old, new)
    #expect(found == ["duty/\(file):\(expected)"])
  }

  /// Conditions are those of profiles, without what asks for lists, patterns and sums.
  @Test(arguments: [
    ("item.category = gift and", "sum(contents.quantity) > 1 and"),
    ("item.category = gift and", "item.id is s10 and"),
    ("item.category = gift and", "item.id matches \"AA999999999AA\" and"),
  ])
  func conditions(_ old: String, _ new: String) throws {
    let found = try mistakes("duty/regimes/us.mail.2025-05-02.yaml", "item.category = gift and", new)
    #expect(found.contains { $0.contains("expected comparisons, \"in\"") }, "\(found)")
  }

  @Test func everyRegimeIsExplained() throws {
    let rules = Rules.schemas.duty
    let ids =
      rules.regimes.map(\.id) + Array(rules.programmes.keys) + Array(rules.fees.keys)
      + Array(rules.exchanges.keys) + Array(rules.tables.keys)
    #expect(ids.count == Set(ids).count)
    for id in ids { #expect(try #require(rules.words(id)).count > 1, "\(id)") }
    let words = try #require(rules.words("us.mail.2025-05-14")).joined(separator: "\n")
    #expect(words.contains("Covers: origin CN or HK; value up to $800."))
    #expect(words.contains("- or for each item, $100 [Executive Order 14298; CSMS # 65029337, secondary]"))
  }
}

extension String {
  fileprivate func replacingCharacters(_ range: Range<String.Index>, _ new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
