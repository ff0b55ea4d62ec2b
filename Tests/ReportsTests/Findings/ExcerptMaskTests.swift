import Reports
import Testing

/// What of an excerpt is hidden: everything that is not known to be harmless.
struct ExcerptMaskTests {
  @Test(
    arguments: [
      // Nothing is known: only the tag, separators and short qualifiers.
      ("NAD+CN+++JANE PUBLIC+1 ELM ST+AUSTIN'", [], [], "NAD+CN+++###########+########+######'"),
      ("NAD+CN+++LI'", [], [], "NAD+CN+++##'"),
      // Of an unknown segment nothing is known, and COM begins with the number itself.
      ("XYZ+LI+LEE'", [], [], "XYZ+##+###'"),
      ("COM+LI:TE'", [], [], "COM+##:##'"),
      ("MEA+WT+G+KGM:1.250'", ["1.250"], [], "MEA+WT+G+KGM:1.250'"),
      ("CNI+1+LX000000014DE'", ["LX000000014DE"], [], "CNI+1+LX000000014DE'"),
      // A place that is both is personal.
      ("FTX+AAA+++GIFT FOR JANE'", ["GIFT FOR JANE"], ["GIFT FOR JANE"], "FTX+AAA+++#############'"),
      // A released separator is part of the text.
      ("FTX+AAA+++A?+B?'C'", [], [], "FTX+AAA+++#######'"),
      ("UNB+UNOC:3+CN101+US101+260301:0912+4711'", [], [], "UNB+UNOC:3+CN101+US101+260301:0912+4711'"),
      // What merely begins like the envelope is none of it.
      ("UNTOLD SECRET+X'", [], [], "#############+#'"),
      ("JANE PUBLIC'", [], [], "###########'"),
    ] as [(String, [String], [String], String)])
  func segments(_ segment: String, _ harmless: [String], _ personal: [String], _ expected: String) {
    let bytes = Array(segment.utf8)
    let mask = ExcerptMask(
      harmless: harmless.map { place(of: $0, in: bytes) }, personal: personal.map { place(of: $0, in: bytes) }
    )
    let hidden = mask.segment(bytes, separators: Set("+:'".utf8), release: UInt8(ascii: "?"))
    #expect(shown(bytes, hidden) == expected)
  }

  @Test(
    arguments: [
      ("<Name>JANE</Name><Id>LX1</Id>", ["LX1"], [], "<Name>####</Name><Id>LX1</Id>"),
      ("<a name=\"JANE\" code='42'>x</a>", ["42"], [], "<a name=\"####\" code='42'>#</a>"),
      ("<a><!-- JANE <b> --><c>1</c></a>", ["1"], [], "<a>#################<c>1</c></a>"),
      ("<a><![CDATA[JANE <b>DOE</b>]]></a>", [], [], "<a>###########################</a>"),
      ("<a title=\"5 > 4 JANE\">y</a>", [], [], "<a title=\"##########\">#</a>"),
      ("<a>TOM &amp; JANE</a>", ["TOM"], ["TOM"], "<a>##############</a>"),
      ("<a>\n  <b/>\n</a>", [], [], "<a>\n  <b/>\n</a>"),
      ("<a b=\"JANE", [], [], "<a b=\"####"),
    ] as [(String, [String], [String], String)])
  func documents(_ text: String, _ harmless: [String], _ personal: [String], _ expected: String) {
    let bytes = Array(text.utf8)
    let mask = ExcerptMask(
      harmless: harmless.map { place(of: $0, in: bytes) }, personal: personal.map { place(of: $0, in: bytes) }
    )
    let hidden = bytes.withUnsafeBytes { mask.document($0, wanted: 0..<bytes.count) }
    #expect(shown(bytes, hidden) == expected)
  }

  /// Where the excerpt begins must not matter to what is hidden.
  @Test func aPartIsHiddenLikeTheWhole() {
    let bytes = Array("<r><n>JANE</n><!-- DOE --><i a='x'>LX1</i><![CDATA[Q]]></r>".utf8)
    let mask = ExcerptMask(harmless: [place(of: "LX1", in: bytes)], personal: [])
    bytes.withUnsafeBytes { buffer in
      let whole = mask.document(buffer, wanted: 0..<bytes.count)
      for start in 0..<bytes.count {
        #expect(mask.document(buffer, wanted: start..<bytes.count) == Array(whole[start...]))
      }
    }
  }

  private func place(of part: String, in bytes: [UInt8]) -> Range<Int> {
    let wanted = Array(part.utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    return start..<start + wanted.count
  }

  private func shown(_ bytes: [UInt8], _ hidden: [Bool]) -> String {
    String(decoding: zip(bytes, hidden).map { $1 ? UInt8(ascii: "#") : $0 }, as: UTF8.self)
  }
}
