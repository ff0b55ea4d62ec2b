internal import GRDB

/// From an item to what was said of it by customs, and before loading.
extension JournalReader {
  /// The latest response of customs and the latest referral with the reply to it; empty where there is none, or where
  /// the latest was withdrawn.
  ///
  /// Which referral is the latest is a matter of one clock, that of who refers. A reply has another clock, and is
  /// found by the identifier of the referral.
  ///
  /// - Parameter referralCodes: the codes that refer; all others reply.
  func answers(
    ofItem item: UnsafeRawBufferPointer, referralCodes: Set<String>
  ) throws(JournalError) -> ItemAnswers {
    try store.write { database in
      let statements = try self.statements(database)
      let given = try self.given(ofItem: item, statements)
      var answers = ItemAnswers()
      if let response = try latest(of: given.filter { $0.kind == .response }, statements) {
        answers.customsReference = response.value(.reference)
        answers.decision = response.value(.decision)
        answers.decisionCode = response.value(.code)
        answers.reasonCode = response.value(.reasonCode)
        answers.clearedAt = response.value(.at)
        answers.releasedAt = response.value(.releasedAt)
      }
      let referrals = given.filter { $0.kind == .referral }
      if let referral = try latest(
        of: referrals.filter { referralCodes.contains($0.text(.code)) }, statements)
      {
        answers.referralCode = referral.value(.code)
        answers.referralID = referral.value(.reference)
        answers.referralAt = referral.value(.at)
        let replies = referrals.filter {
          !referralCodes.contains($0.text(.code)) && $0.text(.reference) == referral.text(.reference)
        }
        answers.replyCode = try latest(of: replies, statements)?.value(.code)
      }
      return answers
    }
  }

  private func given(
    ofItem item: UnsafeRawBufferPointer, _ statements: ReaderStatements
  ) throws -> [GivenAnswer] {
    let find = statements.answers
    find.bind(1, text: item)
    defer { find.reset() }
    var given: [GivenAnswer] = []
    while try find.step() {
      given.append(
        GivenAnswer(
          message: find.integer(0), kind: AnswerEntry.Kind(rawValue: find.integer(1)),
          texts: GivenAnswer.Column.allCases.map { find.text($0.rawValue) }))
    }
    return given
  }

  private func latest(of given: [GivenAnswer], _ statements: ReaderStatements) throws -> GivenAnswer? {
    var best: GivenAnswer?
    var bestRank = MessageRank.none
    var isLive = false
    for answer in given {
      let state = try state(of: answer.message, statements)
      var rank = state.rank
      // Responses in XML do not say when they were prepared; the time of the decision stands for it.
      if state.prepared == nil, let at = answer.decidedAt { rank.order = at.order }
      guard best == nil || rank > bestRank else { continue }
      best = answer
      bestRank = rank
      isLive = state.isLive
    }
    return isLive ? best : nil
  }
}

/// What one message answered about an item.
private struct GivenAnswer {
  /// The columns of the statement that hold texts.
  enum Column: Int32, CaseIterable {
    case decision = 2
    case code, reasonCode, reference, at, releasedAt
  }

  let message: Int64
  let kind: AnswerEntry.Kind?
  /// In the order of the columns; empty where there is nothing.
  let texts: [String]

  func value(_ column: Column) -> LinkedValue? {
    let text = text(column)
    return text.isEmpty ? nil : LinkedValue(text: text, message: message)
  }

  var decidedAt: Moment? { Moment(text(.releasedAt)) ?? Moment(text(.at)) }

  func text(_ column: Column) -> String { texts[Int(column.rawValue - Column.decision.rawValue)] }
}
