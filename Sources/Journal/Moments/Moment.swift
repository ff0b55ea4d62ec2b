internal import Vocabulary

/// A date and time as it was received: the local reading, and its zone where one was given.
struct Moment: Equatable {
  /// Seconds of the local reading since 1970-01-01T00:00.
  var seconds: Int64
  /// Minutes ahead of UTC; nil where no zone was given.
  var zone: Int16?

  init(seconds: Int64, zone: Int16?) {
    self.seconds = seconds
    self.zone = zone
  }

  /// The moment in a text of ISO 8601; nil when it is none. A day without a time is none.
  init?(_ text: UnsafeRawBufferPointer) {
    guard case .dateTime(let moment) = ISODate.parse(text) else { return nil }
    seconds =
      Int64(moment.date.daysSinceEpoch) * 86_400 + Int64(moment.hour) * 3_600 + Int64(moment.minute) * 60
      + Int64(moment.second ?? 0)
    zone = moment.zoneMinutes
  }

  init?(_ text: String) {
    var text = text
    guard let moment = text.withUTF8({ Moment(UnsafeRawBufferPointer($0)) }) else { return nil }
    self = moment
  }

  /// What messages are put in order by: UTC, or the local reading where the zone is not known. Messages of one sender,
  /// which are what corrections are about, have the same zone.
  var order: Int64 { seconds - Int64(zone ?? 0) * 60 }

  /// The local day, as days since 1970-01-01.
  var day: Int64 { seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400 }
}
