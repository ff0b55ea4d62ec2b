import Foundation
import Testing

/// Answers to interchanges, and that Postern reads them.
@Suite struct AcknowledgeTests {
  private func answer(_ feed: String, _ options: String = "") throws -> (text: String, decoded: CommandResult)
  {
    try Repository.withDirectory { directory in
      let path = Repository.samples.appending(path: feed).path
      let answer = try Repository.shell(
        "postern ack '\(path)' --prepared-at 2026-11-24T09:30 \(options) 2>/dev/null", in: directory)
      try Data(answer.output.utf8).write(to: directory.appending(path: "answer.edi"))
      return (answer.output, try Repository.shell("postern decode answer.edi", in: directory))
    }
  }

  @Test func soundInterchangeIsAcknowledged() throws {
    let (text, decoded) = try answer("01-sale/feed.edi")
    #expect(text.components(separatedBy: "UCI+").count == 2 && !text.contains("UCM+"))
    #expect(decoded.status == 0 && decoded.objects("finding").isEmpty)
    let answered = decoded.objects("record").first?["acknowledgement"] as? [String: Any]
    #expect(answered?["action"] as? String == "acknowledged")
  }

  @Test func wrongCountsRejectTheInterchange() throws {
    let (_, decoded) = try answer("20-wrong-counts/feed.edi")
    #expect(decoded.status == 0)
    let answers = decoded.objects("record").compactMap { $0["acknowledgement"] as? [String: Any] }
    let interchange = answers.first { $0["message"] == nil }
    #expect(interchange?["action"] as? String == "rejected" && interchange?["errorCode"] as? String == "29")
    let errors = decoded.objects("record").compactMap { $0["errors"] as? [[String: Any]] }.first ?? []
    #expect(errors.compactMap { $0["code"] as? String } == ["29", "28"])
  }

  @Test func unknownMessageIsRejectedByName() throws {
    let (_, decoded) = try answer("18-unknown-message/feed.edi")
    let answers = decoded.objects("record").compactMap { $0["acknowledgement"] as? [String: Any] }
    let message = answers.first { $0["message"] != nil }
    #expect(message?["messageType"] as? String == "INVRPT" && message?["errorCode"] as? String == "14")
  }

  @Test func failingItemsAreReferred() throws {
    let (text, decoded) = try answer("11-missing-addressee/feed.edi", "--profile us.mail.aed --referral")
    #expect(decoded.status == 0)
    let referrals = decoded.objects("record").filter { $0["role"] as? String == "referral" }
    #expect(referrals.compactMap { ($0["item"] as? [String: Any])?["id"] as? String }.count == 2)
    #expect(text.contains("STS++RFI"))
    #expect(!text.contains("SHENZHEN"), "nothing personal goes out")
  }

  /// An answer goes from the receiver to the sender, and names the reference: without one of them it would be none.
  @Test(arguments: ["++US101+260301:0912+4711", "+CN101++260301:0912+4711", "+CN101+US101+260301:0912"])
  func whatCannotBeAnswered(_ header: String) throws {
    let feed = "UNB+UNOC:3\(header)'UNH+1+ITMATT:1:5:UP'BGM+936+A+9'UNT+3+1'UNZ+1+4711'"
    let result = try Repository.withDirectory { directory in
      try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
      return try Repository.shell("postern ack feed.edi --prepared-at 2026-11-24T09:30", in: directory)
    }
    #expect(result.output.isEmpty)
    #expect(result.errors.contains("1 interchanges without sender, receiver or control reference"))
  }

  /// UCM must name the message it rejects; one without a reference is rejected with its interchange.
  @Test func aMessageWithoutAReference() throws {
    let feed = "UNB+UNOC:3+CN101+US101+260301:0912+4711'UNH++NONAME:1:1:UP'BGM+936+A+9'UNT+3+1'UNZ+1+4711'"
    let result = try Repository.withDirectory { directory in
      try Data(feed.utf8).write(to: directory.appending(path: "feed.edi"))
      return try Repository.shell("postern ack feed.edi --prepared-at 2026-11-24T09:30", in: directory)
    }
    #expect(result.output.contains("UCI+4711+CN101+US101+4+"), "\(result.output)")
    #expect(!result.output.contains("UCM"), "\(result.output)")
  }

