import Foundation
import Generation
import Testing

@Suite struct EDIFACTTrafficTests {
  @Test(arguments: TrafficSettings.Message.allCases)
  func controlCountsAndReferencesAgreeUnlessTheFaultSaysSo(_ message: TrafficSettings.Message) throws {
    let traffic = Traffic(
      TrafficSettings(
        message: message, items: 1200, seed: 2, defectRate: 0.2, itemsPerMessage: 10,
        messagesPerInterchange: 4))
    var faults: [String: String] = [:]
    for line in try traffic.lines() {
      if let reference = line["message"] as? String {
        faults[reference] = (line["faults"] as? [String])?.first
      }
    }
    #expect(Set(faults.values).count == 3)

    var interchange = ""
    var reference = ""
    var messages = 0
    var count = 0
    for segment in NaiveInterchange(traffic.feed).segments {
      count += 1
      switch segment.tag {
      case "UNB": (interchange, messages) = (segment.at(5), 0)
      case "UNH":
        (reference, count) = (segment.at(1), 1)
        messages += 1
        #expect(
          segment[2] == (message == .itmatt ? ["ITMATT", "1", "5", "UP"] : ["CUSITM", "1", "0", "UP"]))
      case "UNT":
        #expect((segment.at(1) != "\(count)") == (faults[reference] == "wrongSegmentCount"))
        #expect((segment.at(2) != reference) == (faults[reference] == "wrongMessageReference"))
      case "UNZ":
        #expect(segment.at(1) == "\(messages)")
        #expect(segment.at(2) == interchange)
      default: break
      }
    }
  }

  @Test(arguments: TrafficSettings.Message.allCases)
  func truthHoldsWhatTheWireCarries(_ message: TrafficSettings.Message) throws {
    for seed: UInt64 in 1...3 {
      let traffic = Traffic(
        TrafficSettings(
          message: message, items: 600, seed: seed, defectRate: 0.2, itemsPerMessage: 6,
          messagesPerInterchange: 2))
      let read = NaiveRecord.records(NaiveInterchange(traffic.feed).segments)
      let items = try traffic.items()
      #expect(read.count == items.count)
      for (record, item) in zip(read, items) {
        #expect(record == item.record, "seed \(seed), \(item.id), \(item.faults)")
      }
    }
  }

  @Test func repertoiresSeparatorsAndVersionsVary() {
    let traffic = Traffic(
      TrafficSettings(items: 700, seed: 9, itemsPerMessage: 2, messagesPerInterchange: 1))
    let opened = NaiveInterchange(traffic.feed).segments.filter { $0.tag == "UNB" }
    #expect(Set(opened.map { $0.at(1) }) == ["UNOA", "UNOB", "UNOC", "UNOE", "UNOY", "UNOW"])
    let strings = Set(
      traffic.messages.filter { $0.starts(with: "UNA".utf8) }
        .map { String(decoding: $0[3..<9], as: UTF8.self) })
    #expect(strings.isSuperset(of: [":+.? '", ":+,? '", "^|.\\ ~", "\u{1F}\u{1D}.  \u{1C}"]))
    for segment in opened {
      #expect(segment.at(4).count == (segment.at(1, 2) == "4" ? 8 : 6))
    }
  }

  @Test func basicRepertoiresHoldCapitalsAlone() {
    let allowed = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,-()/=!\"%&*;<>'+:?".utf8)
    let traffic = Traffic(
      TrafficSettings(items: 800, seed: 4, itemsPerMessage: 4, messagesPerInterchange: 1))
    var checked = 0
    for message in traffic.messages {
      let segments = NaiveInterchange(message).segments
      guard ["UNOA", "UNOB"].contains(segments[0].at(1)) else { continue }
      checked += 1
      for value in segments.joined().joined() {
        #expect(value.utf8.allSatisfy(allowed.contains), "\(value)")
      }
    }
    #expect(checked > 5)
  }

  @Test func elementsKeepTheirLengths() {
    let traffic = Traffic(TrafficSettings(items: 1000, seed: 6, defectRate: 0.1))
    for segment in NaiveInterchange(traffic.feed).segments where segment.tag == "NAD" {
      for (element, limit) in [(4, 35), (5, 35), (6, 35), (7, 9), (8, 17), (9, 3)]
      where element < segment.count {
        #expect(segment[element].allSatisfy { $0.unicodeScalars.count <= limit }, "\(segment)")
      }
    }
  }

  @Test func withoutLineBreaksThereAreNone() {
    let traffic = Traffic(TrafficSettings(items: 500, lineBreaks: false))
    #expect(!traffic.feed.contains(10) && !traffic.feed.contains(13))
  }

  @Test func receptacleIdentifiersHaveTheirShape() throws {
    let items = try Traffic(TrafficSettings(message: .cusitm, items: 500, seed: 12)).items()
    let receptacles = items.compactMap { $0.value("conveyance.receptacle") as? String }
    #expect(receptacles.count > 300)
    let shape = /[A-Z]{2}[A-Z]{4}US[A-Z]{4}[A-D][A-Z]{2}6[0-9]{4}[0-9]{3}[0-9][01][0-9]{4}/
    #expect(receptacles.allSatisfy { $0.count == 29 && $0.wholeMatch(of: shape) != nil })
  }
}
