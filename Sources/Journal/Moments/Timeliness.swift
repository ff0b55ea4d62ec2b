/// Whether one thing came before another.
enum Timeliness: Equatable, Sendable {
  case inTime
  case late
  /// It depends on zones that are not known.
  case undecided

  /// Whether data were sent before, or just when, something was loaded.
  ///
  /// A time without a zone is taken as a local time of its country. Where a country has one time, two of its local
  /// times are compared as they stand; else each stands for all moments that it may mean.
  static func of(_ data: Moment, in dataPlace: CountryTime, loading: Moment, in loadingPlace: CountryTime)
    -> Timeliness
  {
    if data.zone == nil, loading.zone == nil, dataPlace == loadingPlace, dataPlace.isOne {
      return data.seconds <= loading.seconds ? .inTime : .late
    }
    let sent = data.span(in: dataPlace)
    let loaded = loading.span(in: loadingPlace)
    if sent.upperBound <= loaded.lowerBound { return .inTime }
    return sent.lowerBound > loaded.upperBound ? .late : .undecided
  }
}

extension Moment {
  /// Seconds since 1970-01-01T00:00Z: the earliest and the latest that the moment may mean.
  func span(in place: CountryTime) -> ClosedRange<Int64> {
    if let zone { return (seconds - Int64(zone) * 60)...(seconds - Int64(zone) * 60) }
    return (seconds - place.minutes.upperBound * 60)...(seconds - place.minutes.lowerBound * 60)
  }
}
