internal import Vocabulary

extension KindShape {
  /// The dictionary of elements.
  public static let dictionary = KindShape(
    kind: "dictionary", title: "Dictionary",
    description: "The elements of a record, in the order in which it is written.",
    keys: [
      .optional("parts", .map(keys: .name, values: part), "The repeating parts of a record."),
      .required("elements", .map(keys: .elementPath, values: element), "The elements, by their paths."),
    ])

  private static var part: Shape {
    .object([
      .required("title", .line, "Its name for people."),
      .required("meaning", .line, "What it is, in a line."),
      .required("limit", .integer(1...100_000), "The most rows of a record."),
    ])
  }

  private static var element: Shape {
    .object([
      .required("type", .oneOf(ElementType.allCases.map(\.rawValue)), "What kind of value it is."),
      .required("title", .line, "Its name for people."),
      .required("meaning", .line, "What it is, in a line."),
      .required("limit", .integer(1...65_536), "The most bytes (UTF-8) of one value."),
      .optional("repeats", .integer(2...1000), "The most values; only for lists."),
      .optional("personal", .boolean, "Whether it is about a person; masked in findings."),
      .optional("wco", .line, "Its id in the WCO Data Model."),
      .optional("cfr", .list(of: .line), "The paragraphs of Title 19 CFR that ask for it."),
      .optional(
        "purposes", .list(of: .oneOf(["targeting", "duty", "statistics"]), count: 1...3),
        "What the value may be used for (19 USC 1415(a)(3)(F))."),
      .optional("codes", .text(.codeListID), "The code list that its values come from."),
      basis,
    ])
  }
}