  @Test func answersAreNotAnswered() throws {
    #expect(try answer("28-acknowledgements/feed.edi").text.isEmpty)
  }

  /// What the answers look like stands in the message schemas that read them.
  @Test func answersAreWrittenAsTheSchemasSay() throws {
    let feed = Repository.samples.appending(path: "11-missing-addressee/feed.edi").path
    let answer = try Repository.withDirectory { directory in
      let change =
        "sed -i 's/BGM+23+RF/BGM+999+REF-/; s/RFF+AGO:RF/RFF+AGO:REF-/' s/messages/upu/itmref.edifact.yaml"
      let ack = "postern ack '\(feed)' --schemas s --profile us.mail.aed --referral --reference 7"
      return try Repository.shell("postern schema export s && \(change) && \(ack)", in: directory)
    }
    #expect(answer.output.contains("BGM+999+REF-7+9'") && answer.output.contains("RFF+AGO:REF-7-1'"))
    let mistake = try Repository.withDirectory { directory in
      let change = "sed -i 's/{interchange}/{interchnage}/' s/messages/edifact/contrl.yaml"
      return try Repository.shell(
        "postern schema export s && \(change) && postern schema check s", in: directory)
    }
    #expect(mistake.status != 0)
    #expect((mistake.output + mistake.errors).contains("{interchnage}"))
  }

  /// As decode does: what is complete is written, and the end says that there is more.
  @Test func isInterrupted() throws {
    let feed = Repository.samples.appending(path: "01-sale/feed.edi").path
    let script = """
      mkfifo p
      # The second interchange is on its way when the signal comes.
      (cat '\(feed)'; head -c 400 '\(feed)'; exec sleep 60) > p & writer=$!
      # Threads of tests block signals, and what they start inherits that.
      env --default-signal=INT,USR1 '\(Repository.postern.path)' ack p > answers 2> errors & ack=$!
      # It watches for the signal (2) once it reads.
      for try in $(seq 300); do
        grep -q 'SigCgt:.*[2367abef]$' /proc/$ack/status && break
        sleep 0.1
      done
      sleep 2; kill -INT $ack; wait $ack; echo status $?; kill $writer; cat answers errors
      """
    let answer = try Repository.withDirectory { try Repository.shell(script, in: $0) }
    #expect(answer.output.contains("status 0"))
    #expect(answer.output.components(separatedBy: "UCI+").count == 2)
    #expect(answer.output.contains("1 interchange not read to its end"))
    #expect(answer.output.contains("stopped before the end of the input"))
  }

  @Test func anInterchangeThatWeCouldNotReadIsNotRejected() throws {
    let feeds = ["01-sale", "02-gift"].map { Repository.samples.appending(path: $0 + "/feed.edi").path }
    let (answer, cut) = try Repository.withDirectory { directory in
      let pack = "cat '\(feeds[0])' '\(feeds[1])' | gzip -c > whole.gz"
      // The first interchange is whole in it, and of the second some segments.
      let cut = "head -c $(($(wc -c < whole.gz) * 9 / 10)) whole.gz > cut.gz"
      let ack = "postern ack cut.gz --prepared-at 2026-11-24T09:30 2>errors"
      let answer = try Repository.shell("\(pack); \(cut); \(ack)", in: directory)
      return (answer, try String(contentsOf: directory.appending(path: "errors"), encoding: .utf8))
    }
    #expect(answer.status == 3)
    #expect(answer.output.components(separatedBy: "UCI+").count == 2, "the whole one is answered")
    #expect(!answer.output.contains("UCM+"), "no message is rejected for what was not read")
    #expect(cut.contains("1 interchange not read to its end"))
  }
}
