/// The length of a text and its first and last bytes: all of it when it is short, and by which most texts differ when
/// it is long.
struct TextKey: BitwiseCopyable, Equatable {
  /// Texts up to this many bytes are the same when their keys are.
  static let exactLength = 16
  /// The key of no text.
  static let none = TextKey()

  private let length: Int
  private let start: UInt64
  private let end: UInt64

  private init() {
    length = -1
    start = 0
    end = 0
  }

  @inline(__always)
  init(_ text: UnsafeRawBufferPointer) {
    length = text.count
    // Two words that overlap.
    switch text.count {
    case 8...:
      start = text.loadUnaligned(as: UInt64.self)
      end = text.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self)
    case 4...:
      start = UInt64(text.loadUnaligned(as: UInt32.self))
      end = UInt64(text.loadUnaligned(fromByteOffset: text.count &- 4, as: UInt32.self))
    case 2...:
      start = UInt64(text.loadUnaligned(as: UInt16.self))
      end = UInt64(text.loadUnaligned(fromByteOffset: text.count &- 2, as: UInt16.self))
    case 1:
      start = UInt64(text[0])
      end = 0
    default:
      start = 0
      end = 0
    }
  }
}
