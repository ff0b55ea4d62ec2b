/// What issue 6 and section 5 of the design ask of a row.
enum Target {
  /// At least this share of the bound's speed.
  case share(Double)
  /// At most so many times the time that the bound takes.
  case times(Double)
  /// At least so many items a second.
  case items(Double)
  /// The same, or what the bound does where that is less.
  case itemsOrBound(Double)
  /// At most so many milliseconds, or MiB.
  case milliseconds(Double)
  case mebibytes(Double)

  /// What was measured: seconds, of the bound also, items of the feed, and MiB.
  struct Figures {
    var seconds: Double
    var boundSeconds: Double?
    var items: Double
    var mebibytes: Double
  }

  var text: String {
    switch self {
    case .share(let share): "≥ " + Columns.number(share, digits: 2)
    case .times(let times): "time ≤ " + Columns.number(times, digits: 2)
    case .items(let items): "\(Int(items / 1000))k/s"
    case .itemsOrBound(let items): "\(Int(items / 1000))k/s or bound"
    case .milliseconds(let limit): "≤ \(Int(limit)) ms"
    case .mebibytes(let limit): "≤ \(Int(limit)) MiB"
    }
  }

  /// How much of the target is reached: 1 or more is all of it. Nil without the bound that it is about.
  func reached(_ figures: Figures) -> Double? {
    let rate = figures.items / figures.seconds
    switch self {
    case .share(let share): return figures.boundSeconds.map { $0 / figures.seconds / share }
    case .times(let times): return figures.boundSeconds.map { $0 * times / figures.seconds }
    case .items(let items): return rate / items
    case .itemsOrBound(let items):
      return figures.boundSeconds.map { rate / min(items, figures.items / $0) }
    case .milliseconds(let limit): return limit / (figures.seconds * 1000)
    case .mebibytes(let limit): return limit / figures.mebibytes
    }
  }
}
