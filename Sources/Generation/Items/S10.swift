/// Item identifiers (UPU S10-12).
enum S10 {
  private static let weights = [7, 9, 5, 3, 2, 4, 6, 8]

  /// The check digit of a serial of up to eight digits: weights 8 6 4 2 3 5 9 7, modulo 11.
  static func checkDigit(ofSerial serial: Int) -> Int {
    var rest = serial
    var sum = 0
    for weight in Self.weights {
      sum += rest % 10 * weight
      rest /= 10
    }
    let check = 11 - sum % 11
    return check == 10 ? 0 : check == 11 ? 5 : check
  }
}
