internal import GRDB

/// The statements that tell what holds, prepared once.
final class ReaderStatements {
  let message: SQLStatement
  let corrections: SQLStatement
  let reference: SQLStatement
  let nestings: SQLStatement
  let receptacle: SQLStatement
  let receptacleNumber: SQLStatement
  let mentions: SQLStatement
  let movements: SQLStatement
  let departures: SQLStatement
  let answers: SQLStatement

  init(_ database: Database) throws {
    func prepare(_ sql: String) throws -> SQLStatement { try SQLStatement(database, sql) }
    message = try prepare(
      "SELECT prepared, zone, action, identity, sender, messageId FROM message WHERE id = ?")
    corrections = try prepare(
      "SELECT id, prepared, zone, action, identity FROM message WHERE sender IS ? AND corrects = ?")
    reference = try prepare(
      """
      SELECT feed.name, offset, type, sender, receiver, interchange, reference, messageId, preparedAt
      FROM message LEFT JOIN feed ON feed.id = message.feed WHERE message.id = ?
      """)
    nestings = try prepare("SELECT receptacle, message, source FROM nesting WHERE item = ?")
    receptacle = try prepare("SELECT receptacle FROM receptacle WHERE id = ?")
    receptacleNumber = try prepare("SELECT id FROM receptacle WHERE receptacle = ?")
    mentions = try prepare("SELECT message, dispatch, consignment FROM mention WHERE receptacle = ?")
    movements = try prepare(
      """
      SELECT message, consignment, masterBill, carrier, flight, mode, departureAt, arrivalPort, arrivalAt, closedAt,
        originOperator, originOffice, destinationOffice, otherFlights
      FROM movement WHERE kind = ? AND subject = ?
      """)
    departures = try prepare(
      "SELECT message, name, at, flight FROM event WHERE kind = ? AND subject = ? AND at IS NOT NULL")
    answers = try prepare(
      """
      SELECT message, kind, decision, code, reasonCode, reference, at, releasedAt FROM answer WHERE item = ?
      """)
  }
}
