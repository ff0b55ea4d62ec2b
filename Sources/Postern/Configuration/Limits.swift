import Decoding
import Wire

/// How large the things may be that strangers send. All of them hold unless another number is asked for.
public struct Limits: Sendable {
  public var decoding = DecodingLimits()
  public var input = InputLimits()
  /// The most bytes of a journal.
  public var journalBytes = 1 << 40

  public init() {}

  /// The number of a limit.
  public subscript(_ limit: Limit) -> Int {
    get { self[keyPath: limit.place] }
    set { self[keyPath: limit.place] = min(max(newValue, limit.range.lowerBound), limit.range.upperBound) }
  }

  var unpackedBytes: Int {
    get { Int(clamping: input.maximumDecompressedBytes) }
    set { input.maximumDecompressedBytes = UInt64(newValue) }
  }

  var unpackedRatio: Int {
    get { Int(clamping: input.maximumRatio) }
    set { input.maximumRatio = UInt64(newValue) }
  }
}
