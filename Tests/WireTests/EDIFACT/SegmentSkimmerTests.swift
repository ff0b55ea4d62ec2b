import Testing
import Wire

/// Skimming finds the ends that cutting up finds.
struct SegmentSkimmerTests {
  private func expectSameEnds(_ bytes: [UInt8], count: Int, _ characters: ServiceCharacters) {
    var tokenizer = SegmentTokenizer(characters: characters)
    var skimmer = SegmentSkimmer()
    bytes.withUnsafeBufferPointer { buffer in
      guard let window = buffer.baseAddress else { return }
      var cursor = 0
      while true {
        let step = tokenizer.next(window, count: count, from: cursor)
        let end = skimmer.end(of: window, count: count, from: cursor, characters)
        #expect(end == (step == .segment ? tokenizer.end : nil))
        guard step == .segment, let end else { return }
        cursor = end
      }
    }
  }

  @Test func randomSegments() {
    var random = RandomBytes(seed: 3)
    let characters = ServiceCharacters.standard
    for _ in 0..<3000 {
      let count = random.next(below: 400)
      expectSameEnds(random.bytes(count, of: Array("AB+:'??".utf8)), count: count, characters)
    }
  }

  @Test func withoutReleaseCharacter() {
    var random = RandomBytes(seed: 4)
    var characters = ServiceCharacters.standard
    characters.release = nil
    for _ in 0..<1000 {
      let count = random.next(below: 200)
      expectSameEnds(random.bytes(count, of: Array("A+'?".utf8)), count: count, characters)
    }
  }

  @Test func releaseCharacterAtTheEndOfABlock() {
    // Blocks of 4096 bytes: the released terminator is the first byte of the second block.
    let text = String(repeating: "A", count: 4095) + "?''B'"
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: 64)
    expectSameEnds(bytes, count: text.utf8.count, .standard)
  }
}
