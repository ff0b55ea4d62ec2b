extension ItemComposer {
  /// The pieces, the gross weight and the declared total.
  mutating func composeContents(_ origin: Origin, _ context: MessageContext) {
    item.currency = random.chance(40) ? .dollar : origin.currency
    if item.category == .documents {
      composePapers(context)
      return
    }
    let draw = random.below(100)
    let count = draw < 60 ? 1 : draw < 80 ? 2 : draw < 90 ? 3 : random.within(4...6)
    let capitals = context.repertoire == .capitals || random.chance(60)
    var total = 0
    for _ in 0..<count {
      let piece = goods(origin, context, capitals)
      total += piece.value ?? 0
      item.contents.append(piece)
    }
    item.declared = total
    let net = item.netWeight
    item.grossWeight = net + 15 + net * random.within(2...12) / 100
  }

  private mutating func goods(_ origin: Origin, _ context: MessageContext, _ capitals: Bool) -> ContentPiece {
    let product = random.pick(Product.all)
    var piece = ContentPiece()
    let start = item.text.count
    append(product.description, capitals)
    if random.chance(25) { append(random.pick(Product.colours), capitals) }
    if context.repertoire.covers(origin.own), random.chance(8) { item.text.append(origin.ownNote) }
    piece.description = item.range(from: start)

    let weight = random.within(product.weight)
    let most = max(1, min(4, 4000 / weight))
    piece.quantity = random.chance(65) ? 1 : random.within(1...most)
    piece.netWeight = weight * piece.quantity
    piece.value = item.currency.amount(ofCents: random.within(product.price)) * piece.quantity
    if item.category != .gift || random.chance(60) {
      let draw = random.below(100)
      piece.number = hs(product, digits: draw < 60 ? 6 : draw < 75 ? 8 : 10)
    }
    piece.origin = random.chance(75) ? origin.country : random.pick(Self.origins)
    piece.originMeant = piece.origin
    if !context.isEDIFACT, random.chance(2) { piece.restriction = "LITHIUM CELL IN EQUIPMENT" }
    return piece
  }

  mutating func hs(_ product: Product, digits: Int) -> TextRange {
    let start = item.text.count
    item.text.append(product.number)
    item.text.truncate(to: start + digits)
    return item.range(from: start)
  }

  /// Documents: no HS number, no origin, no worth.
  private mutating func composePapers(_ context: MessageContext) {
    var piece = ContentPiece()
    piece.description = text(random.pick(Product.documents), context.repertoire == .capitals)
    piece.quantity = 1
    piece.netWeight = random.within(15...450)
    piece.value = 0
    item.contents.append(piece)
    item.declared = 0
    item.grossWeight = piece.netWeight + random.within(5...40)
  }

  mutating func composeDocuments(isFirm: Bool, _ context: MessageContext) {
    guard item.category != .documents else { return }
    if isFirm, random.chance(35) {
      addDocument(random.chance(80) ? Self.invoice : Self.proForma, context)
    }
    if random.chance(3) { addDocument(random.pick(Self.papers), context) }
  }

  private mutating func addDocument(_ kind: DocumentKind, _ context: MessageContext) {
    let start = item.text.count
    item.text.append(kind.prefix)
    item.text.append(context.date)
    item.text.append(UInt8(ascii: "-"))
    item.text.append(number: random.below(100_000), digits: 5)
    let number = item.range(from: start)
    item.documents.append(
      ItemDocument(
        code: kind.code, type: kind.type, number: number, name: context.isEDIFACT ? "" : kind.name))
  }

  struct DocumentKind {
    let code: StaticString
    let type: StaticString
    let prefix: StaticString
    let name: StaticString
  }

  private static let invoice = DocumentKind(code: "380", type: "invoice", prefix: "INV-", name: "INVOICE")
  private static let proForma = DocumentKind(
    code: "325", type: "proFormaInvoice", prefix: "PF-", name: "PRO FORMA INVOICE")
  private static let papers = [
    DocumentKind(code: "811", type: "licence", prefix: "EXL/", name: "EXPORT LICENCE"),
    DocumentKind(code: "911", type: "licence", prefix: "IML/", name: "IMPORT LICENCE"),
    DocumentKind(code: "851", type: "certificate", prefix: "PHY ", name: "PHYTOSANITARY CERTIFICATE"),
    DocumentKind(code: "853", type: "certificate", prefix: "VET ", name: "VETERINARY CERTIFICATE"),
    DocumentKind(code: "861", type: "certificate", prefix: "CO ", name: "CERTIFICATE OF ORIGIN"),
  ]
  private static let origins: [StaticString] = [
    "CN", "CN", "VN", "IN", "IT", "JP", "MX", "TR", "BD", "GB", "US",
  ]
}
