import Dispatch
import Glibc
import Journal

/// Writes batches to a journal on a thread of its own, one behind the other.
///
/// One batch is filled while the other is written; so what waits is bounded.
final class BatchWriter: @unchecked Sendable {
  private let journal: Journal
  private let thread = SerialThread()
  private let idle = DispatchSemaphore(value: 1)
  private var spare: IntakeBatch
  /// The batch that records go into.
  private(set) var filling: IntakeBatch

  // Touched by the writing thread while it works, else by the other; `idle` hands them over.
  private var failure: JournalError?
  private var acknowledged: [UInt64] = []
  private var number: Int64?
  private var name = ""
  private let schemas: DigestValue

  /// - Parameters:
  ///   - schemas: stands for the schemas and profiles that records are read by.
  ///   - recordLimit: the records of a transaction.
  init(_ journal: Journal, schemas: DigestValue, recordLimit: Int) {
    spare = IntakeBatch(recordLimit: recordLimit)
    filling = IntakeBatch(recordLimit: recordLimit)
    self.journal = journal
    self.schemas = schemas
  }

  /// A new feed begins; everything handed over before is written.
  func beginFeed(name: String, number: Int64?) {
    self.name = name
    self.number = number
  }

  /// The number of the feed in the journal; nil as long as it brought nothing new. Asked when nothing is being written.
  var feedNumber: Int64? { number }

  /// Lets the batch be written, and begins another one; waits while the one before is being written.
  func handOver() throws(JournalError) {
    idle.wait()
    if let failure {
      idle.signal()
      throw failure
    }
    swap(&filling, &spare)
    thread.run { [self] in
      write(spare)
      spare.removeAll()
      idle.signal()
    }
  }

  /// Waits until everything handed over is written.
  func settle() throws(JournalError) {
    idle.wait()
    defer { idle.signal() }
    if let failure { throw failure }
  }

  /// How many records of the feed were safe after each transaction since this was asked last.
  func takeAcknowledged() -> [UInt64] {
    idle.wait()
    defer { idle.signal() }
    defer { acknowledged = [] }
    return acknowledged
  }

  private func write(_ batch: IntakeBatch) {
    guard failure == nil else { return }
    do throws(JournalError) {
      try journal.take(batch, feed: &number, name: name, schemas: schemas, now: Int64(time(nil)))
      if let progress = batch.progress { acknowledged.append(progress.records) }
    } catch { failure = error }
  }
}
