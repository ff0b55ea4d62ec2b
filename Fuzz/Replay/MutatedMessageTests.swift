import Foundation
import Testing

/// Messages that were changed as one who knows their syntax would: every byte of every one is in one account.
@Suite("Mutated messages", .serialized) struct MutatedMessageTests {
  /// So many in the suite; `sh Tests/mutated-messages.sh` takes a million.
  private static let wanted =
    ProcessInfo.processInfo.environment["POSTERN_MUTATIONS"].flatMap { UInt64($0) } ?? 5000

  @Test func bytesBalanceToTheLastOne() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Seeds/feed")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let seeds = try names.map { [UInt8](try Data(contentsOf: folder.appending(path: $0))) }
    #expect(seeds.count > 20)
    let reading = try BalancedReading()
    let started = ContinuousClock.now
    var feeds: UInt32 = 0
    while reading.messages < Self.wanted {
      var random = MutationRandom(seed: feeds)
      let seed = seeds[Int(feeds) % seeds.count]
      let syntax = seed.withUnsafeBytes { Syntax(of: $0, count: $0.count, &random) }
      let mutated = syntax.mutated(seed, &random)
      do {
        try mutated.withUnsafeBytes { try reading.check($0) }
      } catch {
        Issue.record("mutation \(feeds) of \(names[Int(feeds) % names.count]): \(error)")
        break
      }
      feeds += 1
    }
    print(
      "\(reading.messages) messages in \(feeds) feeds, \(reading.bytes) bytes, \(started.duration(to: .now))")
  }
}
