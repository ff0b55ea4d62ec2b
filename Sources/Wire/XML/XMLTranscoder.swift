internal import CByteScan
import Glibc

/// Turns a document in any encoding into UTF-8, and finds for an offset in the result the one in the original.
///
/// The conversion goes in blocks of a few dozen bytes, whose starts in both forms are noted. A position inside a
/// block is found by converting the block again with room for just so many bytes of output: iconv(3) then stops
/// exactly there. Exact for encodings without shift states. ASCII, which nearly all encodings leave as it is, is not
/// converted at all then.
struct XMLTranscoder: ~Copyable {
  private static let blockLength = 64
  /// The most bytes of a block of ASCII, in which a place is found by counting.
  private static let plainBlockLength = blockLength * largestGrowth
  /// No character of a known encoding takes more bytes in UTF-8 for each of its own.
  private static let largestGrowth = 8

  private struct Block {
    var decoded: UInt64
    var original: UInt64
    /// Every character is ASCII and as wide as the form says.
    var isPlain: Bool
  }

  /// Bytes of an ASCII character.
  private let width: Int
  private let keepsASCII: Bool
  private let converter: iconv_t
  private let locator: iconv_t
  /// Original bytes from `windowStart` on: those not yet converted, and those positions may be asked of.
  private var window: [CChar] = []
  private var windowStart: UInt64 = 0
  private var originalCount: UInt64 = 0
  private var decodedCount: UInt64 = 0
  private var blocks: [Block] = []
  private var scratch = [CChar](repeating: 0, count: blockLength * largestGrowth)

  /// UTF-8 from the latest call of ``convert(_:)``.
  private(set) var output: [CChar] = []
  private(set) var outputCount = 0
  /// The bytes given so far do not fit the encoding; the place is ``position``.
  private(set) var isDamaged = false

  /// Returns nil when the encoding is not known.
  init?(encoding: String, form: XMLByteForm) {
    guard let converter = Self.open(encoding) else { return nil }
    guard let locator = Self.open(encoding) else {
      iconv_close(converter)
      return nil
    }
    width = form.width
    keepsASCII = width == 1 && Self.keepsASCII(locator)
    self.converter = converter
    self.locator = locator
  }

  deinit {
    iconv_close(converter)
    iconv_close(locator)
  }

  private static func open(_ encoding: String) -> iconv_t? {
    let converter = iconv_open("UTF-8", encoding)
    return Int(bitPattern: converter) == -1 ? nil : converter
  }

  /// Whether every ASCII byte is itself in UTF-8, whatever follows: not so in UTF-7, in EBCDIC, where bytes shift to another
  /// set, or where a letter waits for its accent.
  private static func keepsASCII(_ converter: iconv_t) -> Bool {
    let all = (0..<128).map { CChar($0) }
    var converted = [CChar](repeating: 0, count: largestGrowth)
    let isKept = all.indices.allSatisfy { index in
      let step = run(converter, all, from: index, count: 1, into: &converted, at: 0, room: converted.count)
      return step.produced == 1 && converted[0] == all[index]
    }
    iconv(converter, nil, nil, nil, nil)
    return isKept
  }

  /// The offset of the first original byte that has not been converted.
  var position: UInt64 { originalCount }
  /// Whether the input ended inside a character.
  var hasPartialCharacter: Bool { windowStart + UInt64(window.count) > originalCount }

  /// Converts what it can of the bytes given so far into `output`.
  mutating func convert(_ bytes: UnsafeRawBufferPointer) {
    window.append(contentsOf: bytes.bindMemory(to: CChar.self))
    outputCount = 0
    while !isDamaged {
      let start = Int(originalCount - windowStart)
      let available = window.count - start
      guard available > 0 else { return }
      let room = Self.blockLength * Self.largestGrowth
      if output.count < outputCount + room {
        output.append(contentsOf: repeatElement(0, count: output.count + room))
      }
      if keepsASCII, takeASCII(from: start, count: available) { continue }
      let step = Self.run(
        converter, window, from: start, count: min(Self.blockLength, available), into: &output,
        at: outputCount,
        room: room)
      if step.consumed > 0 {
        let isPlain = isPlain(from: start, to: outputCount, consumed: step.consumed, produced: step.produced)
        blocks.append(Block(decoded: decodedCount, original: originalCount, isPlain: isPlain))
        originalCount += UInt64(step.consumed)
        decodedCount += UInt64(step.produced)
        outputCount += step.produced
      }
      if step.error == EILSEQ { isDamaged = true }
      if step.consumed == 0 { return }
    }
  }

