/// The service segments of ISO 9735.
extension SegmentTag {
  public static let serviceAdvice = SegmentTag(0x55, 0x4E, 0x41)  // UNA
  public static let interchangeHeader = SegmentTag(0x55, 0x4E, 0x42)  // UNB
  public static let interchangeTrailer = SegmentTag(0x55, 0x4E, 0x5A)  // UNZ
  public static let groupHeader = SegmentTag(0x55, 0x4E, 0x47)  // UNG
  public static let groupTrailer = SegmentTag(0x55, 0x4E, 0x45)  // UNE
  public static let messageHeader = SegmentTag(0x55, 0x4E, 0x48)  // UNH
  public static let messageTrailer = SegmentTag(0x55, 0x4E, 0x54)  // UNT

  /// Whether the tag begins with UN or UI, as those of all service segments of an interchange do.
  @inlinable
  public var isService: Bool { rawValue >> 8 == 0x554E || rawValue >> 8 == 0x5549 }
}

/// What a service segment does.
public enum ServiceSegment: Sendable {
  case advice
  case interchangeHeader
  case interchangeTrailer
  case groupHeader
  case groupTrailer
  case messageHeader
  case messageTrailer

  /// Nil for UNS and the other service segments that stand inside messages.
  public init?(_ tag: SegmentTag) {
    switch tag {
    case .serviceAdvice: self = .advice
    case .interchangeHeader: self = .interchangeHeader
    case .interchangeTrailer: self = .interchangeTrailer
    case .groupHeader: self = .groupHeader
    case .groupTrailer: self = .groupTrailer
    case .messageHeader: self = .messageHeader
    case .messageTrailer: self = .messageTrailer
    default: return nil
    }
  }
}
