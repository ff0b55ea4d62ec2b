/// The length of a text and its first bytes, by which most texts differ.
struct TextKey: BitwiseCopyable, Equatable {
  private let length: Int
  private let start: UInt64

  @inline(__always)
  init(_ text: UnsafeRawBufferPointer) {
    length = text.count
    switch text.count {
    case 8...: start = text.loadUnaligned(as: UInt64.self)
    case 4...:
      // Two halves that overlap.
      let half = UInt64(text.loadUnaligned(as: UInt32.self))
      start = half << 32 | UInt64(text.loadUnaligned(fromByteOffset: text.count &- 4, as: UInt32.self))
    case 2...:
      let half = UInt64(text.loadUnaligned(as: UInt16.self))
      start = half << 16 | UInt64(text.loadUnaligned(fromByteOffset: text.count &- 2, as: UInt16.self))
    case 1: start = UInt64(text[0])
    default: start = 0
    }
  }
}
