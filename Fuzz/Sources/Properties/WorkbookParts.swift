/// A workbook made of XML that the fuzzer changes: behind the checksums of a zip archive it would reach nothing.
///
/// The parts stand behind each other with a byte 0 between them: the sheet, the strings that cells share, the formats,
/// the workbook, and where its sheets are. What is left out is as usual.
enum WorkbookParts {
  private static let names = [
    "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
  ]

  private static let usual = [
    "", "<sst/>", "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='10'/></cellXfs></styleSheet>",
    "<workbook><sheets><sheet name='S' r:id='r1' xmlns:r='urn:r'/></sheets></workbook>",
    "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>",
  ].map { Array($0.utf8) }

  static func archive(_ input: UnsafeRawBufferPointer) -> [UInt8] {
    let given = input.split(separator: 0, maxSplits: names.count - 1, omittingEmptySubsequences: false)
      .map { Array($0) }
    var files: [(String, [UInt8])] = []
    for (index, name) in names.enumerated() {
      let part = index < given.count ? given[index] : []
      files.append((name, part.isEmpty ? usual[index] : part))
    }
    return stored(files)
  }

  /// A zip archive (APPNOTE 6.3.10) of files that are not compressed.
  private static func stored(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var bytes: [UInt8] = []
    var directory: [UInt8] = []
    for file in files {
      let name = Array(file.name.utf8)
      let offset = bytes.count
      // Version 2.0, no flags, stored, no time.
      let facts =
        [20, 0, 0, 0, 0].flatMap(two) + four(crc(file.content)) + four(UInt32(file.content.count))
        + four(UInt32(file.content.count)) + two(name.count) + two(0)
      bytes += [0x50, 0x4B, 3, 4] + facts + name + file.content
      directory += [0x50, 0x4B, 1, 2] + two(20) + facts + two(0) + two(0) + two(0) + four(0)
      directory += four(UInt32(offset)) + name
    }
    let end = [0, 0, files.count, files.count].flatMap(two) + four(UInt32(directory.count))
    return bytes + directory + [0x50, 0x4B, 5, 6] + end + four(UInt32(bytes.count)) + two(0)
  }

  private static func two(_ number: Int) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  private static func four(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var sum: UInt32 = ~0
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    return ~sum
  }
}
