import SchemaLanguage
import Vocabulary

/// Values that a message is written with, by the names of `AnswerTemplate.places`.
struct AnswerValues {
  var texts: [String: String]
  /// By the names of `AnswerTemplate.lists`.
  var lists: [String: AnswerList] = [:]

  /// The date and time at which an answer is prepared.
  static func moment(_ moment: ZonedDateTime) -> [String: String] {
    let date = moment.date
    let day =
      AnswerWriter.digits(Int(date.year), 4) + AnswerWriter.digits(Int(date.month), 2)
      + AnswerWriter.digits(Int(date.day), 2)
    let time = AnswerWriter.digits(Int(moment.hour), 2) + AnswerWriter.digits(Int(moment.minute), 2)
    return ["date": day, "time": time]
  }
}

/// Entries of a list, each made when it is written.
struct AnswerList {
  let count: Int
  let entry: (Int) -> AnswerValues
}
