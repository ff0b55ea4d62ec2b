import Foundation
import Testing
import Wire

@Suite struct XMLTapeReaderTests {
  static let cuts = [1, 2, 3, 7, 4096, Int(Int32.max)]

  @Test(arguments: cuts)
  func cuttingMakesNoDifference(cut: Int) {
    for sample in [XMLSamples.declaration, XMLSamples.export] {
      let document = Array(sample.utf8)
      let whole = XMLTranscript(document, cut: document.count)
      #expect(whole.outcome == .ended(at: UInt64(document.count)))
      #expect(whole.lines.count > 50)
      #expect(XMLTranscript(document, cut: cut) == whole)
    }
  }

  @Test func declarationIsRead() {
    let read = XMLTranscript(Array(XMLSamples.declaration.utf8), cut: 100)
    let data = "http://schemas.datacontract.org/2004/07/CDS.BusinessLayer.Operational"
    #expect(read.content.first == "<{http://schemas.xmlsoap.org/soap/envelope/}Envelope")
    #expect(read.content.contains("<{\(data)}Declaration.DeclarationData.ContentPiece"))
    #expect(read.content.contains("'PLASTIC FIGURINE, HAND PAINTED'"))
    #expect(read.content.contains("{http://www.w3.org/2001/XMLSchema-instance}nil=true"))
    #expect(read.warnings == 0)
  }

