internal import Vocabulary

/// What a batch holds of a message.
struct MessageEntry: BitwiseCopyable {
  var identity: (UInt64, UInt64)
  var offset: Int64
  var type: ByteRange
  var sender: ByteRange
  var receiver: ByteRange
  var interchange: ByteRange
  var reference: ByteRange
  var messageID: ByteRange
  var previousMessageID: ByteRange
  var preparedAt: ByteRange
  var prepared: Int64
  var zone: Int16
  var isPrepared: Bool
  var isZoneKnown: Bool
  var action: Int64
  var isCorrectedAsAWhole = false
}

/// The digest of all records of a message whose end was seen.
struct MessageEndEntry: BitwiseCopyable {
  var identity: (UInt64, UInt64)
  var content: (UInt64, UInt64)
}

struct ItemEntry: BitwiseCopyable {
  var item: ByteRange
  var message: Int32
  var content: Int64
  var operatorCode: ByteRange
  var mailClass: ByteRange
  var missing: ByteRange
  /// 1 for documents, 0 for another category, -1 where none is said.
  var documents: Int8
}

/// A message names a receptacle.
struct MentionEntry: BitwiseCopyable {
  var receptacle: ByteRange
  var message: Int32
  var content: Int64
  var dispatch: ByteRange
  var consignment: ByteRange
  /// -1 where it is not said.
  var grossWeightGrams: Int64
  var itemCount: Int64
  var status: ByteRange
  var statusAt: ByteRange
}

/// A message says that an item is in a receptacle.
struct NestingEntry: BitwiseCopyable {
  var item: ByteRange
  var receptacle: ByteRange
  var message: Int32
  var source: NestingSource
}

/// Who says that an item is in a receptacle.
enum NestingSource: Int64, BitwiseCopyable {
  case announced = 0
  case itemData = 1
  case event = 2
  case receipt = 3
}

/// What a message says of a whole dispatch or consignment.
struct MovementEntry: BitwiseCopyable {
  enum Kind: Int64, BitwiseCopyable {
    case dispatch = 0
    case consignment = 1
  }

  var kind: Kind
  var subject: ByteRange
  var message: Int32
  var consignment: ByteRange
  var masterBill: ByteRange
  var carrier: ByteRange
  var flight: ByteRange
  var mode: ByteRange
  var departureAt: ByteRange
  var arrivalPort: ByteRange
  var arrivalAt: ByteRange
  var closedAt: ByteRange
  var originOperator: ByteRange
  var destinationOperator: ByteRange
  var originOffice: ByteRange
  var destinationOffice: ByteRange
  /// Flights of the other legs, one a line.
  var otherFlights: ByteRange
  /// -1 where it is not said.
  var receptacleCount: Int64
  var itemCount: Int64
  var grossWeightGrams: Int64
}

struct EventEntry: BitwiseCopyable {
  enum Kind: Int64, BitwiseCopyable {
    case item = 0
    case receptacle = 1
    case consignment = 2
  }

  var kind: Kind
  var subject: ByteRange
  var message: Int32
  var content: Int64
  var line: Int64
  var name: ByteRange
  var code: ByteRange
  var at: ByteRange
  var place: ByteRange
  var flight: ByteRange
}

/// An answer about an item, of customs or security.
struct AnswerEntry: BitwiseCopyable {
  enum Kind: Int64, BitwiseCopyable {
    case response = 0
    case referral = 1
  }

  var kind: Kind
  var item: ByteRange
  var message: Int32
  var content: Int64
  var decision: ByteRange
  var code: ByteRange
  var reasonCode: ByteRange
  var reference: ByteRange
  var at: ByteRange
  var releasedAt: ByteRange
}
