internal import Vocabulary

/// What a journal can find wrong. The raw value is the stable code; what is written about each stands in
/// `Schemas/findings/journal.yaml`.
public enum JournalFinding: String, CaseIterable, Sendable {
  /// A message names a receptacle twice.
  case receptacleTwice = "JRN-RECEPTACLE-TWICE"
  /// An item is in two receptacles.
  case otherReceptacle = "JRN-ITEM-RECEPTACLES"
  /// A receptacle is announced in a dispatch that its identifier does not begin with.
  case otherDispatch = "JRN-OTHER-DISPATCH"
  /// Messages correct each other in a circle.
  case correctionCycle = "JRN-CORRECTION-CYCLE"
  /// Two operators claim one item identifier.
  case otherOperator = "JRN-ITEM-OPERATORS"
  /// A message was prepared after it was linked.
  case aheadOfClock = "JRN-CLOCK"
  /// Two messages of the same references differ.
  case sameReferences = "JRN-REFERENCES"
}

/// The periods that findings depend on, as the catalogue gives them.
struct ContradictionTerms: Sendable {
  /// Seconds in which an item identifier is not used again.
  let reusePeriod: Int64
  /// Seconds that a sender's clock may be ahead.
  let clockTolerance: Int64

  init(_ catalogue: FindingCatalogue) {
    func seconds(_ finding: JournalFinding) -> Int64 {
      let days = catalogue.number(of: finding.rawValue).flatMap { catalogue.kinds[$0].days }
      return Int64(days ?? 0) * 86_400
    }
    reusePeriod = seconds(.otherOperator)
    clockTolerance = seconds(.aheadOfClock)
  }
}
