/// A thing people send, with the weight and price such things have.
struct Product: Sendable {
  let description: StaticString
  /// Ten digits: an HS subheading and a plausible national extension.
  let number: StaticString
  /// Grams of one.
  let weight: ClosedRange<Int>
  /// US cents of one.
  let price: ClosedRange<Int>

  init(
    _ description: StaticString, _ number: StaticString, _ weight: ClosedRange<Int>, _ price: ClosedRange<Int>
  ) {
    self.description = description
    self.number = number
    self.weight = weight
    self.price = price
  }

  static let all: [Product] = [
    Product("Cotton T-shirt, crew neck", "6109100012", 140...260, 500...2800),
    Product("Men's cotton dress shirt", "6205202066", 220...380, 1200...4500),
    Product("Women's cotton dress, sleeveless", "6204422000", 250...480, 1500...6900),
    Product("Denim trousers, women's", "6204628011", 450...750, 1800...7900),
    Product("Knitted wool pullover", "6110110015", 320...620, 2200...9900),
    Product("Silk scarf, hand-rolled hem", "6214100000", 60...120, 1500...8900),
    Product("Baby's romper suit, cotton knit", "6111206070", 90...180, 700...2600),
    Product("Leather belt, men's", "4203300000", 150...280, 900...4500),
    Product("Woven baseball cap, polyester", "6505006090", 80...140, 400...2200),
    Product("Cotton bed sheet set, queen size", "6302313010", 900...1700, 1900...7500),
    Product("Terry towel, cotton, 70 x 140 cm", "6302600020", 350...620, 600...2400),
    Product("Running shoes, textile upper", "6404119020", 550...900, 2500...11900),
    Product("Leather sandals, women's", "6403996075", 350...650, 1500...6500),
    Product("Canvas tote bag, printed", "4202923031", 110...260, 400...1900),
    Product("Leather wallet, bifold", "4202316000", 70...140, 800...5500),
    Product("Hard-shell suitcase, polycarbonate, 55 cm", "4202122120", 2400...3400, 3900...14900),
    Product("Plastic figurine, hand painted", "3926400010", 120...350, 600...4500),
    Product("Scale model car 1:43, die-cast", "9503000073", 90...210, 900...5900),
    Product("Wooden train set, 24 pieces", "9503000071", 600...1300, 1400...5900),
    Product("Plush bear, 30 cm", "9503000073", 180...380, 600...2900),
    Product("Jigsaw puzzle, 1000 pieces", "9503000090", 500...900, 800...2600),
    Product("Quiz card game \"Who is it?\"", "9504400000", 180...420, 700...2200),
    Product("Chess set, folding board, wood", "9504908000", 700...1500, 1400...6500),
    Product("Badminton racket, carbon", "9506594080", 85...160, 1500...9900),
    Product("Yoga mat, natural rubber", "9506910030", 900...1800, 1500...5900),
    Product("Fishing reel, spinning", "9507304000", 220...380, 1500...8900),
    Product("Wireless earphones, Bluetooth 5.3", "8518302000", 40...120, 900...7900),
    Product("Smartphone case, silicone", "3926909989", 25...60, 200...1500),
    Product("USB-C charging cable, 2 m", "8544422000", 40...90, 200...1600),
    Product("Power supply 5V+12V, switching", "8504409550", 150...380, 700...2900),
    Product("Computer mouse, optical, cordless", "8471609050", 70...130, 600...4500),
    Product("Mechanical keyboard, 87 keys", "8471602000", 650...1100, 2500...11900),
    Product("Solid-state drive, 1 TB", "8523510000", 40...90, 4500...11900),
    Product("Graphics tablet, 10 inch", "8471609050", 450...800, 3500...9900),
    Product("LED desk lamp, dimmable", "9405214090", 600...1200, 1200...4900),
    Product("LED star light *warm white*, battery", "9405429090", 120...350, 500...2200),
    Product("Quartz wristwatch, steel case", "9102112520", 80...160, 2500...18900),
    Product("Spare watch strap, leather, 20 mm", "9113900000", 15...35, 400...3500),
    Product("Silver earrings, 925", "7113115080", 5...20, 900...8900),
    Product("Costume jewellery bracelet, base metal", "7117199000", 15...60, 300...2400),
    Product("Sunglasses, polarized lenses", "9004100000", 25...60, 700...8900),
    Product("Spectacle frames, acetate", "9003110000", 20...40, 1200...9900),
    Product("Acoustic guitar strings, steel", "9209300000", 30...60, 500...1900),
    Product("Ukulele, soprano, mahogany", "9202904000", 500...800, 3500...11900),
    Product("Harmonica, C major", "9205904080", 90...150, 900...5500),
    Product("Paperback novel, 320 pages", "4901990092", 250...480, 500...1900),
    Product("Children's picture book, hard cover", "4903000000", 300...600, 600...2200),
    Product("Art print, offset, A3", "4911914040", 60...180, 900...5900),
    Product("Wall calendar 2026, 13 sheets", "4910002000", 200...450, 500...1900),
    Product("Fountain pen, steel nib", "9608300039", 20...60, 900...9900),
    Product("Watercolour set, 24 pans", "3213100000", 180...420, 900...5900),
    Product("Ceramic teapot, 600 ml", "6912003950", 500...900, 1400...6900),
    Product("Porcelain cup & saucer", "6911103750", 250...480, 900...4900),
    Product("Glass tumblers, set of 4", "7013373000", 900...1500, 1200...4500),
    Product("Kitchen knife, stainless steel, 20 cm", "8211922000", 150...320, 1500...12900),
    Product("Cast iron frying pan, 24 cm", "7323910050", 1500...2600, 1900...6900),
    Product("Silicone baking mat", "3924104000", 90...180, 500...1900),
    Product("Bamboo cutting board", "4419110000", 600...1300, 900...3900),
    Product("Face cream, 50 ml", "3304995000", 90...160, 900...6900),
    Product("Eau de toilette, 30 ml", "3303003000", 110...220, 1900...8900),
    Product("Lip balm, beeswax", "3304100000", 10...30, 250...1200),
    Product("Green tea leaves, 100 g tin", "0902101050", 130...190, 700...3900),
    Product("Roasted coffee beans, 250 g", "0901210020", 260...300, 900...2400),
    Product("Dark chocolate bars, 85% cocoa", "1806329000", 100...220, 400...1900),
    Product("Ginger biscuits, 400 g tin", "1905319049", 430...560, 600...1900),
    Product("Bicycle brake pads, resin", "8714942000", 30...80, 400...2400),
    Product("Spark plugs, set of 4", "8511100000", 180...320, 900...4900),
    Product("Motorcycle rear view mirror, pair", "7009100000", 400...900, 1500...5900),
    Product("Ball bearings 6203 <2RS>, set of 10", "8482105048", 550...750, 900...3900),
    Product("Cordless drill, 18 V, without battery", "8467210010", 900...1500, 3900...12900),
    Product("Digital multimeter", "9030310000", 250...480, 1500...7900),
    Product("Soldering iron, 60 W", "8515110000", 150...320, 900...4900),
    Product("Camera lens, 50 mm f/1.8", "9002119000", 160...320, 9900...39900),
    Product("Tripod, aluminium, 140 cm", "9620005000", 900...1600, 1900...7900),
    Product("Fidget cube, plastic", "9503000090", 30...60, 300...1200),
    Product("Knitting yarn, merino wool, 50 g", "5109100000", 52...60, 400...1500),
    Product("Cotton quilt fabric, printed, 2 m", "5208528000", 300...520, 800...3200),
    Product("Dog collar, nylon webbing", "4201006000", 50...140, 400...2200),
    Product("Rubber hot water bottle, 2 l", "4014901000", 320...480, 700...2400),
    Product("Vitamin C tablets, 60 pieces", "2106909998", 80...160, 700...2600),
  ]

  /// What documents are described as.
  static let documents: [StaticString] = [
    "Signed contract, 4 pages", "Birth certificate, certified copy", "University transcript, sealed",
    "Bill of lading, original", "Passport, renewed", "Power of attorney, notarized", "Tax letters 2025",
    "Court file, copies", "Stock certificate no. 12/34", "Church register extract",
  ]

  /// Words that say nothing (CSMS 60011750; PACT list).
  static let vague: [StaticString] = [
    "GIFT", "PARTS", "DAILY NECESSITIES", "ACCESSORIES", "GOODS", "MERCHANDISE", "SAMPLE", "STUFF",
  ]

  static let colours: [StaticString] = [
    ", black", ", white", ", navy blue", ", red", ", green", ", grey", ", natural", ", size M", ", size L",
  ]
}
