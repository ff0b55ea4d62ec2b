extension OutputBuffer {
  /// Appends a JSON string: quotes, and inside them what must be escaped (RFC 8259, section 7).
  ///
  /// - Parameter text: valid UTF-8.
  /// - Complexity: O(n); stretches without anything to escape are copied sixteen bytes at a time.
  public mutating func appendJSON(_ text: UnsafeRawBufferPointer) {
    append(UInt8(ascii: "\""))
    appendEscaped(text)
    append(UInt8(ascii: "\""))
  }

  public mutating func appendJSON(_ text: String) {
    var text = text
    text.withUTF8 { appendJSON(UnsafeRawBufferPointer($0)) }
  }

  /// Appends the inside of a JSON string.
  mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
    guard let start = text.baseAddress else { return }
    var source = start.assumingMemoryBound(to: UInt8.self)
    var left = text.count
    // A piece at a time gets room for its worst case, six bytes for one, so that nothing is checked on the way and
    // yet a long text does not make the buffer six times as large.
    repeat {
      let piece = min(left, 4096)
      reserve(piece * 6 + 16)
      let end = Self.escape(source, piece, into: base + used)
      used = end - base
      source += piece
      left -= piece
    } while left > 0
  }

  /// Escapes `count` bytes and gives the place behind them. There is room for six times as many and sixteen.
  @inline(__always)
  static func escape(
    _ source: UnsafePointer<UInt8>, _ count: Int, into place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    if count < 16, copyClean(source, count, to: place) { return place + count }
    return escapeBlocks(source, count, into: place)
  }

  @inline(never)
  private static func escapeBlocks(
    _ source: UnsafePointer<UInt8>, _ count: Int, into place: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var index = 0
    var write = place
    while index + 16 <= count {
      let from = UnsafeRawPointer(source + index)
      let to = UnsafeMutableRawPointer(write)
      let low = from.loadUnaligned(as: UInt64.self)
      let high = (from + 8).loadUnaligned(as: UInt64.self)
      to.storeBytes(of: low, as: UInt64.self)
      (to + 8).storeBytes(of: high, as: UInt64.self)
      let inLow = special(low)
      let inHigh = special(high)
      if inLow | inHigh == 0 {
        write += 16
        index += 16
        continue
      }
      let clean = inLow != 0 ? inLow.trailingZeroBitCount / 8 : 8 + inHigh.trailingZeroBitCount / 8
      write = escape(source[index + clean], write + clean)
      index += clean + 1
    }
    if copyClean(source + index, count - index, to: write) { return write + (count - index) }
    while index < count {
      let byte = source[index]
      if byte < 0x20 || byte == 0x22 || byte == 0x5C {
        write = escape(byte, write)
      } else {
        write.pointee = byte
        write += 1
      }
      index += 1
    }
    return write
  }

  /// Copies fewer than sixteen bytes when none of them must be escaped. Most values are of this kind: two loads that
  /// overlap cover them without a loop.
  @inline(__always)
  private static func copyClean(
    _ source: UnsafePointer<UInt8>, _ count: Int, to place: UnsafeMutablePointer<UInt8>
  ) -> Bool {
    let from = UnsafeRawPointer(source)
    let to = UnsafeMutableRawPointer(place)
    if count >= 8 {
      let first = from.loadUnaligned(as: UInt64.self)
      let last = (from + (count - 8)).loadUnaligned(as: UInt64.self)
      to.storeBytes(of: first, as: UInt64.self)
      (to + (count - 8)).storeBytes(of: last, as: UInt64.self)
      return special(first) | special(last) == 0
    }
    if count >= 4 {
      let first = from.loadUnaligned(as: UInt32.self)
      let last = (from + (count - 4)).loadUnaligned(as: UInt32.self)
      to.storeBytes(of: first, as: UInt32.self)
      (to + (count - 4)).storeBytes(of: last, as: UInt32.self)
      return special(UInt64(first) | UInt64(last) << 32) == 0
    }
    guard count > 0 else { return true }
    let first = source[0]
    let middle = source[count / 2]
    let last = source[count - 1]
    place[0] = first
    place[count / 2] = middle
    place[count - 1] = last
    return special(
      0x2020_2020_2000_0000 | UInt64(first) | UInt64(middle) << 8 | UInt64(last) << 16 | 0x20 << 24) == 0
  }

  /// Not 0 when one of eight bytes must be escaped: a control character, a quotation mark or a backslash.
  ///
  /// The lowest bit that is set is in the first such byte. Comparing in SIMD vectors would read better, but `.<` on
  /// unsigned bytes was measured a hundred times slower.
  @inline(__always)
  private static func special(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let backslashes = word ^ (ones &* 0x5C)
    let controls = (word &- (ones &* 0x20)) & ~word
    return (controls | ((quotes &- ones) & ~quotes) | ((backslashes &- ones) & ~backslashes)) & (ones &* 0x80)
  }

  /// Writes the escape of one byte and gives the place behind it.
  private static func escape(_ byte: UInt8, _ place: UnsafeMutablePointer<UInt8>) -> UnsafeMutablePointer<
    UInt8
  > {
    place[0] = UInt8(ascii: "\\")
    switch byte {
    case 0x22, 0x5C: place[1] = byte
    case 0x0A: place[1] = UInt8(ascii: "n")
    case 0x09: place[1] = UInt8(ascii: "t")
    case 0x0D: place[1] = UInt8(ascii: "r")
    case 0x08: place[1] = UInt8(ascii: "b")
    case 0x0C: place[1] = UInt8(ascii: "f")
    default:
      place[1] = UInt8(ascii: "u")
      place[2] = UInt8(ascii: "0")
      place[3] = UInt8(ascii: "0")
      place[4] = hexDigit(byte >> 4)
      place[5] = hexDigit(byte & 15)
      return place + 6
    }
    return place + 2
  }

  static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }
}
