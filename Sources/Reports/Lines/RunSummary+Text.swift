extension RunSummary {
  /// The summary for people, of aligned lines; the last one ends with a line break.
  public var text: String { text() }

  /// The summary for people.
  ///
  /// - Parameter elapsed: the seconds that the run took; without them nothing is said of its speed.
  public func text(elapsed: Double? = nil) -> String {
    let skips = skipped.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      .map { "\(Self.grouped($0.value)) \($0.key)" }
    let skippedText = skips.isEmpty ? "" : " (\(skips.joined(separator: ", ")))"
    var lines = [
      "records    \(Self.grouped(records)) in \(Self.grouped(messages)) messages of "
        + "\(Self.grouped(interchanges)) interchanges and documents",
      "rejects    \(Self.grouped(rejects))",
      "findings   \(Self.grouped(findings[2])) errors, \(Self.grouped(findings[1])) warnings, "
        + "\(Self.grouped(findings[0])) advice",
      "bytes      \(Self.grouped(bytesIn)) = \(Self.grouped(recordBytes)) records + "
        + "\(Self.grouped(rejectBytes)) rejects + \(Self.grouped(envelopeBytes)) envelope + "
        + "\(Self.grouped(skippedBytes)) skipped\(skippedText)",
    ]
    if let elapsed, elapsed > 0, elapsed < 1e9 { lines.append(speed(elapsed)) }
    if !isBalanced { lines.append("THE BYTES DO NOT BALANCE: this is a defect of Postern, please report it") }
    if !isComplete { lines.append("stopped before the end of the input") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// `elapsed    2.35 s, 425 531 records/s, 31 382 978 bytes/s`
  private func speed(_ elapsed: Double) -> String {
    let hundredths = UInt64((elapsed * 100).rounded())
    let fraction = hundredths % 100
    func rate(_ count: UInt64) -> String {
      Self.grouped(UInt64(min(Double(count) / elapsed, 1e18)))
    }
    return "elapsed    \(Self.grouped(hundredths / 100)).\(fraction < 10 ? "0" : "")\(fraction) s, "
      + "\(rate(records)) records/s, \(rate(bytesIn)) bytes/s"
  }

  /// A number in groups of three digits.
  static func grouped(_ number: UInt64) -> String {
    var text = ""
    for (place, digit) in String(number).reversed().enumerated() {
      if place > 0, place % 3 == 0 { text.append(" ") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
