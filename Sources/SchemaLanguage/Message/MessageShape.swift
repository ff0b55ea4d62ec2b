extension KindShape {
  /// Message schemas: how a wire message becomes records.
  public static let message = KindShape(
    kind: "message", title: "Message schema", description: "How the messages of one kind become records.",
    hasExamples: true,
    named: ["structure": structure, "fields": fields, "field": field, "written": writtenSegments],
    keys: [
      .required("match", match, "Which messages the schema is for."),
      .required(
        "channel", .either([.oneOf(MessageSchema.channels), placeOfItself]),
        "How the goods travel; in JSON perhaps where the record says it."),
      .optional("structure", .named("structure"), "The segment table; for EDIFACT."),
      .optional(
        "segmentOrder", .oneOf(["table", "free"]), "free: segments may come in any order in their group."),
      .required(
        "record", record,
        "What makes a record; or a list of two, the first for the message as a whole and the second for each group."
      ),
      .required(
        "fields", .either([.oneOf([ElementFieldCompiler.dictionary]), .named("fields")]),
        "Where the elements of the record come from, or of all records; dictionary when each stands under its own path."
      ),
      .optional("write", answerTemplate, "How postern ack writes the message; for EDIFACT."),
    ])

  private static var match: Shape {
    .object([
      .required("syntax", .oneOf(MessageMatch.Syntax.allCases.map(\.rawValue)), "The syntax."),
      .required(
        "type", .line, "The message type: data element 0065 of UNH, or the name an XML message goes by."),
      .optional(
        "versions", .list(of: .line), "Message version numbers, data element 0052; any when left out."),
      .optional("agencies", .list(of: .line), "Controlling agencies, data element 0051; any when left out."),
      .optional(
        "paths", .list(of: .line),
        "Paths of XML elements that mark the message, such as Envelope/Body/Load; in JSON paths of members, with a value or without, such as kind=record."
      ),
      .optional(
        "passes", .list(of: .line),
        "For JSON: members whose value marks an object that holds nothing to read, such as kind=summary."),
      .optional(
        "namespaces", .list(of: .line), "Namespaces of the last element of the path; any when left out."),
    ])
  }

  private static var record: Shape {
    .either([
      .object(recordKeys),
      .list(
        of: .object(
          recordKeys + [
            .optional("fields", .named("fields"), "Elements of this record, beside those that all have.")
          ]),
        count: 2...2),
    ])
  }

  private static var recordKeys: [ObjectShape.Key] {
    [
      .required(
        "role", .either([.oneOf(MessageSchema.roles), placeOfItself]),
        "Its role; in JSON perhaps where the record says it."),
      .required(
        "each", .either([.line, .list(of: .line)]),
        "The group of the structure, or the path of the XML element, that makes a record each time; message for the message as a whole."
      ),
    ]
  }

  private static var placeOfItself: Shape {
    .object([.required("at", .line, "The path of the member that holds it.")])
  }

  private static var structure: Shape {
    .list(
      of: .either([
        .line,
        .object([
          .required("group", .line, "The name of the group."),
          .required("repeat", .line, "Its use: M or C, and how often, such as M99999."),
          .optional(
            "opens", .list(of: .line), "Tags that begin it; those of its first segment when left out."),
          .required("segments", .named("structure"), "Its segments and groups, in order."),
        ]),
      ]))
  }

  private static var fields: Shape { .map(keys: .elementPath, values: .named("field")) }

  private static var field: Shape {
    .either([
      .line,
      .object([
        .optional("at", .line, "The place, or with fields: the segment or element that the fields are in."),
        .optional("first", .list(of: .named("field")), "Places in order of preference."),
        .optional("join", .list(of: .line), "Places whose values are put together."),
        .optional(
          "with", .either([.text(.separator)]), "What stands between joined values; a blank when left out."),
        .optional("constant", .line, "A value that every record has."),
        .optional(
          "count", .line,
          "In the record of the message: records, for how many others there are, or a part, for the rows they have of it."
        ),
        .optional(
          "sum", .text(.elementPath),
          "In the record of the message: the element that is added up over the others; absent when one lacks it."
        ),
        .optional("each", .line, "The group or element that makes a row each time."),
        .optional("list", .boolean, "true: the components are the values of a list."),
        .optional("fields", .named("fields"), "The elements found there."),
        .optional(
          "take", .oneOf(["first", "last"]),
          "With at and fields, in EDIFACT: which of several segments that are equally good; the first when left out."
        ),
        .optional("split", .text(.separator), "The character between the values of a list in one component."),
        .optional("separator", .text(.separator), "What stands between components that make one value."),
        .optional(
          "unit", .line, "The unit of a weight: a place such as [3.1] or @unitCode, or a code such as KGM."),
        .optional("defaultUnit", .line, "The unit of a weight where the message gives none."),
        .optional("format", .line, "The place of the date format code."),
        .optional("pattern", .line, "The date pattern, such as CCYYMMDD, or iso."),
        .optional("codes", .text(.codeListID), "The code list that gives the normalized value."),
        .optional(
          "shape", .oneOf(ValueShape.allCases.map(\.rawValue)), "The shape a value must have to be taken."),
        basis,
      ]),
    ])
  }
}

extension TextForm {
  /// A separator: up to two characters, or nothing.
  public static let separator = TextForm("at most two characters", pattern: nil, limit: 2) { _ in true }
}
