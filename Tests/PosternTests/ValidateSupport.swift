import Decoding
import Foundation
import Postern
import Reports
import Testing
import Vocabulary
import Wire

/// What came of validating one feed, which is called day1.edi.
struct Validation {
  let text: String
  let hasFindings: Bool
  /// Advice, warnings, errors.
  let findings: [UInt64]

  init(_ feed: String, profiles: [String] = [], _ change: (inout ValidationOptions) -> Void = { _ in }) throws
  {
    let folder = FileManager.default.temporaryDirectory.appending(path: "validate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let input = folder.appending(path: "day1.edi")
    let output = folder.appending(path: "findings")
    try Data(feed.utf8).write(to: input)
    var options = ValidationOptions()
    change(&options)
    let setup = try Setup(
      profiles: profiles, searchesConfiguration: false, date: CalendarDate(daysSinceEpoch: 20_781))
    let run = ValidationRun(setup, options: options, output: try OutputStream(path: output.path))
    try run.validate(try ByteSource(path: input.path), name: "day1.edi")
    try run.finish()
    text = try String(contentsOf: output, encoding: .utf8)
    hasFindings = run.hasFindings
    findings = run.tally.bySeverity
    #expect(run.tally.ledger.isBalanced)
  }

  /// The block about a code in the text form.
  func block(_ code: String) -> String? {
    text.components(separatedBy: "\n\n").first { $0.contains("[\(code)]") }
  }
}

/// Feeds with made-up people.
enum Feeds {
  static let sound = """
    UNB+UNOC:3+CN101+US101+260301:0912+4711++ITMATT'
    UNH+1+ITMATT:1:5:UP'
    BGM+936+CN202603010001+9'
    DTM+137:202603010912:203'
    NAD+MS+CNA::139'
    NAD+MR+USA::139'
    GID+1+1'
    PCI++CY029642156CN'
    DTM+200:20260228:102'
    LOC+84+CNSZHD:108:139'
    LOC+28+US::5'
    TSR++++C:116:139'
    GIS+11:136:139'
    FTX+INS++N::139'
    MEA+WT+G+KGM:1.250'
    MOA+43:59.90:USD'
    MOA+64:88.00:CNY'
    NAD+CZ+++ZQSENDER TRADING+8 ZQROAD+ZQTOWN+GD+518057+CN'
    COM+86 755 0000 0000:TE'
    NAD+CN+++ZQJANE PUBLIC+123 ZQSTREET:ZQAPT 4B+ZQCITY+NY+11201+US'
    COM+ZQ718 555 0100:TE'
    COM+zqjane@example.com:EM'
    CST+1+392640'
    FTX+AAA+++PLASTIC FIGURINE, HAND PAINTED'
    LOC+27+CN::5'
    QTY+1:2:PCE'
    MEA+WT+N+KGM:0.400'
    MOA+40:59.90:USD'
    CNT+11:1'
    UNT+29+1'
    UNZ+1+4711'

    """

  static let secrets = ["ZQ", "zqjane", "718 555"]
  static let allProfiles = ["upu.item", "us.mail.aed", "us.mail.entry", "quality.descriptions"]

  /// Names where a name belongs, and where none does: segments out of place, unknown ones, wrong numbers.
  static let personal =
    sound
    .replacing("GIS+11:136:139'\n", with: "NAD+ZZ+++ZQSTRAY PERSON'\nXYZ+ZQUNKNOWN+ZQ'\nGIS+11:136:139'\n")
    .replacing("COM+86 755", with: "NAD+CZ+++ZQSECOND SENDER'\nCOM+86 755")
    .replacing("KGM:0.400", with: "KGM:0.4x")
    .replacing("+11201+", with: "++").replacing("ZQCITY", with: "ZQCITY\u{1}\u{E9}")
    .replacing("CY029642156CN", with: "CY029642157CN")

  /// As many items with an identifier that fails its check digit.
  static func many(_ count: Int) -> String {
    let body = sound.components(separatedBy: "GID+1+1'\n")
    let item = body[1].components(separatedBy: "CNT+11:1'")[0].replacing(
      "CY029642156CN", with: "CY029642157CN")
    let items = (1...count).map { "GID+\($0)+1'\n" + item }.joined()
    return body[0] + items + "CNT+11:\(count)'\nUNT+0+1'\nUNZ+1+4711'\n"
  }

  static let personalDocument = """
    <?xml version="1.0" encoding="UTF-8"?>
    <ips xmlns="http://upu.int/ips" ExportRef="1001" InterfaceCode="IPSExpE">
     <MailItem ItemId="EE123456786CN"><FromIPS><LocalId>EE123456786CN</LocalId>
       <ItemWeight>x0.750</ItemWeight><Value>42.00</Value><CurrencyCd>QQQ</CurrencyCd>
       <Addressee><Name>ZQJANE &amp; ZQTOM</Name><Address><![CDATA[<ZQSTREET>]]></Address><City>ZQCITY</City><CountryCode>XX</CountryCode></Addressee>
       <!-- ZQCOMMENT --><Sender note="ZQNOTE"><Name>ZQSENDER</Name><Address>ZQROAD</Address><CountryCode>QQ</CountryCode></Sender><Odd>ZQODD</Odd>
      </FromIPS></MailItem>
    </ips>
    """
}
