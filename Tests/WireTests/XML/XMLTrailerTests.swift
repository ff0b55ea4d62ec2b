import Testing
import Wire

@Suite struct XMLTrailerTests {
  private func length(_ text: String, atEnd: Bool = false) -> [Int] {
    Array(text.utf8).withUnsafeBytes {
      let found = XMLTrailer.length(of: $0, atEnd: atEnd)
      return [found.length, found.needsMore ? 1 : 0]
    }
  }

  @Test func whatBelongsToTheDocument() {
    #expect(length("") == [0, 1])
    #expect(length("", atEnd: true) == [0, 0])
    #expect(length("\r\n\t ") == [4, 1])
    #expect(length(" <!-- - -- > -->\n<?sort a?>x") == [27, 0])
    #expect(length("\n<?xml version='1.0'?>") == [1, 0])
    #expect(length("<?xml-stylesheet href='s'?><a/>") == [27, 0])
    #expect(length("\nUNA:+.? '") == [1, 0])
    #expect(length("<a/>") == [0, 0])
    #expect(length("<!DOCTYPE a>") == [0, 0])
  }

  @Test func unfinished() {
    for text in ["<", "<!", "<!-", "<!--", "<!-- a --", "<?", "<?x", "<?xml", "<?pi ?"] {
      #expect(length("\n" + text) == [1, 1])
      #expect(length("\n" + text, atEnd: true) == [1, 0])
    }
  }
}
