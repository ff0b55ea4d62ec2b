public import Vocabulary

/// A form that is filed, compiled: sheets, cells, columns, what fills them, and when it is due.
public struct FormSchema: Sendable {
  public let head: SchemaHead
  /// The purpose that elements must have to fill a cell.
  public let purpose: DataPurpose
  public let outputs: [Output]
  /// The path to entry of the items on it, as assessments name it.
  public let path: String
  /// Ids of the profiles whose errors keep an item off the form.
  public let profiles: [String]
  public let due: DueRule?
  /// In the order of the file.
  public let filer: [FilerKey]
  public let formats: Formats
  public let sheets: [Sheet]
  /// The place of the sheet with rows.
  public let rowSheet: Int
  /// The place of the column that is filled with item identifiers: rows of one package have the same.
  public let trackingColumn: Int
  public let mark: SourceMark

  public var id: String { head.id }

  /// The table of the form.
  public var table: RowTable {
    if case .rows(let table) = sheets[rowSheet].content { return table }
    return RowTable(heading: nil, headerRow: 0, page: Page(nil), columns: [])
  }

  public enum Output: String, CaseIterable, Sendable {
    case xlsx
    case csv
  }

  /// Something that is told of who files.
  public struct FilerKey: Sendable {
    public let key: String
    public let title: String
    public let isRequired: Bool
    /// The forms the text may have; empty for any.
    public let forms: [String]
  }

  /// Number formats of spreadsheets.
  public struct Formats: Sendable {
    public let money: String
    public let percent: String
    public let date: String
    public let integer: String
  }

  public enum CellType: String, CaseIterable, Sendable {
    case text
    /// US dollars.
    case money
    /// A rate in percent; a rate that is more than a percentage stands as text.
    case percent
    case date
    case integer
  }

  public struct Sheet: Sendable {
    public let name: String
    public let content: SheetContent
  }

  public enum SheetContent: Sendable {
    case cover(Cover)
    case rows(RowTable)
  }

  /// How a sheet is printed.
  public struct Page: Sendable {
    public let isLandscape: Bool
    public let paper: String
    public let fitsWidth: Bool
    public let repeatsHeader: Bool
  }

  public struct Cover: Sendable {
    public let widths: [Int]
    public let page: Page
    public let cells: [Cell]
  }

  /// A cell of a cover.
  public struct Cell: Sendable {
    public let address: CellAddress
    public let content: Content
    public let style: Style?
    public let condition: Condition?
    public let offersMonths: Bool

    public enum Content: Sendable {
      case text(String)
      case source(CoverSource, CellType)
    }

    public enum Style: String, CaseIterable, Sendable {
      case title
      case heading
      case label
      /// With a border.
      case box
    }

    public enum Condition: String, CaseIterable, Sendable {
      /// The specific method was chosen.
      case specific
      /// The ad valorem method was chosen.
      case adValorem
      /// The rounding policies come to different totals.
      case roundingsDiffer
    }
  }

  public struct RowTable: Sendable {
    public let heading: String?
    /// The row of the titles, from 0.
    public let headerRow: Int
    public let page: Page
    public let columns: [Column]

    /// The place of a column.
    public func column(_ id: String) -> Int? { columns.firstIndex { $0.id == id } }
  }

  public struct Column: Sendable {
    public let id: String
    public let title: String
    public let source: RowSource
    public let type: CellType
    /// In characters; nil for the width of the title.
    public let width: Int?
    public let need: Need

    /// When a row without a value is left out.
    public enum Need: String, CaseIterable, Sendable {
      case always
      case whenAdValorem
      /// When a specific rate is used.
      case whenSpecific
      case never
    }
  }
}
