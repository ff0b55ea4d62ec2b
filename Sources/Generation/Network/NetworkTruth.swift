/// What is so in a network: a line for each item, and the totals by origin operator.
///
/// ```
/// {"id":"…","originOperator":"CNA","mailClass":"C","announced":true,"data":"inTime","dataAt":"…","loadedAt":"…",
///  "dispatch":"…","receptacle":"…","consignment":"…","flight":"…","held":false}
/// {"operator":"CNA","items":…,"announced":…,"announcedInTime":…,"announcedLate":…,"announcedWithoutData":…,
///  "neverDispatched":…}
/// ```
/// `data` is `inTime`, `late` or `none`; of an item that was never dispatched it is `inTime`, and `dispatch` to `flight`
/// are absent.
struct NetworkTruth: ~Copyable {
  var writer = TruthWriter()
  private var totals = Array(repeating: Totals(), count: Origin.all.count)

  private struct Totals {
    var items = 0
    var sound = 0
    var late = 0
    var withoutData = 0
    var neverDispatched = 0
  }

  mutating func write(_ dispatch: borrowing NetworkDispatch) {
    for item in dispatch.items {
      count(item.fate, dispatch.origin)
      writer.open()
      writer.member("id", item.id, of: dispatch.text)
      writer.member("originOperator", dispatch.originOperator)
      writer.member("mailClass", dispatch.mail.code)
      writer.member("announced", flag: item.fate.isAnnounced)
      writer.member("data", item.fate.data)
      switch item.fate {
      case .sound, .neverDispatched: writer.member("dataAt", moment: dispatch.dataAt)
      case .late: writer.member("dataAt", moment: dispatch.lateDataAt)
      case .withoutData: break
      }
      if item.receptacle >= 0 {
        writer.member("loadedAt", moment: dispatch.departure)
        writer.member("dispatch", dispatch.id, of: dispatch.text)
        writer.member("receptacle", dispatch.receptacles[item.receptacle].id, of: dispatch.text)
        writer.member("consignment", dispatch.consignment, of: dispatch.text)
        writer.member("flight", dispatch.flight, of: dispatch.text)
        writer.member("held", flag: item.isHeld)
      }
      writer.close()
      writer.output.append("\n")
    }
  }

  private mutating func count(_ fate: ItemFate, _ origin: Int) {
    totals[origin].items += 1
    switch fate {
    case .sound: totals[origin].sound += 1
    case .late: totals[origin].late += 1
    case .withoutData: totals[origin].withoutData += 1
    case .neverDispatched: totals[origin].neverDispatched += 1
    }
  }

  mutating func writeTotals() {
    for (origin, total) in zip(Origin.all, totals) where total.items > 0 {
      writer.open()
      writer.member("operator", origin.post)
      writer.member("items", number: total.items)
      writer.member("announced", number: total.items - total.neverDispatched)
      writer.member("announcedInTime", number: total.sound)
      writer.member("announcedLate", number: total.late)
      writer.member("announcedWithoutData", number: total.withoutData)
      writer.member("neverDispatched", number: total.neverDispatched)
      writer.close()
      writer.output.append("\n")
    }
  }
}
