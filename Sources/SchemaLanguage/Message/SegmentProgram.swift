/// A segment table, compiled: from where the reader stands and the tag that comes next, where it stands then.
public final class SegmentProgram: Sendable {
  /// One segment of the table.
  public struct Node: Sendable {
    /// The tags that may stand here; more than one for a trigger with alternatives.
    public let tags: [UInt32]
    public let isMandatory: Bool
    public let maximum: Int
    public let group: Int
    /// Its place among the segments and groups of its group, for the check of what is missing.
    public let ordinal: Int
    public let captures: Range<Int>
    public let gates: Range<Int>
  }

  /// One group of the table; group 0 is the message itself.
  public struct Group: Sendable {
    public let name: String
    public let parent: Int
    public let depth: Int
    public let isMandatory: Bool
    public let maximum: Int
    /// Its place among the segments and groups of its parent.
    public let ordinal: Int
    /// The nodes of the group and of all groups inside it.
    public let nodes: Range<Int>
    /// The bits of the ordinals that must occur.
    public let mandatory: UInt64
    /// The part of the record that gets a row each time, or -1.
    public let part: Int
    /// All gates that belong to the group or to one inside it, as bits.
    public let gates: UInt64
  }

  /// Where a tag leads from a node.
  public struct Transition: Sendable {
    /// The node, or -1 when the tag has no place in the table.
    public let node: Int16
    /// The tag has a place, but an earlier one.
    public let isOutOfOrder: Bool
    /// The segment begins a new occurrence of its group.
    public let opensGroup: Bool
    /// The group is begun by a segment that is not its first one.
    public let lacksTrigger: Bool
  }

  public let nodes: [Node]
  public let groups: [Group]
  public let captures: [SegmentCapture]
  public let gates: [Gate]
  /// The group that makes a record each time.
  public let recordGroup: Int
  /// Sorted tags; a tag's place is its column in the transitions.
  public let tags: [UInt32]
  public let transitions: [Transition]

  public init(
    nodes: [Node], groups: [Group], captures: [SegmentCapture], gates: [Gate], recordGroup: Int,
    tags: [UInt32],
    transitions: [Transition]
  ) {
    self.nodes = nodes
    self.groups = groups
    self.captures = captures
    self.gates = gates
    self.recordGroup = recordGroup
    self.tags = tags
    self.transitions = transitions
  }
}
