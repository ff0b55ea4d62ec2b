import Foundation
import Testing
import Wire

@Suite struct XMLHostileInputTests {
  private func problem(
    _ document: String, cut: Int = 5000, limits: XMLLimits = XMLLimits()
  ) -> XMLProblem.Kind? {
    XMLTranscript(Array(document.utf8), cut: cut, limits: limits).problem?.kind
  }

  /// What comes of a document in pieces, but for how much of one that fails was taken.
  private func expectSame(
    _ document: [UInt8], as whole: XMLTranscript, cut: Int, limits: XMLLimits = XMLLimits()
  ) {
    var read = XMLTranscript(document, cut: cut, limits: limits)
    read.consumed = whole.consumed
    #expect(read == whole, "\(document.count) by \(cut)")
  }

  @Test(arguments: [1, 7, 100_000])
  func truncatedDocument(cut: Int) {
    let document = Array(XMLSamples.declaration.utf8)
    let whole = XMLTranscript(document, cut: document.count)
    for length in [1, 30, 700, document.count / 2, document.count - 1] {
      let read = XMLTranscript(Array(document.prefix(length)), cut: cut)
      #expect(read.outcome == .failed)
      #expect(read.problem?.kind == .truncated)
      #expect(read.lines == Array(whole.lines.prefix(read.lines.count)))
    }
    #expect(problem("") == .truncated)
    #expect(problem("<") == .truncated)
  }

  @Test(arguments: [1, 7, 100_000])
  func illFormedDocument(cut: Int) {
    let read = XMLTranscript(Array("<a><b>Jane Public</c></a>".utf8), cut: cut)
    #expect(read.problem?.kind == .notWellFormed)
    #expect(read.problem?.message == "an end tag does not match its start tag")
    #expect(read.content.prefix(2) == ["<a", "<b"])
    #expect(problem("<a>x]]>y</a>", cut: cut) == .notWellFormed)
    #expect(problem("<a b='<'/>", cut: cut) == .notWellFormed)
    #expect(problem("<a b='1' b='2'/>", cut: cut) == .notWellFormed)
    #expect(problem("UNB+UNOC:3'>", cut: cut) == .notWellFormed)
  }

  /// What is wrong with a CDATA section that never ends is found in small pieces and large alike.
  @Test(arguments: [UInt8(0x01), 0xAE])
  func damageInAnUnfinishedSection(byte: UInt8) {
    let filling = String(repeating: "<b>no markup here</b>", count: 100)
    var document = Array("<a><![CDATA[\(filling)".utf8)
    let place = document.count
    document.append(byte)
    document += Array((filling + "</a>").utf8)
    let whole = XMLTranscript(document, cut: document.count)
    #expect(whole.problem?.kind == (byte < 0x80 ? .notWellFormed : .invalidEncoding))
    #expect(whole.problem?.offset == UInt64(place))
    for cut in [1, 7, 300, 4096] {
      #expect(XMLTranscript(document, cut: cut).problem == whole.problem, "\(cut)")
    }
  }

  @Test(arguments: [1, 7, 4096, 1_000_000])
  func documentTypeDeclarationThatIsTooLong(cut: Int) {
    for filling in ["x", ">"] {
      let text = "<!-- c -->\n<!DOCTYPE a SYSTEM '\(String(repeating: filling, count: 70_000))'><a/>"
      let read = XMLTranscript(Array(text.utf8), cut: cut)
      #expect(read.problem?.kind == .markupLimit)
      #expect(read.problem?.offset == 10)
    }
  }

  /// libxml2 takes what is not well-formed behind a declaration for its internal subset, if it has it at once.
  @Test(
    arguments: ["<!DOCTYPE a>", "<!DOCTYPE a SYSTEM '>'>", "<!DOCTYPE a [<!ENTITY b 'c'>]>"],
    ["[<!ENTITY b 'c'>]><a/>", "[]><a/>", "[>\n<a", "]><a/>", "x<a/>", "<a>&b;</a>"])
  func whatStandsBehindADeclaration(declaration: String, rest: String) {
    let document = Array((declaration + rest).utf8)
    let whole = XMLTranscript(document, cut: document.count)
    #expect(whole.problem?.kind == (rest.hasPrefix("<") ? .undefinedEntity : .notWellFormed))
    for cut in 1...document.count { expectSame(document, as: whole, cut: cut) }
  }

  /// What is declared behind a kilobyte is not looked at, however much of the document is there.
  @Test(arguments: [900, 2000]) func longDeclaration(length: Int) {
    let space = String(repeating: " ", count: length)
    let document = Array("<?xml version='1.0'\(space)encoding='no-such'?><a/>".utf8)
    let whole = XMLTranscript(document, cut: document.count)
    #expect(whole.problem?.kind == (length < 1000 ? .unsupportedEncoding : nil))
    for cut in [1, 7, 1000, 1500] { expectSame(document, as: whole, cut: cut) }
  }

