import Foundation
import Generation

/// Made-up traffic in one piece, and its truth read back.
struct Traffic {
  struct Item {
    let id: String
    let faults: [String]
    let record: NSDictionary

    /// The value at a path such as `sender.address.city`.
    func value(_ path: String) -> Any? {
      path.split(separator: ".").reduce(record as Any?) { ($0 as? NSDictionary)?[String($1)] }
    }
  }

  var feed: [UInt8] = []
  var truth: [UInt8] = []
  /// Where each message ends in `feed`.
  var ends: [Int] = []

  init(_ settings: TrafficSettings) {
    var generator = TrafficGenerator(settings: settings)
    while generator.next(into: &feed, truth: &truth) { ends.append(feed.count) }
  }

  /// All truth lines, parsed.
  func lines() throws -> [NSDictionary] {
    try truth.split(separator: UInt8(ascii: "\n")).map {
      try JSONSerialization.jsonObject(with: Data($0)) as? NSDictionary ?? [:]
    }
  }

  func items() throws -> [Item] {
    try lines().filter { $0["record"] != nil }.map {
      Item(
        id: $0["id"] as? String ?? "-", faults: $0["faults"] as? [String] ?? ["-"],
        record: $0["record"] as? NSDictionary ?? [:])
    }
  }

  /// Each message, or document, with what surrounds it.
  var messages: [[UInt8]] {
    zip([0] + ends, ends).map { Array(feed[$0..<$1]) }
  }
}
