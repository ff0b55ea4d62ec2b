internal import Wire

/// What the decoder keeps of the interchange it is in.
struct InterchangeState {
  var isOpen = false
  /// Whether UNB opened it; false for messages that come without one.
  var hasHeader = false
  /// Syntax version number, data element 0002.
  var version = 3
  /// Syntax identifier, data element 0001.
  var repertoire = "UNOA" {
    didSet { isWithoutLowerCase = repertoire == "UNOA" }
  }
  private(set) var isWithoutLowerCase = true
  var decoder = CharacterDecoder(encoding: .ascii)
  var messages = 0
  var groups = 0
  var isGroupOpen = false
  var groupMessages = 0
  var groupReference = ""
  /// Message references of the interchange, to find duplicates.
  var references: Set<UInt64> = []
}

/// What the decoder keeps of the message it is in.
struct MessageState {
  /// The first byte of UNH in the feed.
  var offset: UInt64 = 0
  /// The line of UNH.
  var line: UInt64 = 1
  /// The segment that begins the record that is open.
  var recordSegment: UInt32 = 0
  /// Segments so far, UNH being 1.
  var segments: UInt32 = 0
  var reference = ""
  /// The number of the schema.
  var schema = 0
  /// Whether the part of the message before the first record is still being read.
  var isInHeader = true
  var told: Set<String> = []
}