  /// A section has no place in an internal subset; libxml2 passes over its end, and over that of the subset.
  @Test func sectionInASubset() {
    let document = Array("<!DOCTYPE a [<![CDATA[ ]] > ]]><b>c</b>]><d>]></d><a/>".utf8)
    let whole = XMLTranscript(document, cut: document.count)
    #expect(whole.problem?.kind == .notWellFormed)
    for cut in 1...document.count { expectSame(document, as: whole, cut: cut) }
  }

  /// A text that is too long and has `]]>` in it is too long where that comes first, however it is cut.
  @Test(arguments: ["x", "é", "a\nb\r\n", "a > ]] &amp;"], [20, 450])
  func textThatIsTooLongBeforeTheEndOfNoSection(filling: String, limit: Int) {
    var limits = XMLLimits()
    limits.textLength = limit
    for length in [5, 40, 299, 301, 500, 900] {
      let text = String(repeating: filling, count: 1 + length / filling.utf8.count)
      for end in ["]]>&x;</a>", "<b/>]]></a>", "]]</a>"] {
        let document = Array("<a>\n<b/>\(text)\(end)".utf8)
        let whole = XMLTranscript(document, cut: document.count, limits: limits)
        if text.utf8.count <= limit, !end.hasSuffix("]]</a>") {
          #expect(whole.problem?.kind == .notWellFormed)
        }
        for cut in [1, 7, 310, 600] {
          expectSame(document, as: whole, cut: cut, limits: limits)
        }
      }
    }
  }

