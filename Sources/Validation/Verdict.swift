/// What came of judging a statement.
enum Verdict: UInt8, BitwiseCopyable {
  case fails
  case holds
  /// A value that it needs is absent, or a sum is too large to be exact.
  case undecided

  @inline(__always)
  var negated: Verdict {
    switch self {
    case .fails: .holds
    case .holds: .fails
    case .undecided: .undecided
    }
  }

  @inline(__always)
  init(_ isTrue: Bool) { self = isTrue ? .holds : .fails }
}

/// Which row and which value of a list a rule is judged for.
struct Place: BitwiseCopyable {
  /// The row of the rule's part; -1 when there is none.
  var row = -1
  /// The list whose values are judged one by one, or none.
  var list: UInt16 = .max
  /// The slot of its value, and which value of the list it is, from 0.
  var slot: Int32 = -1
  var value: UInt32 = 0
}