  /// Takes over the ASCII that comes next; false when there is none. There is room for it.
  private mutating func takeASCII(from start: Int, count: Int) -> Bool {
    let found = window.withUnsafeBytes { window in
      output.withUnsafeMutableBytes { output in
        guard let bytes = window.baseAddress, let place = output.baseAddress else { return 0 }
        let found = byte_scan_ascii(
          (bytes + start).assumingMemoryBound(to: UInt8.self), min(count, Self.plainBlockLength))
        (place + outputCount).copyMemory(from: bytes + start, byteCount: found)
        return found
      }
    }
    guard found > 0 else { return false }
    blocks.append(Block(decoded: decodedCount, original: originalCount, isPlain: true))
    originalCount += UInt64(found)
    decodedCount += UInt64(found)
    outputCount += found
    return true
  }

  /// Whether a converted block is all ASCII.
  ///
  /// Of several bytes a character, only ASCII ever comes down to one; of one byte a character, a look tells.
  private func isPlain(from start: Int, to outputStart: Int, consumed: Int, produced: Int) -> Bool {
    guard produced * width == consumed else { return false }
    return width > 1 || window[start..<(start + consumed)] == output[outputStart..<(outputStart + produced)]
  }

  /// The offset in the original of a byte of the UTF-8 form that ``forget(before:)`` has not given up.
  ///
  /// - Complexity: logarithmic in the blocks kept.
  mutating func originalOffset(of decoded: UInt64) -> UInt64 {
    guard decoded < decodedCount else { return originalCount }
    guard let block = block(of: decoded) else { return windowStart }
    let start = Int(blocks[block].original - windowStart)
    let next = block + 1 < blocks.count ? blocks[block + 1].original : originalCount
    let room = Int(decoded - blocks[block].decoded)
    if blocks[block].isPlain { return blocks[block].original + UInt64(room * width) }
    guard room > 0, room <= scratch.count else { return blocks[block].original }
    iconv(locator, nil, nil, nil, nil)
    let step = Self.run(
      locator, window, from: start, count: Int(next - blocks[block].original), into: &scratch, at: 0,
      room: room)
    return blocks[block].original + UInt64(step.consumed)
  }

  /// Lets go of what precedes an offset in the UTF-8 form.
  mutating func forget(before decoded: UInt64) {
    guard let first = block(of: decoded), first > 0 else { return }
    // Moving the rest down each time would cost more than keeping a little.
    guard first > 256 else { return }
    let start = blocks[first].original
    window.removeFirst(Int(start - windowStart))
    windowStart = start
    blocks.removeFirst(first)
  }

  /// The last block that begins at or before an offset in the UTF-8 form.
  private func block(of decoded: UInt64) -> Int? {
    var low = 0
    var high = blocks.count
    while low < high {
      let middle = (low + high) / 2
      if blocks[middle].decoded <= decoded { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? low - 1 : nil
  }

  private static func run(
    _ converter: iconv_t, _ input: [CChar], from start: Int, count: Int, into output: inout [CChar],
    at outputStart: Int, room: Int
  ) -> (consumed: Int, produced: Int, error: Int32) {
    input.withUnsafeBufferPointer { input in
      output.withUnsafeMutableBufferPointer { output in
        guard let inputBase = input.baseAddress, let outputBase = output.baseAddress else { return (0, 0, 0) }
        // iconv(3) does not write to its input, though its type allows it to.
        var from: UnsafeMutablePointer<CChar>? = UnsafeMutablePointer(mutating: inputBase + start)
        var to: UnsafeMutablePointer<CChar>? = outputBase + outputStart
        var left = count
        var roomLeft = room
        let failed = iconv(converter, &from, &left, &to, &roomLeft) == -1
        return (count - left, room - roomLeft, failed ? errno : 0)
      }
    }
  }
}
