/// A US office of exchange and the customs port it clears at.
struct Destination: Sendable {
  let office: StaticString
  let port: StaticString

  static let all = [
    Destination(office: "USJFKA", port: "4701"), Destination(office: "USLAXA", port: "2720"),
    Destination(office: "USORDA", port: "3901"), Destination(office: "USJFKF", port: "4701"),
    Destination(office: "USLAXF", port: "2720"),
  ]
}