  /// What is told of a long tag with too many values does not depend on how it is cut, whatever else is wrong with it.
  @Test(
    arguments: ["", "<r>text ", "<?xml version='1.0'?><!-- it's -->\n"],
    [
      "<x a='1' b='2' c='3' d='>' e='LONG' f='>'>", "<x .a='1' b='2' c='3' d='>' e='LONG' f='>'>",
      "<x a='1' b='LONG' c='3<y>' d='>' e='5' f='>'>", "<x a='LONG' b='2' c='3' d='4' e='5'>",
      "<x a='1' b='2' c='LONG' d='4' e='5' f='6' .g='7'>", "<x a='LONG' b='2' c='3>' d='4'>",
    ])
  func longTagWithTooManyValues(before: String, tag: String) {
    var limits = XMLLimits()
    (limits.attributes, limits.namespaceDeclarations) = (2, 2)
    for (length, filling) in zip([100, 8150, 8192, 9000, 65_500, 70_000], ["é", "é>", "é>", "é>", "é", "é"]) {
      let filled = String(repeating: String(repeating: "é", count: 20) + filling, count: length / 42)
      let text = before + tag.replacing("LONG", with: filled) + "</x>"
      let units: [[UInt8]] = text.utf16.map { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap(\.self)
      for document in [Array(text.utf8), wide] {
        let whole = XMLTranscript(document, cut: document.count, limits: limits)
        #expect(whole.problem != nil)
        for cut in [length < 10_000 ? 1 : 100, 300, 4096, 8192] {
          expectSame(document, as: whole, cut: cut, limits: limits)
        }
      }
    }
  }

  /// Where a text begins that is too long is known in the document as it came, not as it was decoded.
  @Test(arguments: [1, 7, 4096])
  func textThatIsTooLongInUTF16(cut: Int) throws {
    let text = "<?xml version='1.0' encoding='UTF-16'?><a>é<b/>" + String(repeating: "é", count: 100) + "</a>"
    let document = Array(try #require(text.data(using: .utf16LittleEndian)))
    var limits = XMLLimits()
    limits.textLength = 50
    let read = XMLTranscript([0xFF, 0xFE] + document, cut: cut, limits: limits)
    #expect(read.problem?.kind == .textLimit)
    #expect(read.problem?.offset == UInt64(2 + 2 * 47))
  }

  /// A character that XML does not allow is found where it stands, in text as in a section, in pieces of every size.
  @Test(
    arguments: ["\u{0}", "\u{8}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"], ["<b>", "<![CDATA[", "<!-- ", "<c d='"])
  func characterThatXMLDoesNotAllow(character: String, before: String) {
    let start = "<?xml version='1.0'?><a>\t\u{FEFF}\u{FFFD}\u{7F}<x/>" + before + "text > text"
    for cut in [1, 7, 1000] {
      let read = XMLTranscript(Array("\(start)\(character) more ]]></a>".utf8), cut: cut)
      #expect(read.problem?.kind == .notWellFormed)
      #expect(read.problem?.message == "a character that XML does not allow")
      #expect(read.problem?.offset == UInt64(start.utf8.count))
    }
  }

  @Test func entityBomb() {
    var types = "<!ENTITY l0 \"lol\">"
    for level in 1...30 {
      types += "<!ENTITY l\(level) \"" + String(repeating: "&l\(level - 1);", count: 10) + "\">"
    }
    let bomb = "<!DOCTYPE a [\(types)]><a><b/>&l30;</a>"
    let read = XMLTranscript(Array(bomb.utf8), cut: 64)
    #expect(read.problem?.kind == .undefinedEntity)
    #expect(read.content == ["<a", "<b", ">b"])
    #expect(problem("<!DOCTYPE a [\(types)]><a b='&l30;'/>") == .undefinedEntity)
    let parameters = "<!ENTITY % p \"<!ENTITY q 'x'>\">%p;%p;"
    #expect(problem("<!DOCTYPE a [\(parameters)]><a>&q;</a>") == .undefinedEntity)
  }

  /// Reading a FIFO that nobody writes to would hang, and opening one is seen by its writer.
  @Test(.timeLimit(.minutes(1)))
  func nothingExternalIsOpened() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "postern-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pipe = folder.appending(path: "pipe").path
    #expect(mkfifo(pipe, 0o600) == 0)
    let entity = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file://\(pipe)\">]><a>&x;</a>"
    #expect(problem(entity) == .undefinedEntity)
    let parameter = "<!DOCTYPE a [<!ENTITY % x SYSTEM \"\(pipe)\">%x;]><a/>"
    #expect(problem(parameter) == .undefinedEntity)
    let subset = XMLTranscript(Array("<!DOCTYPE a SYSTEM \"\(pipe)\"><a>t</a>".utf8), cut: 9)
    #expect(subset.content == ["<a", "'t'", ">a"])
    #expect(problem("<!DOCTYPE a SYSTEM \"\(pipe)\"><a>&x;</a>") == .undefinedEntity)
    // A writer gets in only while someone has the FIFO open for reading.
    #expect(open(pipe, O_WRONLY | O_NONBLOCK) == -1)
    #expect(errno == ENXIO)
  }

  @Test func harmlessDocumentType() {
    let document = "<!DOCTYPE a [<!ELEMENT a ANY><!ATTLIST a k CDATA 'v'><!ENTITY x 'y'>]><a z='1'>&amp;</a>"
    let read = XMLTranscript(Array(document.utf8), cut: 6)
    #expect(read.content == ["<a", "z=1", "'&'", ">a"])
  }

  @Test(.timeLimit(.minutes(1)))
  func deepNesting() {
    let read = XMLTranscript(Array(String(repeating: "<a>", count: 100_000).utf8), cut: 4096)
    #expect(read.problem?.kind == .depthLimit)
    #expect(read.lines.count == 256)
    let open = String(repeating: "<a>", count: 256)
    let close = String(repeating: "</a>", count: 256)
    #expect(problem(open + close) == nil)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [4096, 1 << 20])
  func hugeText(cut: Int) {
    let text = [UInt8](repeating: 0x78, count: 50_000_000)
    let read = XMLTranscript(Array("<a>".utf8) + text + Array("</a>".utf8), cut: cut)
    #expect(read.problem?.kind == .textLimit)
    #expect(read.content == ["<a"])
    #expect(read.consumed < 2_000_000)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [1000, 1 << 20])
  func manyAttributes(cut: Int) {
    for count in [65, 10_000, 200_000] {
      let attributes = (0..<count).map { " a\($0)=''" }.joined()
      #expect(problem("<a\(attributes)/>", cut: cut) == .attributeLimit)
    }
    let allowed = (0..<64).map { " a\($0)=''" }.joined()
    #expect(problem("<a\(allowed)/>", cut: cut) == nil)
  }

  @Test func otherLimits() {
    let long = String(repeating: "n", count: 300)
    #expect(problem("<\(long)/>") == .nameLimit)
    #expect(problem("<a \(long)='1'/>") == .nameLimit)
    #expect(problem("<a b='\(long)'/>") == nil)
    #expect(problem("<a b='\(String(repeating: "v", count: 65_537))'/>") == .attributeValueLimit)
    let namespaces = (0..<33).map { " xmlns:n\($0)='u'" }.joined()
    #expect(problem("<a\(namespaces)/>") == .namespaceLimit)
    let filling = String(repeating: "c", count: 3 << 20)
    #expect(problem("<a><!--\(filling)--></a>") == .markupLimit)
    #expect(problem("<a><?p \(filling)?></a>") == .markupLimit)
    #expect(problem("<a b='\(filling)'/>") == .markupLimit)
    let names = (0..<50_000).map { "<element\($0)/>" }.joined()
    var limits = XMLLimits()
    limits.nameTableBytes = 64 << 10
    #expect(problem("<a>\(names)</a>", limits: limits) == .nameTableLimit)
    #expect(problem("<a>\(names)</a>") == nil)
    limits.documentLength = 40
    #expect(problem("<a>\(filling)</a>", limits: limits) == .documentLimit)
    #expect(problem("<a>short</a>", limits: limits) == nil)
  }

  /// Every byte of a message replaced in turn, in a fixed order of replacements: no crash, and cutting makes no
  /// difference to what is read before the end.
  @Test func damagedBytes() {
    let document = Array(XMLSamples.export.utf8)
    for index in stride(from: 0, to: document.count, by: 3) {
      for byte: UInt8 in [0, 0x3C, 0x3E, 0x26, 0x22, 0xFF] {
        var damaged = document
        damaged[index] = byte
        let whole = XMLTranscript(damaged, cut: damaged.count)
        let cut = XMLTranscript(damaged, cut: 11)
        #expect(whole.outcome == cut.outcome, "byte \(byte) at \(index)")
        #expect(whole.lines == cut.lines, "byte \(byte) at \(index)")
      }
    }
  }
}
