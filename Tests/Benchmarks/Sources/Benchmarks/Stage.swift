/// What is measured: a bound, or a part of Postern's work on one file.
enum Stage: String, CaseIterable {
  case read, index, indexWhole, copy, sax
  case tokens, edifact, edifactLines, edifactLines2, edifactGzip, edifactZstandard
  case xml, xmlLines, xmlLines2, xmlGzip, xmlZstandard
  case schemas

  /// Which of the generated files it reads.
  enum Input { case edifact, xml, none }

  var title: String {
    switch self {
    case .read: "bound: read(2) alone"
    case .index: "bound: service characters to an index (AVX2)"
    case .indexWhole: "bound: the same, the whole file in memory"
    case .copy: "bound: index, and every token copied"
    case .sax: "bound: libxml2 SAX2 push, empty callbacks"
    case .tokens: "EDIFACT syntax events"
    case .edifact: "EDIFACT decode"
    case .edifactLines: "EDIFACT decode, validate, NDJSON, 1 job"
    case .edifactLines2: "EDIFACT decode, validate, NDJSON, 2 jobs"
    case .edifactGzip: "EDIFACT, the same from gzip, 1 job"
    case .edifactZstandard: "EDIFACT, the same from zstd, 1 job"
    case .xml: "XML decode"
    case .xmlLines: "XML decode, validate, NDJSON, 1 job"
    case .xmlLines2: "XML decode, validate, NDJSON, 2 jobs"
    case .xmlGzip: "XML, the same from gzip, 1 job"
    case .xmlZstandard: "XML, the same from zstd, 1 job"
    case .schemas: "embedded schemas, from YAML to programs"
    }
  }

  var input: Input {
    switch self {
    case .read, .index, .indexWhole, .copy, .tokens, .edifact, .edifactLines, .edifactLines2, .edifactGzip,
      .edifactZstandard:
      .edifact
    case .sax, .xml, .xmlLines, .xmlLines2, .xmlGzip, .xmlZstandard: .xml
    case .schemas: .none
    }
  }

  /// What stands behind the name of the file that it reads.
  var suffix: String {
    switch self {
    case .edifactGzip, .xmlGzip: ".gz"
    case .edifactZstandard, .xmlZstandard: ".zst"
    default: ""
    }
  }

  /// The bound that it is compared with.
  var bound: Stage? {
    switch self {
    case .read, .index, .indexWhole, .copy, .sax, .schemas: nil
    case .tokens: .index
    case .edifact, .edifactLines, .edifactLines2, .edifactGzip, .edifactZstandard: .copy
    case .xml, .xmlLines, .xmlLines2, .xmlGzip, .xmlZstandard: .sax
    }
  }

  /// A second bound, for a row of its own.
  var otherBound: Stage? { self == .tokens ? .indexWhole : nil }

  /// The share of the bound that section 5 of the design asks for.
  var target: Double? {
    switch self {
    case .tokens: 0.6
    case .edifactLines: 0.35
    case .xmlLines: 0.85
    default: nil
    }
  }

  /// Items in a second that section 5 of the design asks for.
  var itemTarget: Double? {
    switch self {
    case .edifactLines: 200_000
    case .edifactLines2: 380_000
    default: nil
    }
  }

  /// Whether several threads work: processor time then says nothing about speed.
  var isParallel: Bool { self == .edifactLines2 || self == .xmlLines2 }
}
