/// A run of the shipped command, or of `cat` and the like beside it, as a process of its own from start to end.
enum Command: CaseIterable {
  case decode, validate, decodeAugust, worksheet, worksheetTable, link
  case pipe, decodeInPipe
  case nothing, version, decodeNothing, listSchemas, firstRecord, firstRecordXML

  var title: String {
    switch self {
    case .decode: "postern decode, three profiles"
    case .validate: "postern validate, three profiles"
    case .decodeAugust: "postern decode of the same feed"
    case .worksheet: "postern worksheet, as XLSX and CSV"
    case .worksheetTable: "postern worksheet, as CSV"
    case .link: "postern link, a new journal"
    case .pipe: "cat FEED | cat | cat"
    case .decodeInPipe: "cat FEED | postern decode | cat"
    case .nothing: "/bin/true"
    case .version: "start: postern --version"
    case .decodeNothing: "start: three profiles, an empty feed"
    case .listSchemas: "start: postern schema list"
    case .firstRecord: "start to first record, EDIFACT"
    case .firstRecordXML: "start to first record, XML"
    }
  }

  var feed: Feeds.Kind? {
    switch self {
    case .decode, .validate, .link, .pipe, .decodeInPipe: .edifact
    case .decodeAugust, .worksheet, .worksheetTable: .august
    case .nothing, .version, .decodeNothing, .listSchemas, .firstRecord, .firstRecordXML: nil
    }
  }

  /// Whether several processes or threads work, or what matters is how long one waits.
  var countsClock: Bool {
    switch self {
    case .decode, .validate, .decodeAugust, .worksheet, .worksheetTable: false
    default: true
    }
  }

  /// How often it runs in a round: a start is over so soon that one alone tells little.
  var repetitions: Int { feed == nil ? 4 : 1 }
}
