import CByteScan
import Testing

/// The vector paths say what their plain twins say.
struct ByteScanTests {
  private let alphabets: [[UInt8]] = [
    Array(0...255), Array("AB+:'?\n".utf8), Array(0x20...0x7E), [0x1F, 0x20, 0x7E, 0x7F, 0x80, 0xFF],
    [UInt8](repeating: 0x41, count: 60) + [0xC3],
    [UInt8](repeating: 0x41, count: 60) + [0xEF, 0x09, 0x0A, 0x0B, 0x0D],
  ]

  @Test func serviceCharacters() {
    var random = RandomBytes(seed: 1)
    let service = Array("+:'?*".utf8)
    for round in 0..<2000 {
      let count = random.next(below: 300)
      let bytes = random.bytes(count, of: alphabets[round % alphabets.count])
      var fast = [UInt32](repeating: 0, count: count + 64)
      var plain = fast
      let found = byte_scan_service(bytes, count, service, 7, &fast)
      #expect(found == byte_scan_service_plain(bytes, count, service, 7, &plain))
      #expect(fast[..<found] == plain[..<found])
    }
  }

  @Test func kindsOfBytes() {
    var random = RandomBytes(seed: 2)
    for round in 0..<4000 {
      let count = random.next(below: 100)
      let bytes = random.bytes(count, of: alphabets[round % alphabets.count])
      #expect(byte_scan_classify(bytes, count) == byte_scan_classify_plain(bytes, count))
      #expect(
        (byte_scan_is_printable(bytes, count) != 0) == (byte_scan_is_printable_plain(bytes, count) != 0))
      #expect(byte_scan_ascii(bytes, count) == byte_scan_ascii_plain(bytes, count))
      #expect(byte_scan_xml_suspect(bytes, count) == byte_scan_xml_suspect_plain(bytes, count))
      #expect(byte_scan_count(bytes, count, 0x0A) == byte_scan_count_plain(bytes, count, 0x0A))
    }
  }

  @Test func tagStarts() {
    var random = RandomBytes(seed: 3)
    for _ in 0..<4000 {
      let bytes = random.bytes(random.next(below: 100), of: Array("abcdefghijklm\n\n<".utf8))
      var lineFeeds = 0
      var plainLineFeeds = 0
      let start = byte_scan_tag_start(bytes, bytes.count, &lineFeeds)
      #expect(start == byte_scan_tag_start_plain(bytes, bytes.count, &plainLineFeeds))
      #expect(lineFeeds == plainLineFeeds)
    }
  }

  @Test func bytesThatJSONEscapes() {
    for place in 0..<16 {
      for byte in UInt8.min...UInt8.max {
        var bytes = [UInt8](repeating: UInt8(ascii: "A"), count: 16)
        bytes[place] = byte
        let isSpecial = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        #expect(byte_scan_json_special(bytes) == (isSpecial ? 1 << UInt32(place) : 0))
        #expect(byte_scan_json_special(bytes) == byte_scan_json_special_plain(bytes))
      }
    }
  }

  @Test func oneByteThatIsNotPrintableIsFoundAnywhere() {
    for count in 1...70 {
      for place in 0..<count {
        for byte in [0x00, 0x1F, 0x7F, 0x80, 0xFF] as [UInt8] {
          var bytes = [UInt8](repeating: UInt8(ascii: "A"), count: count + 64)
          bytes[place] = byte
          #expect(byte_scan_is_printable(bytes, count) == 0)
        }
      }
    }
  }
}
