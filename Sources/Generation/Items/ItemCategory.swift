/// Nature of transaction: list 136, and what it is called in a record.
enum ItemCategory: Sendable {
  case sale, returned, gift, sample, documents, mixed, other, unlisted

  var code: StaticString {
    switch self {
    case .sale: "11"
    case .returned: "21"
    case .gift: "31"
    case .sample: "32"
    case .documents: "91"
    case .mixed: "991"
    case .other: "999"
    case .unlisted: "77"
    }
  }

  var name: StaticString {
    switch self {
    case .sale: "saleOfGoods"
    case .returned: "returnedGoods"
    case .gift: "gift"
    case .sample: "commercialSample"
    case .documents: "documents"
    case .mixed: "mixed"
    case .other: "other"
    case .unlisted: "unknown"
    }
  }
}
