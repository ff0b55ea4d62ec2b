/// What figures can be broken down by.
public enum CoverageDimension: String, CaseIterable, Sendable {
  /// The operator that sends the dispatch, and else its office of exchange.
  case `operator`
  case mailClass
  /// The offices of exchange of origin and destination.
  case lane
  /// The day of departure, and else of closing or announcing the dispatch; local.
  case day
  case flight
  case dispatch
  case receptacle

  public var title: String {
    switch self {
    case .operator: "Origin operator"
    case .mailClass: "Mail class"
    case .lane: "Lane"
    case .day: "Day"
    case .flight: "Flight"
    case .dispatch: "Dispatch"
    case .receptacle: "Receptacle"
    }
  }
}

/// The figures of one operator, dispatch, lane …
public struct CoverageGroup: Sendable, Equatable {
  /// `-` where it is not known.
  public let name: String
  public let figures: CoverageFigures
}

/// Which items came with advance data, by what a journal holds.
public struct CoverageReport: Sendable {
  /// The country that dispatches must be bound for, or nil for all.
  public let destination: String?
  public let total: CoverageFigures
  /// Each dimension's groups in the order of their names; days and lanes included.
  public let groups: [CoverageDimension: [CoverageGroup]]
  /// How many groups of a dimension without gaps were left out because there are very many.
  public let leftOut: [CoverageDimension: Int]
  /// Items with data that no dispatch announces, by operator and mail class.
  public let undispatched: [UndispatchedItems]
  /// Codes of missing mandatory elements, with the number of announced items that lack them.
  public let missing: [MissingElement]
  /// Receptacles bound for the destination that name no item.
  public let receptaclesWithoutItems: UInt32

  /// Items with data and without dispatch.
  public struct UndispatchedItems: Sendable, Equatable {
    public let operatorCode: String
    public let mailClass: String
    public let items: UInt32
  }

  /// A mandatory element that items lack.
  public struct MissingElement: Sendable, Equatable {
    public let code: String
    public let items: UInt32
  }

  public var undispatchedItems: UInt32 { undispatched.reduce(0) { $0 + $1.items } }

  /// What the rate is a share of, in words.
  public var denominator: String {
    let place = destination.map { "to offices in \($0)" } ?? "to any office"
    return
      "items that dispatch data announce \(place), each item once, in the receptacle that the latest message "
      + "puts it in. Left out are receptacles of class T (empty) and items whose data say documents. An item without data counts: "
      + "whether it holds documents is not known. Compliant is an item whose data came before loading and lack no "
      + "mandatory element."
  }
}
