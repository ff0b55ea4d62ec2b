extension Origin {
  static let others: [Origin] = [
    Origin(
      country: "BR", post: "BRA", mailbox: "BR101", weight: 1,
      currency: Currency(code: "BRL", decimals: 2, perDollar: 540), offices: ["BRSAOD", "BRRIOA"],
      phone: "+55 11 5555 01", legalForm: "Ltda",
      places: [
        Place("Sao Paulo", "São Paulo", "SP", "010##-###"), Place("Curitiba", "Curitiba", "PR", "800##-###"),
      ],
      given: ["Joao", "Mariana", "Pedro"], family: ["Exemplo", "Silva", "Amostra"],
      streets: ["Rua do Exemplo", "Avenida Amostra"],
      own: .latin, ownNames: ["João Conceição", "Mônica Exemplo Araújo"],
      ownStreets: ["Praça da Sé", "Rua São João"], ownNote: " (coleção)"),
    Origin(
      country: "AU", post: "AUA", mailbox: "AU101", weight: 1,
      currency: Currency(code: "AUD", decimals: 2, perDollar: 152), offices: ["AUSYDB", "AUMELA"],
      phone: "+61 2 5550 01", legalForm: "Pty Ltd",
      places: [Place("Sydney", "Sydney", "NSW", "20##"), Place("Melbourne", "Melbourne", "VIC", "30##")],
      given: ["Charlotte", "Jack", "Ruby"], family: ["O'Example", "Sample", "Wilson"],
      streets: ["Sample Parade", "Example Crescent"],
      own: .latin, ownNames: ["Chloë Sample"], ownStreets: ["Café Arcade"], ownNote: ""),
    Origin(
      country: "CA", post: "CAA", mailbox: "CA101", weight: 1,
      currency: Currency(code: "CAD", decimals: 2, perDollar: 137), offices: ["CAYTOA", "CAYMQA"],
      phone: "+1 416 555 01", legalForm: "Inc",
      places: [Place("Toronto", "Toronto", "ON", "M5V #A#"), Place("Montreal", "Montréal", "QC", "H2X #B#")],
      given: ["Liam", "Chloe", "Benoit"], family: ["Example", "Tremblay", "Sample"],
      streets: ["Sample Street West", "rue de l'Exemple"],
      own: .latin, ownNames: ["Benoît Échantillon", "Geneviève Côté"], ownStreets: ["rue Sainte-Thérèse"],
      ownNote: " (boîte)"),
  ]
}
