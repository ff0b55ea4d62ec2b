/// A day and a time of day, with the offset of its time zone where that is known.
///
/// Seconds, a fraction and a zone are there only if they were received. Two values are equal when all their parts are;
/// to ask which came first, use ``compared(to:)``.
@frozen
public struct ZonedDateTime: Hashable, Sendable, CustomStringConvertible {
  /// A fraction of a second, with the digits it was received with: 0.250 is 250 of 3 digits.
  @frozen
  public struct Fraction: Hashable, Sendable {
    /// 0…999,999,999.
    public let value: UInt32
    /// 1…9.
    public let digits: UInt8

    /// - Returns: nil unless there are 1…9 digits and the value has no more.
    public init?(value: UInt32, digits: UInt8) {
      guard 1...9 ~= digits, Int64(value) < FixedDecimal.powerOfTen(digits) else { return nil }
      self.value = value
      self.digits = digits
    }

    public var nanoseconds: Int { Int(value) * Int(FixedDecimal.powerOfTen(9 - digits)) }
  }

  /// Which of two came first.
  @frozen
  public enum Order: Hashable, Sendable {
    case earlier
    case same
    case later
  }

  /// The outcome of a comparison.
  @frozen
  public struct Comparison: Hashable, Sendable {
    public let order: Order
    /// Whether both zones are known. If not, local times were compared, and the order may be wrong by up to 26 hours.
    public let isExact: Bool

    @inlinable
    public init(order: Order, isExact: Bool) {
      self.order = order
      self.isExact = isExact
    }
  }

  public let date: CalendarDate
  /// 0…23.
  public let hour: UInt8
  /// 0…59.
  public let minute: UInt8
  /// 0…59.
  public let second: UInt8?
  public let fraction: Fraction?
  /// Minutes to be taken from the local time to get UTC: -840…840.
  public let zoneMinutes: Int16?

  /// - Returns: nil when a number is outside its range, or there is a fraction without seconds.
  public init?(
    date: CalendarDate, hour: Int, minute: Int, second: Int? = nil, fraction: Fraction? = nil,
    zoneMinutes: Int? = nil
  ) {
    guard 0...23 ~= hour, 0...59 ~= minute, 0...59 ~= second ?? 0, -840...840 ~= zoneMinutes ?? 0,
      fraction == nil || second != nil
    else { return nil }
    self.date = date
    self.hour = UInt8(truncatingIfNeeded: hour)
    self.minute = UInt8(truncatingIfNeeded: minute)
    self.second = second.map { UInt8(truncatingIfNeeded: $0) }
    self.fraction = fraction
    self.zoneMinutes = zoneMinutes.map { Int16(truncatingIfNeeded: $0) }
  }

  /// Compares two moments: exactly when both zones are known, by their local times when not.
  public func compared(to other: ZonedDateTime) -> Comparison {
    let isExact = zoneMinutes != nil && other.zoneMinutes != nil
    let left = (seconds(inUTC: isExact), fraction?.nanoseconds ?? 0)
    let right = (other.seconds(inUTC: isExact), other.fraction?.nanoseconds ?? 0)
    let order: Order = left == right ? .same : left < right ? .earlier : .later
    return Comparison(order: order, isExact: isExact)
  }

  /// Whole seconds since the start of 1970-01-01, in UTC; nil when the zone is not known.
  public var secondsSinceEpoch: Int? { zoneMinutes == nil ? nil : seconds(inUTC: true) }

  private func seconds(inUTC: Bool) -> Int {
    let minutes = Int(hour) * 60 + Int(minute) - (inUTC ? Int(zoneMinutes ?? 0) : 0)
    return date.daysSinceEpoch * 86_400 + minutes * 60 + Int(second ?? 0)
  }
}
