/// How an item of mail is entered.
public enum PathToEntry: String, CaseIterable, Sendable {
  /// Passes without entry.
  case none
  /// The monthly duty worksheet; from 2026-07-24 the postal informal entry of 19 CFR 145.12(b).
  case worksheet
  /// Informal mail entry in ACE.
  case entryType13
  /// A mail entry that customs prepares, CBP Form 3419.
  case mailEntry
  case formal
}

/// One test on the way to the path.
public struct PathTurn: Sendable {
  public enum Outcome: String, Sendable {
    /// The test holds: it decides the path.
    case taken
    /// The test does not hold.
    case passed
    /// It cannot be told whether the test holds; the way went on without it.
    case notTested
  }

  /// The code of the test in the regime's file, such as `PATH-VALUE`.
  public var code: String
  public var title: String
  public var outcome: Outcome
  /// What the test found, or why it could not be made.
  public var detail: String?

  public init(code: String, title: String, outcome: Outcome, detail: String? = nil) {
    self.code = code
    self.title = title
    self.outcome = outcome
    self.detail = detail
  }
}
