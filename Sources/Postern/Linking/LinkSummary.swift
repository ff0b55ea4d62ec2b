import Journal

/// What a run of linking adds to the summary.
struct LinkSummary {
  let counts: IntakeCounts
  /// Records of test messages.
  let tests: UInt64
  /// Records that name nothing that they could be tied to.
  let unidentified: UInt64

  var json: String {
    """
    {"messages":\(counts.messages),"items":\(counts.items),"nestings":\(counts.nestings),"events":\(counts.events),\
    "answers":\(counts.answers),"unidentified":\(unidentified),"test":\(tests)}
    """
  }

  var text: String {
    var text =
      "new        \(counts.messages) messages, \(counts.items) items, \(counts.nestings) items in receptacles, "
      + "\(counts.events) events, \(counts.answers) answers\n"
    if unidentified > 0 { text += "not linked \(unidentified) records without an identifier\n" }
    if tests > 0 { text += "not linked \(tests) records of test messages\n" }
    return text
  }
}
