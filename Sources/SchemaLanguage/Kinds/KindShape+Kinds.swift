extension KindShape {
  /// The kinds of schema files whose documents are read here; each has a JSON Schema in `Schemas/json`.
  public static var documentKinds: [KindShape] {
    [
      dictionary, codes, terms, findings, message, profile, duty, dutyProgramme, dutyFee, dutyExchange,
      rateTable, calendar, form,
    ]
  }
}
