/// The doors through which strangers' bytes come, each with what must hold for any bytes.
public enum FuzzTarget: String, CaseIterable, Sendable {
  /// A whole feed through the feed decoder.
  case feed
  /// Segments, against a slow and obvious tokenizer.
  case edifact
  /// XML documents through the tape reader.
  case xml
  /// JSON values, feeds of JSON, and Postern's own records.
  case json
  /// gzip and Zstandard.
  case compressed
  /// S8, S9, S10, IMPC, operators, consignments, air waybills, HS numbers.
  case identifiers
  /// Decimal numbers, weights, dates, moments and their patterns.
  case numbersAndDates = "numbers-and-dates"
  /// A schema file in YAML, and reading a feed by it.
  case schemas
  /// CSV tables of rates of duty; the first line says which table.
  case tables
  /// Worksheets that someone made, in CSV or as a spreadsheet, as reconciling reads them.
  case worksheets
  /// What answers a feed, read again.
  case answers
  /// Decoding and validating with all profiles, from descriptor to descriptor.
  case pipeline

  /// Reads the input, and checks what must hold.
  ///
  /// - Throws: ``PropertyFailure`` for the first property that does not hold.
  public func check(_ input: UnsafeRawBufferPointer) throws {
    let budget = TimeBudget(bytes: input.count)
    switch self {
    case .feed: try FeedProperties.check(input)
    case .edifact: try SegmentProperties.check(input)
    case .xml: try DocumentProperties.check(input)
    case .json: try ValueProperties.check(input)
    case .compressed: try CompressionProperties.check(input)
    case .identifiers: try IdentifierProperties.check(input)
    case .numbersAndDates: try NumberProperties.check(input)
    case .schemas: try SchemaProperties.check(input)
    case .tables: try RateTableProperties.check(input)
    case .worksheets: try WorksheetProperties.check(input)
    case .answers: try AnswerProperties.check(input)
    case .pipeline: try PipelineProperties.check(input)
    }
    try budget.check()
  }
}
