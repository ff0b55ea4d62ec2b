import Glibc

/// `Benchmarks table POSTERN DIRECTORY ROOT MEGABYTES ROUNDS` measures and prints; `Benchmarks stage NAME FILE PASSES` is
/// what it starts for each measurement, so that each stage has its own peak of memory.
@main
struct BenchmarkCommand {
  static func main() {
    let words = CommandLine.arguments
    do {
      if words.count == 5, words[1] == "stage", let stage = Stage(rawValue: words[2]),
        let passes = Int(words[4])
      {
        try stage.run(path: words[3], passes: passes) { pass in
          print(pass.seconds, pass.processorSeconds, pass.bytes, pass.found)
        }
      } else if words.count == 7, words[1] == "table", let megabytes = Int(words[5]),
        let rounds = Int(words[6])
      {
        let place = Command.Place(postern: words[2], directory: words[3], root: words[4])
        try Table(program: words[0], place: place, megabytes: megabytes, rounds: rounds).measure()
      } else {
        throw StageFailure(reason: "usage: sh Tests/Benchmarks/run.sh [MEGABYTES]")
      }
    } catch let failure as StageFailure {
      fail(failure.reason)
    } catch {
      fail("\(error)")
    }
  }

  private static func fail(_ reason: String) -> Never {
    print(reason)
    exit(1)
  }
}
