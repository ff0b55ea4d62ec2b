import ArgumentParser
import Generation
import Postern

/// `postern generate`: made-up traffic of any size, the same for the same seed.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Makes realistic, made-up traffic, with a known share of faults.",
    discussion: """
      Example:
        postern generate --message ITMATT --syntax edifact --items 1000 --seed 7 --defects 0.05 \\
          --truth truth.ndjson -o feed.edi
      """)

  @Option(help: "The message: ITMATT or CUSITM.")
  var message: String = "ITMATT"

  @Option(help: "The syntax: edifact or xml.")
  var syntax: TrafficSettings.Syntax = .edifact

  @Option(help: "How many items.")
  var items: Int = 1000

  @Option(help: "The seed; the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "The share of items, and of messages, with one fault each: 0 to 1.")
  var defects: Double = 0

  @Option(help: "Items in a message.")
  var perMessage: Int = 100

  @Option(help: "Writes what a perfect decoder would read, one line an item, with the faults made.")
  var truth: String?

  @Option(name: [.short, .customLong("output")], help: "The file to write; standard output when left out.")
  var output: String?

  func validate() throws {
    guard TrafficSettings.Message(rawValue: message.lowercased()) != nil else {
      throw ValidationError("--message is ITMATT or CUSITM, not \(message)")
    }
    guard items >= 0, perMessage > 0, (0...1).contains(defects) else {
      throw ValidationError("--items is 0 or more, --per-message 1 or more, --defects 0 to 1")
    }
  }

  func run() throws {
    let settings = TrafficSettings(
      message: TrafficSettings.Message(rawValue: message.lowercased()) ?? .itmatt, syntax: syntax,
      items: items,
      seed: seed, defectRate: defects, itemsPerMessage: perMessage)
    do {
      try generate(settings)
    } catch let error as OutputError {
      if error.isBrokenPipe { throw ExitStatus.clean }
      throw StandardError.fail(error.description, .inputOrOutputFailed)
    }
  }

  private func generate(_ settings: TrafficSettings) throws {
    let feedStream = try output.map { try OutputStream(path: $0) } ?? OutputStream.standardOutput
    let truthStream = try truth.map { try OutputStream(path: $0) }
    var generator = TrafficGenerator(settings: settings)
    var feed: [UInt8] = []
    var lines: [UInt8] = []
    while generator.next(into: &feed, truth: &lines) {
      if feed.count >= 1 << 18 { try write(&feed, to: feedStream) }
      if lines.count >= 1 << 18 { try write(&lines, to: truthStream) }
    }
    try write(&feed, to: feedStream)
    try write(&lines, to: truthStream)
    try feedStream.close()
    try truthStream?.close()
  }

  private func write(_ bytes: inout [UInt8], to stream: OutputStream?) throws {
    try stream?.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

extension TrafficSettings.Syntax: ExpressibleByArgument {}
