/// What this program does itself, over and over in a process of its own: a bound, or a part of Postern's work.
enum Stage: String, CaseIterable {
  case read, index, indexWhole, copy, sax, inflate, zstd, disk
  case tokens, edifact, edifactLines, edifactLines2
  case unpackGzip, unpackZstandard, edifactGzip, edifactZstandard
  case xml, xmlLines, xmlLines2, xmlGzip, xmlZstandard
  case schemas

  var title: String {
    switch self {
    case .read: "read(2) alone"
    case .index: "service characters to an index (AVX2)"
    case .indexWhole: "the same, the whole file in memory"
    case .copy: "index, and every token copied"
    case .sax: "libxml2 SAX2 push, empty callbacks"
    case .inflate: "zlib alone"
    case .zstd: "libzstd alone"
    case .disk: "as many bytes as the journal, with fsync"
    case .tokens: "EDIFACT syntax events"
    case .edifact: "EDIFACT decode"
    case .edifactLines: "EDIFACT decode, validate, NDJSON"
    case .edifactLines2: "EDIFACT decode, validate, NDJSON, 2 jobs"
    case .unpackGzip: "gzip input, unpacked only"
    case .unpackZstandard: "zstd input, unpacked only"
    case .edifactGzip: "EDIFACT to NDJSON from gzip"
    case .edifactZstandard: "EDIFACT to NDJSON from zstd"
    case .xml: "XML decode"
    case .xmlLines: "XML decode, validate, NDJSON"
    case .xmlLines2: "XML decode, validate, NDJSON, 2 jobs"
    case .xmlGzip: "XML to NDJSON from gzip"
    case .xmlZstandard: "XML to NDJSON from zstd"
    case .schemas: "embedded schemas, from YAML to programs"
    }
  }

  var feed: Feeds.Kind? {
    switch self {
    case .read, .index, .indexWhole, .copy, .disk, .tokens, .edifact, .edifactLines, .edifactLines2: .edifact
    case .inflate, .unpackGzip, .edifactGzip: .edifactGzip
    case .zstd, .unpackZstandard, .edifactZstandard: .edifactZstandard
    case .sax, .xml, .xmlLines, .xmlLines2: .xml
    case .xmlGzip: .xmlGzip
    case .xmlZstandard: .xmlZstandard
    case .schemas: nil
    }
  }

  /// Whether processor time says nothing about speed: several threads work, or the disk does.
  var countsClock: Bool {
    switch self {
    case .edifactLines2, .xmlLines2, .disk, .schemas: true
    default: false
    }
  }
}
