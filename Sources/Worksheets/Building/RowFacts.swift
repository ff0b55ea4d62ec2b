internal import Duty
internal import SchemaLanguage
internal import Vocabulary

/// What an assessment says of the lines that share a row.
struct RowFacts {
  let lines: [AssessedLine]
  let assessment: Assessment
  /// What the row owes; where the duty is one for the whole item, its first row has it and the others 0.
  let duty: DutyAmounts
  /// The amount for the whole item; nil where duty is a share of the value, and for further rows of the item.
  let specificRate: FixedDecimal?
  /// Nil when a line has none.
  let value: FixedDecimal?
  private let policy: RoundingPolicy

  /// - Returns: nil when a line has no duty or a sum does not fit in 64 bits.
  init?(lines: [AssessedLine], assessment: Assessment, policy: RoundingPolicy, isFirstOfItem: Bool) {
    self.lines = lines
    self.assessment = assessment
    self.policy = policy
    var value: FixedDecimal? = .zero
    for line in lines {
      guard let total = value, let next = line.customsValue else {
        value = nil
        break
      }
      guard let sum = total.adding(next) else { return nil }
      value = sum
    }
    self.value = value
    if assessment.method == .specific, let perItem = assessment.perItem {
      specificRate = isFirstOfItem ? perItem.amount : nil
      duty = specificRate.map { DutyAmounts($0) } ?? .zero
      return
    }
    specificRate = nil
    var sum = DutyAmounts.zero
    for line in lines {
      guard let duty = line.duty, let next = sum.adding(duty) else { return nil }
      sum = next
    }
    if lines.count > 1, let value, let percent = Self.commonPercent(lines) {
      guard let rounded = value.multiplied(by: percent, shiftedBy: 2, roundedTo: 2) else { return nil }
      sum.centsHalfUp = rounded
    }
    duty = sum
  }

  /// The rate of lines that owe the same percentage of their values. Their row is rounded once, so that its value and
  /// rate give its duty to whoever works it out again.
  private static func commonPercent(_ lines: [AssessedLine]) -> FixedDecimal? {
    guard let percent = lines.first?.adValoremPercent else { return nil }
    return lines.allSatisfy { $0.exemption == nil && $0.adValoremPercent == percent } ? percent : nil
  }

  func value(_ source: RowSource.DutyValue) -> CellValue? {
    switch source {
    case .arrival:
      assessment.dates.arrivalOrigin == .asOf ? nil : .date(assessment.dates.arrival)
    case .origin: lines.first?.origin.map { .text($0) }
    case .classifications: classifications
    case .quantity: quantity
    case .rate: lines.first.flatMap { Self.rate(of: $0, assessment) }
    case .value: value.map { .money($0) }
    case .amount: .money(duty[policy])
    }
  }

  /// The rate of a line, all layers together: a percentage, or in words what is more than one.
  static func rate(of line: AssessedLine, _ assessment: Assessment) -> CellValue? {
    if line.exemption != nil { return .percent(.zero) }
    if let percent = line.adValoremPercent { return .percent(percent) }
    if !line.layers.isEmpty { return .text(line.layers.map(\.rate).joined(separator: " + ")) }
    return assessment.perItem?.rate.map { .percent($0) }
  }

  /// All numbers of the tariff; nil when that of the goods has not its ten digits (19 CFR 145.12(b)(3)(v)). Fewer may do
  /// to find the rate, and for a gift, but not to file.
  private var classifications: CellValue? {
    guard let first = lines.first, first.hts?.utf8.count == 10 else { return nil }
    return .text(first.tariffNumbers.map(Self.dotted).joined(separator: "; "))
  }

  /// A number of the tariff as it is printed: four digits, and then pairs.
  static func dotted(_ digits: String) -> String {
    var text = ""
    for (place, digit) in digits.unicodeScalars.enumerated() {
      if place >= 4, place.isMultiple(of: 2) { text.unicodeScalars.append(".") }
      text.unicodeScalars.append(digit)
    }
    return text
  }

  /// Pieces and net weight, where a specific rate is used (19 CFR 145.12(b)(3)(vi)).
  private var quantity: CellValue? {
    guard lines.contains(where: \.usesSpecificRate) else { return nil }
    var parts: [String] = []
    if let pieces = Self.sum(lines.map(\.quantity)) { parts.append("\(pieces) pieces") }
    if let grams = Self.sum(lines.map(\.netWeightGrams)) { parts.append("\(grams) g") }
    return parts.isEmpty ? nil : .text(parts.joined(separator: ", "))
  }

  private static func sum(_ numbers: [Int64?]) -> Int64? {
    var sum: Int64 = 0
    for number in numbers {
      guard let number, case (let next, let overflow) = sum.addingReportingOverflow(number), !overflow else {
        return nil
      }
      sum = next
    }
    return sum
  }
}
