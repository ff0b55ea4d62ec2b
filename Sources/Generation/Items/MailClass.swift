/// A kind of mail item: its S10 service indicator, class and handling (S10-12; lists 116, 117).
struct MailClass: Sendable {
  /// First letter of the service indicator.
  let indicator: StaticString
  /// Second letters in use.
  let seconds: StaticString
  let code: StaticString
  let subclass: StaticString
  let handling: StaticString
  let isInsured: Bool

  static let letters = [
    MailClass(
      indicator: "U", seconds: "ABCDEX", code: "U", subclass: "UN", handling: "N", isInsured: false),
    MailClass(
      indicator: "L", seconds: "BEXZ", code: "U", subclass: "UX", handling: "N", isInsured: false),
    MailClass(
      indicator: "R", seconds: "ABEXZ", code: "U", subclass: "UR", handling: "R", isInsured: false),
    MailClass(
      indicator: "V", seconds: "AV", code: "U", subclass: "UV", handling: "V", isInsured: true),
  ]
  static let parcels = [
    MailClass(
      indicator: "C", seconds: "CNPXY", code: "C", subclass: "CN", handling: "N", isInsured: false),
    MailClass(
      indicator: "C", seconds: "V", code: "C", subclass: "CV", handling: "V", isInsured: true),
    MailClass(
      indicator: "H", seconds: "ABC", code: "C", subclass: "CC", handling: "N", isInsured: false),
    MailClass(
      indicator: "E", seconds: "ABEM", code: "E", subclass: "EN", handling: "N", isInsured: false),
    MailClass(
      indicator: "E", seconds: "AEM", code: "E", subclass: "EM", handling: "N", isInsured: false),
  ]
}
