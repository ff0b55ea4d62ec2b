import Journal

/// What a run of linking adds to the summary.
enum LinkSummary {
  static func json(_ counts: IntakeCounts, tests: UInt64) -> String {
    """
    {"messages":\(counts.messages),"items":\(counts.items),"nestings":\(counts.nestings),"events":\(counts.events),\
    "answers":\(counts.answers),"testRecords":\(tests)}
    """
  }

  static func text(_ counts: IntakeCounts, tests: UInt64) -> String {
    var text =
      "new        \(counts.messages) messages, \(counts.items) items, \(counts.nestings) items in receptacles, "
      + "\(counts.events) events, \(counts.answers) answers\n"
    if tests > 0 { text += "test       \(tests) records of test messages were not linked\n" }
    return text
  }
}