  @Test(arguments: cuts)
  func positions(cut: Int) {
    let document = "<a>\n <b x='1'\n y=\"2&amp;&#38;#38;\"/>t<!-- c -->u</a>"
    let read = XMLTranscript(Array(document.utf8), cut: cut)
    #expect(
      read.lines == [
        "<a@0:1", "'\n '@3:1", "<b@5:2", "x=1@11:2", "y=2&&#38;@5:2", ">b@36:3", "'tu'@36:3", ">a@52:3",
      ])
  }

  @Test(arguments: cuts)
  func textOfEverySort(cut: Int) {
    let document =
      "<?xml version='1.0'?><!-- <x> --><?note a?>\r\n<t>5 &lt; 6 &#x20AC;<![CDATA[ <raw> & ]]>\r\nÅngström>]</t>"
    let read = XMLTranscript(Array(document.utf8), cut: cut)
    #expect(read.content == ["<t", "'5 < 6 € <raw> & \nÅngström>]'", ">t"])
  }

  /// A `>` ends a document type declaration only outside literals, comments, instructions and the internal subset.
  /// (A quotation mark in an instruction of the subset would be too much for libxml2.)
  @Test(arguments: cuts)
  func declarationWithBracketsInside(cut: Int) {
    let document = """
      <!-- ' > --><?p ' > ?><!DOCTYPE a SYSTEM 'x>"y' [<!ENTITY e "b>'c"><!-- ' ]> --><?p ]> ?>]>
      <a>t</a>
      """
    let read = XMLTranscript(Array(document.utf8), cut: cut)
    #expect(read.outcome == .ended(at: UInt64(document.utf8.count)))
    #expect(read.content == ["<a", "'t'", ">a"])
  }

  @Test(arguments: cuts)
  func longTextWithoutMarkup(cut: Int) {
    guard cut >= 7 else { return }
    let text = String(repeating: "Straße ]]\r\n", count: 20_000)
    let read = XMLTranscript(Array("<t>\(text)</t>".utf8), cut: cut)
    #expect(read.outcome == .ended(at: UInt64(text.utf8.count + 7)))
    #expect(read.content == ["<t", "'\(text.replacingOccurrences(of: "\r\n", with: "\n"))'", ">t"])
  }

  @Test(arguments: cuts)
  func blankTextMayBeLeftOut(cut: Int) {
    let document = Array("<a>\r\n <b> x </b>&#32;\t<c><![CDATA[ ]]></c><d>\u{A0}</d>\n</a>".utf8)
    var reader = XMLTapeReader(omitsBlankText: true)
    let read = XMLTranscript(document, cut: cut, reader: &reader)
    #expect(read.content == ["<a", "<b", "' x '", ">b", "<c", ">c", "<d", "'\u{A0}'", ">d", ">a"])
    let whole = XMLTranscript(document, cut: cut)
    #expect(whole.lines.filter { read.lines.contains($0) } == read.lines)
  }

  // MARK: Encodings

  @Test(arguments: [
    ("ISO-8859-1", String.Encoding.isoLatin1), ("windows-1252", .windowsCP1252), ("ISO-8859-2", .isoLatin2),
    ("Shift_JIS", .shiftJIS), ("utf-8", .utf8),
  ])
  func declaredEncodings(name: String, encoding: String.Encoding) throws {
    let place = encoding == .shiftJIS ? "東京都" : encoding == .windowsCP1252 ? "Zürich – 5 €" : "Zürich"
    let text = "<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<r><n>\(place)</n>\n<n k=\"\(place)\"/></r>"
    let document = try #require(text.data(using: encoding)).map { $0 }
    let tags = offsets(of: "<n", in: text, encoding)
    for cut in Self.cuts {
      let read = XMLTranscript(document + Array("\r\nUNA:+.? '".utf8), cut: cut)
      #expect(read.outcome == .ended(at: UInt64(document.count)))
      #expect(read.consumed == document.count)
      #expect(
        read.content == ["<r", "<n", "'\(place)'", ">n", "'\n'", "<n", "k=\(place)", ">n", ">r"])
      #expect(read.lines.filter { $0.hasPrefix("<n") } == ["<n@\(tags[0]):2", "<n@\(tags[1]):3"])
    }
  }

  /// In these an ASCII byte does not always mean itself: what follows decides, or what came before.
  @Test(arguments: [
    ("UTF-7", Array("Z+APw-rich".utf8), "Zürich"), ("windows-1258", Array("ba".utf8) + [0xEC], "bá"),
    ("ISO-2022-JP", Array("\u{1B}$BEl5~\u{1B}(B".utf8), "東京"),
  ])
  func encodingsThatChangeASCII(name: String, place: [UInt8], expected: String) {
    let start = Array("<?xml version=\"1.0\" encoding=\"\(name)\"?>\n<r><n>".utf8)
    let read = XMLTranscript(start + place + Array("</n></r>".utf8), cut: 4096)
    #expect(read.content == ["<r", "<n", "'\(expected)'", ">n", ">r"])
  }

  @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian, .utf32LittleEndian])
  func wideEncodings(encoding: String.Encoding) throws {
    let text = "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n<r><n>Zoë 😀</n>\r\n<n/></r>"
    let document = try #require(text.data(using: encoding)).map { $0 }
    let following = try #require("\r\n<r/>".data(using: encoding)).map { $0 }
    let tags = offsets(of: "<n", in: text, encoding)
    for cut in Self.cuts {
      let read = XMLTranscript(document + following, cut: cut)
      #expect(read.outcome == .ended(at: UInt64(document.count)))
      #expect(read.consumed == document.count)
      #expect(read.content == ["<r", "<n", "'Zoë 😀'", ">n", "'\n'", "<n", ">n", ">r"])
      #expect(read.lines.filter { $0.hasPrefix("<n") } == ["<n@\(tags[0]):2", "<n@\(tags[1]):3"])
    }
  }

  @Test func longDocumentInUTF16KeepsItsOffsets() throws {
    let item = "<i><n>Łódź 😀</n>\n</i>"
    let text = "\u{FEFF}<r>" + String(repeating: item, count: 20_000) + "</r>"
    let document = try #require(text.data(using: .utf16LittleEndian)).map { $0 }
    let read = XMLTranscript(document, cut: 65_536)
    #expect(read.outcome == .ended(at: UInt64(document.count)))
    let length = item.utf16.count * 2
    let starts = read.lines.filter { $0.hasPrefix("<i") }
    #expect(starts.count == 20_000)
    let expected = (0..<20_000).map { "<i@\(8 + $0 * length):\($0 + 1)" }
    #expect(starts == expected)
  }

  @Test func byteOrderMarkOfUTF8() {
    let read = XMLTranscript([0xEF, 0xBB, 0xBF] + Array("<a>x</a>".utf8), cut: 2)
    #expect(read.lines == ["<a@3:1", "'x'@6:1", ">a@11:1"])
  }

  @Test func declarationOfUTF16InEightBitsIsPassedOver() {
    let read = XMLTranscript(Array("<?xml version='1.0' encoding='utf-16'?><a>é</a>".utf8), cut: 5)
    #expect(read.content == ["<a", "'é'", ">a"])
  }

  @Test func encodingProblems() {
    let unknown = XMLTranscript(Array("<?xml version='1.0' encoding='klingon-8'?><a/>".utf8), cut: 9)
    #expect(unknown.problem?.kind == .unsupportedEncoding)
    let damaged = XMLTranscript(Array("<a><b/>caf".utf8) + [0xE9] + Array("</a>".utf8), cut: 4)
    #expect(damaged.problem?.kind == .invalidEncoding)
    #expect(damaged.content == ["<a", "<b", ">b"])
    let japanese = Array("<?xml version='1.0' encoding='EUC-JP'?><a><b/>".utf8) + [0xB4, 0x20]
    #expect(XMLTranscript(japanese, cut: 7).problem?.kind == .invalidEncoding)
    #expect(XMLTranscript(japanese, cut: 7).problem?.offset == 46)
  }

  private func offsets(of tag: String, in text: String, _ encoding: String.Encoding) -> [Int] {
    text.ranges(of: tag).map { text[..<$0.lowerBound].data(using: encoding)?.count ?? -1 }
  }

  // MARK: Several documents

  @Test(arguments: cuts)
  func documentsFollowEachOther(cut: Int) {
    let stream = "<a><b>1</b></a>\n<!-- end --><?xml version=\"1.0\"?><c/>UNB+UNOC:3'"
    var reader = XMLTapeReader()
    let first = XMLTranscript(Array(stream.utf8), cut: cut, reader: &reader)
    #expect(first.outcome == .ended(at: 15))
    let rest = Array(stream.utf8.dropFirst(15))
    let trailer = rest.withUnsafeBytes { XMLTrailer.length(of: $0, atEnd: true, form: reader.byteForm) }
    #expect(trailer == (13, false))
    reader.reset()
    let second = XMLTranscript(Array(rest.dropFirst(trailer.length)), cut: cut, reader: &reader)
    #expect(second.outcome == .ended(at: 25))
    #expect(second.lines == ["<c@21:1", ">c@25:1"])
  }

  @Test func internedNamesKeepTheirAddress() {
    var reader = XMLTapeReader()
    let item = reader.intern("MailItem")
    let space = reader.intern("http://upu.int/ips")
    let document = Array(XMLSamples.export.utf8)
    for _ in 0..<3 {
      var found = 0
      document.withUnsafeBytes { bytes in
        _ = reader.feed(bytes, atEnd: true)
        for event in reader.events where event.name == item && event.namespace == space { found += 1 }
      }
      #expect(found == 2)
      reader.reset()
    }
  }

  @Test func prefixWithoutNamespaceIsAWarning() {
    let read = XMLTranscript(Array("<o:a><b/></o:a>".utf8), cut: 3)
    #expect(read.content == ["<a", "<b", ">b", ">a"])
    #expect(read.warnings == 1)
  }
}
