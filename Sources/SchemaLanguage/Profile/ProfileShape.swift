extension KindShape {
  /// Profiles: what a record must hold for a purpose.
  public static let profile = KindShape(
    kind: "profile", title: "Profile",
    description: "What a record must hold for a purpose, and whom it concerns.",
    hasExamples: true,
    keys: [
      .required("applies", applies, "Which records the rules are for."),
      .required("rules", .list(of: rule), "The rules, in the order in which findings are told."),
      .optional("overlays", .list(of: overlay), "Deviations agreed with partners."),
    ])

  private static var applies: Shape {
    .object([
      .optional("channel", .oneOf(["postal", "express"]), "How the goods travel; any when left out."),
      .optional("role", roles, "The role of the record, or several; any when left out."),
      .optional(
        "when", .prose, "What else must hold for all rules, such as: source.action not in [cancel, delete]."),
    ])
  }

  private static var roles: Shape {
    .either([.oneOf(MessageSchema.roles), .list(of: .oneOf(MessageSchema.roles))])
  }

  private static var rule: Shape {
    .object([
      .required("id", .text(.findingCode), "The stable code of its findings; unique over all profiles."),
      .optional(
        "require", .either([.text(.elementPath), .list(of: .text(.elementPath), count: 1...32)]),
        "The element that must be there, or several."),
      .optional("any", .boolean, "true: one of the required elements is enough."),
      .optional("check", .prose, "What must hold, such as: item.id is s10."),
      .optional("when", .prose, "When the rule applies, such as: item.category = gift."),
      .optional("role", roles, "The roles of the records it is for; those of the profile when left out."),
      .optional("terms", .text(.schemaID), "The list of terms for \"is vague\"."),
      .optional(
        "match", .oneOf(TermsDocument.Match.allCases.map(\.rawValue)),
        "whole: the whole text is a term; word: a term occurs in it; among: a term occurs in it and is not all of it; as the list says when left out."
      ),
      .optional(
        "codes", .text(.codeListID), "The code list for \"is listed\" and \"is serviceIndicatorAgrees\"."),
      .optional("severity", severity, "How grave a finding is; error when left out."),
      .optional("since", .date, "The first day on which the rule is in force."),
      .optional("until", .date, "The last day on which the rule is in force."),
      .optional("title", .line, "What is wrong, in a few words."),
      .optional("message", .line, "What is told, with {value}, {expected}, {count} and {element}."),
      .optional("hint", .line, "A word of help to go with the message."),
      .optional("cause", .prose, "How it comes about."),
      .optional("example", .prose, "A case of it."),
      .optional("remedy", .prose, "What to do."),
      .optional("basis", .line, "Where it is laid down."),
    ])
  }

  /// A deviation for some partners.
  static var overlay: Shape {
    .object([
      .required(
        "for",
        .map(keys: .elementPath, values: .either([.line, .list(of: .line, count: 1...1000)])),
        "Elements of source and the values that make the deviation apply; all of them must fit."),
      .optional(
        "set", .map(keys: .findingCode, values: change), "Rules whose findings get another severity."),
      .optional("suppress", .map(keys: .findingCode, values: suppression), "Rules that are left out."),
    ])
  }

  private static var change: Shape {
    .object([
      .required("severity", severity, "The severity instead."),
      .required("reason", .line, "Why; told by schema explain."),
      .optional("until", .date, "The last day of the deviation."),
    ])
  }

  private static var suppression: Shape {
    .object([
      .required("reason", .line, "Why; told by schema explain."),
      .optional("until", .date, "The last day of the deviation."),
    ])
  }
}
