public import Vocabulary

extension FindingTally {
  /// One line about what was not shown: `1 203 more findings are not shown: AED05 1 200, S10 3`; nil for nothing.
  public func unshownText(_ catalogue: FindingCatalogue) -> String? {
    let kinds = kindsFound.filter { unshownCount(kind: $0) > 0 }
      .sorted { (unshownCount(kind: $1), $0) < (unshownCount(kind: $0), $1) }
    let total = kinds.reduce(0) { $0 + unshownCount(kind: $1) }
    guard total > 0 else { return nil }
    let codes = kinds.map { "\(catalogue[$0].code) \(RunSummary.grouped(unshownCount(kind: $0)))" }
    let noun = total == 1 ? "finding is" : "findings are"
    return "\(RunSummary.grouped(total)) more \(noun) not shown: " + codes.joined(separator: ", ")
  }
}
