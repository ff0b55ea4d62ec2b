/// Made-up traffic of dispatches between two offices, written as messages, and the truth about it.
struct Network {
  /// What is known of one item.
  struct Item {
    var id: String
    var receptacle: String?
    var hasData: Bool
    var isComplete: Bool
    var isLate: Bool
  }

  private(set) var items: [Item] = []
  /// Interchanges, which may come in any order.
  private(set) var interchanges: [String] = []

  /// - Parameters:
  ///   - dispatches: how many dispatches of two receptacles there are.
  ///   - itemsEach: items in a receptacle.
  init(dispatches: Int, itemsEach: Int) {
    for dispatch in 0..<dispatches { add(dispatch, itemsEach) }
  }

  /// All of it as one feed.
  var feed: String { interchanges.joined() }

  private mutating func add(_ number: Int, _ itemsEach: Int) {
    let s8 = "DEFRAAUSJFKAACN6" + Self.digits(number, 4)
    let receptacles = (1...2).map { s8 + Self.digits($0, 3) + ($0 == 2 ? "1" : "0") + "00100" }
    var data: [String] = []
    var groups: [String] = []
    for (place, receptacle) in receptacles.enumerated() {
      groups += ["GID+\(place + 1)+1:BG", "PCI++\(receptacle)", "MEA+WT+G+KGM:10.0", "QTY+1:\(itemsEach)"]
      for _ in 0..<itemsEach {
        let serial = items.count
        var item = Item(
          id: "CC" + Self.digits(serial, 8) + "\(Self.checkDigit(serial))DE", receptacle: receptacle,
          hasData: serial % 7 != 0, isComplete: serial % 11 != 0, isLate: serial % 13 == 0)
        // Some data are for items that no dispatch announces.
        if serial % 17 == 0 { item.receptacle = nil }
        if item.receptacle != nil { groups += ["GIN+ML+\(item.id)", "MEA+WT+G+KGM:0.500"] }
        if item.hasData { data.append(Self.itemData(item)) }
        items.append(item)
      }
    }
    interchanges.append(Self.interchange("I\(number)", data))
    let header = [
      "BGM+785+\(s8)+9", "DTM+137:202603011000:203", "DTM+11:202603010945:203", "LOC+84+DEFRAA:108:139",
      "LOC+7+USJFKA:108:139", "TSR+A:115:139+++CN:117:139", "NAD+MS+DEA::139", "NAD+MR+USA::139",
      "TDT+20+LH0400+4++LH:172:3", "DTM+189:202603012300:203", "LOC+11+JFK::3",
    ]
    interchanges.append(Self.interchange("P\(number)", [Self.message("PREDES:2:1:UP", header + groups)]))
    interchanges.append(Self.interchange("C\(number)", [Self.consignment(number, receptacles)]))
  }

  private static func consignment(_ number: Int, _ receptacles: [String]) -> String {
    let header = [
      "BGM+785+DEFRAA\(digits(number, 6))+9", "DTM+137:202603011015:203", "RFF+AAM:02012345675",
      "LOC+84+DEFRAA:108:139", "LOC+7+USJFKA:108:139", "TDT+20+LH0400+4++LH:172:3",
      "DTM+189:202603012300:203", "LOC+11+JFK::3", "DTM+232:202603020300:203",
    ]
    let groups = receptacles.flatMap { ["GID+1+1:BG", "MEA+WT+G+KGM:10.0", "PCI++\($0)"] }
    return message("CARDIT:2:1:UP", header + groups)
  }

  /// Data are sent the day before loading or, when late, the day after it.
  static func itemData(_ item: Item) -> String {
    var segments = [
      "BGM+936+M-\(item.id)+9", "DTM+137:20260\(item.isLate ? "303" : "228")0900:203", "NAD+MS+DEA::139",
      "NAD+MR+USA::139", "GID+1+1", "PCI++\(item.id)", "DTM+200:20260227:102", "LOC+28+US::5",
      "TSR++++C:116:139", "GIS+11:136:139", "MEA+WT+G+KGM:0.500", "MOA+43:20.00:EUR",
      "NAD+CZ+++MAX MUSTERMANN+MUSTERWEG 1+BERLIN++10115+DE",
    ]
    segments.append(
      "NAD+CN+++\(item.isComplete ? "ERIKA SAMPLE" : "")+1 SAMPLE STREET+AUSTIN+TX+73301+US")
    segments += [
      "CST+1+610910", "FTX+AAA+++COTTON T-SHIRT", "LOC+27+DE::5", "QTY+1:1:PCE", "MEA+WT+N+KGM:0.400",
      "MOA+40:20.00:EUR", "CNT+11:1",
    ]
    return message("ITMATT:1:5:UP", segments)
  }

  static func message(_ type: String, _ segments: [String]) -> String {
    (["UNH+#+\(type)"] + segments + ["UNT+\(segments.count + 2)+#"]).map { $0 + "'\n" }.joined()
  }

  /// Numbers the messages and puts an envelope around them.
  static func interchange(
    _ reference: String, sender: String = "DE101", _ messages: [String]
  ) -> String {
    let numbered = messages.enumerated().map { $0.element.replacing("+#", with: "+\($0.offset + 1)") }
    return "UNB+UNOC:3+\(sender)+US101+260301:1000+\(reference)'\n" + numbered.joined()
      + "UNZ+\(messages.count)+\(reference)'\n"
  }

  static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(count - text.count, 0)) + text
  }

  /// UPU S10: weights 8 6 4 2 3 5 9 7, modulo 11.
  static func checkDigit(_ serial: Int) -> Int {
    let weighted = zip(digits(serial, 8), [8, 6, 4, 2, 3, 5, 9, 7]).map { ($0.wholeNumberValue ?? 0) * $1 }
    let check = 11 - weighted.reduce(0, +) % 11
    return check == 10 ? 0 : check == 11 ? 5 : check
  }
}
