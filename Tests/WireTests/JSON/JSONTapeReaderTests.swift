import Testing
import Wire

@Suite struct JSONTapeReaderTests {
  /// What came of a value, as text: `<a>` and `</>` for elements, the text of texts, `!` for duplicates.
  private func tape(_ text: String, piece: Int? = nil, limits: JSONLimits = JSONLimits()) -> String {
    let bytes = Array(text.utf8)
    var reader = JSONTapeReader(limits: limits)
    let names = ["a", "b", "c"].map { ($0, reader.intern($0)) }
    reader.begin()
    var outcome = JSONTapeReader.Outcome.more
    var given = 0
    while outcome == .more {
      given = piece.map { min(given + $0, bytes.count) } ?? bytes.count
      // Each call has the bytes at another address.
      outcome = Array(bytes.prefix(given)).withUnsafeBufferPointer { held in
        guard let base = held.baseAddress else { return .more }
        return reader.read(base, count: given, isFinished: given == bytes.count)
      }
    }
    switch outcome {
    case .failed(let problem): return "\(problem.offset): \(problem.message)"
    case .more: return "more"
    case .ended(let length):
      var said = ""
      for index in 0..<reader.count {
        let event = reader[index]
        switch event.kind {
        case .startElement: said += "<\(names.first { $0.1 == reader.name(of: event) }?.0 ?? "?")>"
        case .endElement: said += "</>"
        case .duplicate: said += "!"
        case .text:
          let bytes = UnsafeBufferPointer(
            start: reader.text + Int(event.textStart), count: Int(event.textLength))
          said += String(decoding: bytes, as: UTF8.self)
        }
      }
      return length == bytes.count ? said : "\(said) \(length)"
    }
  }

  static let values: [(String, String)] = [
    ("{}", ""), ("[]", ""), ("null", ""), (#""text""#, ""), ("{ } ", " 3"), ("{}{}", " 2"),
    (#"{"a":1}"#, "<a>1</>"), (#"{ "a" : "x" , "b" : true }"#, "<a>x</><b>true</>"),
    (#"{"a":null,"b":""}"#, "<b></>"), (#"{"z":{"a":-1.5e+3}}"#, "<?><a>-1.5e+3</></>"),
    (#"{"a":[1,"2",{"b":3},null,[4,[5]]]}"#, "<a>1</><a>2</><a><b>3</></><a>4</><a>5</>"),
    (#"{"a":[],"b":{}}"#, "<b></>"), (#"[{"a":1},{"a":2}]"#, "<a>1</><a>2</>"),
    (#"{"a":1,"a":2,"b":{"a":3}}"#, "<a>1</>!<a>2</><b><a>3</></>"),
    (#"{"\u0061":"\n\t\u20AC\ud83d\udce6"}"#, "<a>\n\t€📦</>"),
    (#"{"a":0.0,"b":0,"c":10}"#, "<a>0.0</><b>0</><c>10</>"),
    (#"{"a":"{\"b\":[1]}"}"#, #"<a>{"b":[1]}</>"#), ("123", "more"),
    ("{", "1: the input ends before the value does"), (#"{"a":1"#, "6: the input ends before the value does"),
    (#"{"a":01}"#, "5: a number is not written as JSON asks"), (#"{"a":+1}"#, "5: a value was expected"),
    (#"{"a":.5}"#, "5: a value was expected"), (#"{"a":'x'}"#, "5: a value was expected"),
    (#"{"a":NaN}"#, "5: a value was expected"), (#"{"a":nul}"#, "5: a word is not true, false or null"),
    (#"{"a":1 "b":2}"#, "7: a comma or the closing bracket was expected"), ("]", "0: a value was expected"),
    ("[1,,2]", "3: a value was expected"),
    (#"{"a":1]"#, "6: a closing bracket does not match the opening one"),
  ]

  @Test(arguments: values)
  func value(_ text: String, _ expected: String) {
    let expected = expected == "more" ? "" : expected
    #expect(tape(text) == expected)
    for piece in [1, 2, 3] { #expect(tape(text, piece: piece) == expected, "pieces of \(piece)") }
  }

  @Test func limits() {
    var limits = JSONLimits()
    limits.depth = 3
    limits.members = 2
    limits.textLength = 4
    limits.nameLength = 3
    limits.numberLength = 5
    #expect(tape("[[[]]]", limits: limits) == "")
    #expect(tape("[[[[]]]]", limits: limits) == "3: objects and arrays are nested too deeply")
    #expect(tape(#"{"a":1,"b":2}"#, limits: limits) == "<a>1</><b>2</>")
    #expect(tape(#"{"a":1,"b":2,"c":3}"#, limits: limits) == "13: an object has too many members")
    #expect(tape(#"{"a":"1234"}"#, limits: limits) == "<a>1234</>")
    #expect(tape(#"{"a":"1234\n"}"#, limits: limits) == "5: a string is too long")
    #expect(tape(#"{"abcd":1}"#, limits: limits) == "1: the name of a member is too long")
    #expect(tape(#"{"a":123456}"#, limits: limits) == "5: a number is too long")
  }
}
