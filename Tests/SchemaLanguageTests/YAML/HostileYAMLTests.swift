import SchemaLanguage
import Testing

@Suite struct HostileYAMLTests {
  private func mistakes(_ bytes: [UInt8], limits: YAMLLimits = YAMLLimits()) -> [String] {
    let log = MistakeLog()
    _ = YAMLLoader.load(bytes, file: "h.yaml", limits: limits, log: log)
    return log.mistakes.list.map(\.description)
  }

  private func mistakes(_ text: String, limits: YAMLLimits = YAMLLimits()) -> [String] {
    mistakes(Array(text.utf8), limits: limits)
  }

  @Test func depthIsLimited() {
    let deepest = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(mistakes(deepest) == [])
    #expect(
      mistakes("[" + deepest + "]") == [
        "h.yaml:1:65: expected 64 levels of lists and mappings at the most, found a deeper one"
      ])
  }

  @Test func anAbyssEndsAtOnce() {
    let flow = mistakes(String(repeating: "[", count: 1_000_000))
    #expect(flow.count == 1)
    let block = (0..<2000).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(mistakes(block).count == 1)
    #expect(mistakes(String(repeating: "- ", count: 500_000)).count == 1)
    #expect(mistakes(String(repeating: "{a: ", count: 200_000)).count == 1)
  }

  @Test func aHugeScalarIsRefusedAndReadingGoesOn() {
    let text = "a: " + String(repeating: "x", count: 70_000) + "\nb: &c 1\n"
    #expect(
      mistakes(text) == [
        "h.yaml:1:4: expected 65536 bytes at the most, found a text of 70000 bytes",
        "h.yaml:2:4: expected a value without an anchor, found the anchor &c",
      ])
  }

  @Test func theNumberOfValuesIsLimited() {
    var limits = YAMLLimits()
    limits.nodes = 10
    #expect(mistakes("[1, 2, 3, 4, 5, 6, 7, 8, 9]", limits: limits) == [])
    #expect(
      mistakes("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", limits: limits) == [
        "h.yaml:1:29: expected 10 values at the most in a file, found more"
      ])
  }

  @Test func theSizeOfTheFileIsLimited() {
    let bytes = [UInt8](repeating: UInt8(ascii: "#"), count: (16 << 20) + 1)
    #expect(
      mistakes(bytes) == ["h.yaml:1:1: expected a file of 16777216 bytes at the most, found 16777217 bytes"])
  }

  @Test func anAliasBombIsNotExpanded() {
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (previous, name) in zip("abcdefgh", "bcdefghi") {
      let aliases = [String](repeating: "*\(previous)", count: 9).joined(separator: ", ")
      text += "\(name): &\(name) [\(aliases)]\n"
    }
    #expect(mistakes(text).count == 9 + 8 * 9)
  }

  @Test(arguments: [
    ("61 3A 20 62 0A 63 3A 20 FF", "h.yaml:2:4"), ("61 3A 20 C3 A9 C3", "h.yaml:1:5"),
    ("C0 80", "h.yaml:1:1"),
    ("61 3A 20 ED A0 80", "h.yaml:1:4"), ("FE FF 00 61", "h.yaml:1:1"),
  ])
  func bytesThatAreNotUTF8(_ hex: String, _ place: String) {
    let bytes = hex.split(separator: " ").compactMap { UInt8($0, radix: 16) }
    #expect(mistakes(bytes) == ["\(place): expected UTF-8 text, found bytes that are not UTF-8"])
  }

  @Test(arguments: [
    ("a: b\nc: \u{0}d\n", "h.yaml:2:4"), ("\u{0}", "h.yaml:1:1"), ("a: é\u{7}", "h.yaml:1:5"),
    ("# x\n\na\u{1B}[31m: b", "h.yaml:3:2"),
  ])
  func controlCharacters(_ text: String, _ place: String) {
    #expect(
      mistakes(text) == [
        "\(place): expected well-formed YAML, found a mistake: control characters are not allowed"
      ])
  }

  @Test func quotedTextIsCutAndMadeVisible() {
    let mistake = SchemaMistake(
      SourceMark(file: "h.yaml", line: 1, column: 1),
      found: "\u{1B}[2J" + String(repeating: "x", count: 1000),
      expected: "a\nb")
    #expect(mistake.found.count < 420)
    #expect(!mistake.description.unicodeScalars.contains { $0.value < 0x20 })
  }

  @Test func mistakesBeyondAThousandAreCounted() {
    let text = (0..<1500).map { "k\($0): &a x\n" }.joined()
    let log = MistakeLog()
    _ = YAMLLoader.load(Array(text.utf8), file: "h.yaml", log: log)
    #expect(log.count == 1500)
    #expect(log.mistakes.list.count == 1000)
    #expect(log.mistakes.leftOut == 500)
    #expect(log.mistakes.description.hasSuffix("(and 500 more)"))
  }

  @Test func randomBytesNeverTrap() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var state = seed
    let alphabet = Array("a: -[]{}&*!|>'\"%@`#,?~\n\t \u{0}é\u{FEFF}\\".utf8) + [0xFF]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<40 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let log = MistakeLog()
      let node = YAMLLoader.load(bytes, file: "h.yaml", log: log)
      if let node { KindShape.codes.check(node, log: log) }
      #expect(!log.isEmpty, "seed \(seed)")
    }
  }
}
