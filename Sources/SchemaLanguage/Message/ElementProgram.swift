public import Vocabulary

/// One value to take from an XML document.
public struct TextCapture: Sendable {
  /// The gate that must be open: an ancestor has the attribute value that the path asks for. -1 for none.
  public let gate: Int
  public let rank: UInt8
  public let gathering: Gathering
  public let conversion: Conversion
  /// The working place in which an attribute with the unit of the value is kept; nil when there is none.
  public let unit: ValueTarget?
  public let shape: ValueShape
  public let target: ValueTarget
}

/// The element paths of an XML schema, compiled to a tree: from an element and the name of a child to the child.
///
/// Names are compared without their namespaces; a reader interns them, so that a comparison is one of addresses.
public final class ElementProgram: Sendable {
  /// One element that a path names.
  public struct State: Sendable {
    public internal(set) var children: [(name: Int, state: Int)] = []
    /// Where a child of any other name leads; -1 for nowhere.
    public internal(set) var anyChild = -1
    public internal(set) var text: [Int] = []
    public internal(set) var attributes: [(name: Int, capture: Int)] = []
    /// Attribute values that open a gate while the element lasts.
    public internal(set) var predicates: [(name: Int, value: [UInt8], gate: Int)] = []
    /// The part that gets a row each time, or -1.
    public internal(set) var part = -1
    public internal(set) var isRecord = false

    public init() {}
  }

  /// State 0 is the document, above its root element.
  public let states: [State]
  public let captures: [TextCapture]
  public let names: [String]
  /// An element of this name is a record wherever it stands (`//Name`); the state that it is then in.
  public let anywhere: [(name: Int, state: Int)]
  public let gateCount: Int

  public init(
    states: [State], captures: [TextCapture], names: [String], anywhere: [(name: Int, state: Int)],
    gateCount: Int
  ) {
    self.states = states
    self.captures = captures
    self.names = names
    self.anywhere = anywhere
    self.gateCount = gateCount
  }
}
