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

      With --network it makes the messages of a whole network: ITMATT, PREDES, CARDIT, RESDIT, EMSEVT and CUSRSP, one
      in each interchange and in random order. The truth then says of each item whether it was announced and whether
      its data came in time, and has totals for each origin operator.

        postern generate --network --items 1000000 --seed 7 --without-data 0.03 --truth truth.ndjson -o network.edi
      """)

  @Flag(help: "Makes all messages about the items of a network, in place of one kind.")
  var network = false

  @Flag(help: "With --network: dispatch by dispatch, and not in random order.")
  var inOrder = false

  @Option(help: "With --network: the share of items that PREDES names and no ITMATT describes, 0 to 1.")
  var withoutData: Double = 0

  @Option(help: "With --network: the share of items that ITMATT describes and no PREDES names, 0 to 1.")
  var neverDispatched: Double = 0

  @Option(help: "With --network: the share of items whose ITMATT comes after the flight has left, 0 to 1.")
  var late: Double = 0

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
    let shares = [withoutData, neverDispatched, late]
    guard shares.allSatisfy({ (0...1).contains($0) }), shares.reduce(0, +) <= 1 else {
      throw ValidationError(
        "--without-data, --never-dispatched and --late are 0 to 1, and 1 together at the most")
    }
    if network, items > NetworkSettings.mostItems {
      throw ValidationError("--items is \(NetworkSettings.mostItems) at the most with --network")
    }
    if !network, inOrder || shares != [0, 0, 0] {
      throw ValidationError("--in-order, --without-data, --never-dispatched and --late need --network")
    }
    if network, defects > 0 {
      throw ValidationError(
        "--defects is not for --network; see --without-data, --never-dispatched and --late")
    }
  }

  func run() throws {
    do {
      if network { try generateNetwork() } else { try generateMessages() }
    } catch let error as OutputError {
      if error.isBrokenPipe { throw ExitStatus.clean }
      throw StandardError.fail(error.description, .inputOrOutputFailed)
    }
  }

  private func generateMessages() throws {
    let settings = TrafficSettings(
      message: TrafficSettings.Message(rawValue: message.lowercased()) ?? .itmatt, syntax: syntax,
      items: items,
      seed: seed, defectRate: defects, itemsPerMessage: perMessage)
    var generator = TrafficGenerator(settings: settings)
    try write { feed, lines in generator.next(into: &feed, truth: &lines) }
  }

  private func generateNetwork() throws {
    let settings = NetworkSettings(
      items: items, seed: seed, withoutData: withoutData, neverDispatched: neverDispatched, late: late,
      isShuffled: !inOrder)
    var generator = NetworkGenerator(settings: settings)
    try write { feed, lines in generator.next(into: &feed, truth: &lines) }
  }

  /// Writes what a generator makes, a stretch at a time.
  private func write(_ next: (_ feed: inout [UInt8], _ truth: inout [UInt8]) -> Bool) throws {
    let feedStream = try output.map { try OutputStream(path: $0) } ?? OutputStream.standardOutput
    let truthStream = try truth.map { try OutputStream(path: $0) }
    var feed: [UInt8] = []
    var lines: [UInt8] = []
    while next(&feed, &lines) {
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
