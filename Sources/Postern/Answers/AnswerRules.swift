import SchemaLanguage

/// What the schemas say of answers: how they are written, and with which codes.
struct AnswerRules {
  let acknowledgement: AnswerTemplate
  let referral: AnswerTemplate
  /// Codes of data element 0083.
  let acknowledged: String
  let rejected: String
  /// The code of data element 0085 for what has no code of its own.
  let unspecified: String
  /// The most messages that are rejected by name, and the most errors that are told of each.
  let mostMessages: Int
  let mostErrors: Int

  /// - Throws: when the schemas in force lack what an answer needs.
  init(_ schemas: SchemaSet) throws(SetupError) {
    acknowledgement = try Self.template(role: "acknowledgement", schemas)
    referral = try Self.template(role: "referral", schemas)
    acknowledged = try Self.code(of: "acknowledged", in: "edifact/acknowledgements", schemas)
    rejected = try Self.code(of: "rejected", in: "edifact/acknowledgements", schemas)
    unspecified = try Self.code(of: "unspecified", in: "edifact/syntax-errors", schemas)
    mostMessages = acknowledgement.most("messages")
    mostErrors = acknowledgement.most("errors")
  }

  private static func template(role: String, _ schemas: SchemaSet) throws(SetupError) -> AnswerTemplate {
    for schema in schemas.messages where schema.role == role {
      if let template = schema.template { return template }
    }
    throw .configuration("no message schema of role \(role) says how to write the message")
  }

  private static func code(of meaning: String, in list: String, _ schemas: SchemaSet) throws(SetupError)
    -> String
  {
    let entry = schemas.codes[list]?.entries.first { $0.meaning.elementsEqual(meaning.utf8) }
    guard let entry else {
      throw .configuration("the code list \(list) has no code that means \(meaning)")
    }
    return entry.code
  }
}
