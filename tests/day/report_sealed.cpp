// The sealed round: its certificate checked by a program of its own, every offer held to its commitment as
// anybody may, what was planted in it, and who may read why.
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include <algorithm>
#include <map>
#include <set>

#include "chassis/base/bytes.hpp"
#include "chassis/base/instant.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "chassis/base/sm3.hpp"
#include "tests/day/city.hpp"
#include "tests/day/report.hpp"
#include "tests/day/sealed_round.hpp"

extern char** environ;

namespace heliu::day {

namespace {

constexpr const char* kAnybody = "p001";  // a producer: no part of it but its own lots

const Json& planted(const Day& day, const char* what) {
  return member(member(day.data.irregularities, "sealed_round"), what);
}

std::string key_of(const Json& plan, const char* processor, const char* item, const std::string& round,
                   const char* again = "") {
  const OfferTerms terms{text_at(plan, processor), number_at(plan, item), 0, {}, {}, again};
  return terms.key(round);
}

// heliu-clear stands beside this program. Its exit code.
int verify(const std::string& book, const std::string& result) {
  const std::string program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "heliu-clear";
  const char* words[] = {program.c_str(), "verify", book.c_str(), result.c_str(), nullptr};
  posix_spawn_file_actions_t quiet;
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int failed =
      ::posix_spawn(&child, program.c_str(), &quiet, nullptr, const_cast<char**>(words), environ);
  posix_spawn_file_actions_destroy(&quiet);
  int status = 0;
  if (failed != 0 || ::waitpid(child, &status, 0) != child || !WIFEXITED(status)) return -1;
  return WEXITSTATUS(status);
}

std::string downloaded(const Day& day, const std::string& round, const std::string& what) {
  const Answer answer = day.api.attempt(kAuditor, "GET", "/v1/rounds/" + round + "/" + what + ".json");
  if (!answer.good()) throw Refused("GET " + what, answer);
  const std::filesystem::path file = day.var / "rounds" / (round + "-" + what + ".json");
  write_file(file, answer.body, false);
  return file.string();
}

void add_certificate(Section& section, const Day& day, const std::string& round) {
  const std::string book = downloaded(day, round, "book"), result = downloaded(day, round, "result");
  const int code = verify(book, result);
  section.say("certificate 证书", code == 0 ? "verified by heliu-clear: " + round : "NOT VERIFIED " + round);
  section.must("heliu-clear verify accepts book and result of the round", code == 0,
               "exit code " + std::to_string(code));
  // A check that can't fail says nothing: the same result against a book with one figure changed.
  const Answer answer = day.api.attempt(kAuditor, "GET", "/v1/rounds/" + round + "/book.json");
  std::string altered = answer.body;
  const std::size_t at = altered.find("\"reserve\":");
  altered.insert(at + 10 + (altered[at + 10] == '-' ? 1 : 0), "1");
  const std::filesystem::path file = day.var / "rounds" / (round + "-altered.json");
  write_file(file, altered, false);
  section.must("heliu-clear verify refuses a book with one price changed", verify(file, result) > 0, round);
}

// By the rules in services/market/README.md, with what every signed-in caller reads.
void add_openings(Section& section, const Day& day, const std::string& round) {
  const JsonDocument seen = day.api.get(kAnybody, "/v1/rounds/" + round);
  const auto scalar = from_hex(text_at(seen, "opened_key"));
  const auto pair = scalar ? sm2_from_scalar(*scalar) : std::nullopt;
  section.must("the opened key is the one the offers were sealed for",
               pair && pair->public_key == text_at(member(seen, "sealing"), "public_key"), round);
  std::map<std::string, std::int64_t> verdicts;
  bool kept = true, in_time = true;
  for (const JsonDocument& page : day.api.pages(kAnybody, "/v1/rounds/" + round + "/openings"))
    for (const Json& item : member(page, "items").GetArray()) {
      const std::string verdict = text_at(item, "verdict");
      ++verdicts[verdict];
      const bool matches = to_hex(sm3(text_or_none(item, "text"))) == text_at(item, "commitment");
      kept = kept && matches == (verdict == "matches");
      in_time = in_time && text_at(item, "sealed_at") < text_at(seen, "closes_at");
      for (const Json& won : member(item, "won").GetArray())
        kept =
            kept && text_or_none(item, "text")
                            .find("line " + text_at(won, "code") + " " +
                                  to_hex(sm3("heliu offer line 2\nsalt " + text_at(won, "salt") + "\nprice " +
                                             std::to_string(number_at(won, "price")) + "\n")) +
                                  "\n") != std::string::npos;
    }
  section.say("opened offers 开启报价", grouped(verdicts["matches"]) + " match their commitments, " +
                                            grouped(verdicts["wrong_opening"]) + " struck for its nonce");
  section.figures.number("offers_match", verdicts["matches"]);
  section.must("every opened offer gives its commitment, recomputed by a producer", kept, round);
  section.must("none was sealed at or after the close", in_time, text_at(seen, "closes_at"));
}

JsonDocument opening(const Day& day, const std::string& round, const std::string& offer) {
  for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/rounds/" + round + "/openings"))
    for (const Json& item : member(page, "items").GetArray())
      if (text_at(item, "id") == offer) return parse_json(write_json(item));
  return parse_json("{}");
}

bool flagged(const Day& day, const std::string& problem, const std::string& processor) {
  try {
    wait_until(
        "a flag for " + problem,
        [&] {
          for (const JsonDocument& page : day.api.pages(kRegulator, "/v1/flags"))
            for (const Json& flag : member(page, "items").GetArray())
              if (text_or_none(member(flag, "facts"), "problem") == problem)
                for (const Json& enterprise : member(flag, "enterprises").GetArray())
                  if (json_string(enterprise, "an id") == day.enterprise(processor)) return true;
          return false;
        },
        std::chrono::seconds(30));
    return true;
  } catch (const std::runtime_error&) {
    return false;
  }
}

void add_struck(Section& section, const Day& day, const std::string& round) {
  const Json& wrong = planted(day, "wrong_nonce");
  const JsonDocument seen =
      opening(day, round, day.id(key_of(wrong, "processor", "item", round, "/wrong-nonce")));
  section.must("the offer with the wrong nonce is struck whole and said so",
               text_or_none(seen, "verdict") == "wrong_opening" && text_or_none(seen, "state") == "struck",
               text_or_none(seen, "verdict"));
  section.must("it is flagged to the regulator",
               flagged(day, "offer-opening-wrong", text_at(wrong, "processor")), "offer-opening-wrong");
  const auto met = words(day.journal.find("met/late/" + round).value_or("not-made"));
  const JsonDocument closed = day.api.get(kAnybody, "/v1/rounds/" + round);
  const auto at = met.size() > 1 ? Instant::parse(met[1]) : std::nullopt;
  const auto closes = Instant::parse(text_at(closed, "closes_at"));
  const std::int64_t late = at && closes ? (at->micros - closes->micros) / 1000 : -1;
  section.say("late offer 迟到报价", "refused, " + std::to_string(late) + " ms after the close");
  section.must("the offer after the close is refused by the market's clock",
               met[0] == "offer-late" && late >= 0, met[0] + " " + std::to_string(late) + " ms");
  section.must("the attempt is flagged to the regulator",
               flagged(day, "offer-late", text_at(planted(day, "late"), "processor")), "offer-late");
}

// outcome and reason of each pair of the lot, by offer.
std::map<std::string, std::string> pairs_of(const Json& result, const std::string& lot) {
  std::map<std::string, std::string> pairs;
  for (const Json& pair : member(result, "pairs").GetArray())
    if (text_at(pair, "lot_id") == lot) pairs[text_at(pair, "offer_id")] = text_at(pair, "reason");
  return pairs;
}

// How many of the changed lots this round shows as they must be.
std::int64_t add_changed(Section& section, const Day& day, const std::string& round) {
  const JsonDocument result = day.api.get(kRegulator, "/v1/rounds/" + round + "/result");
  std::int64_t seen = 0;
  for (const Json& change : planted(day, "changed_lots").GetArray()) {
    const std::string lot = text_at(change, "lot");
    if (day.journal.find("amended/" + round + "/" + lot).value_or("") != "yes") continue;
    auto pairs = pairs_of(result, day.id("lot/" + lot));
    const std::string before = pairs[day.id(key_of(change, "stays", "stays_item", round))];
    const std::string after = pairs[day.id(key_of(change, "seals_again", "item", round, "/again"))];
    section.say("changed lot 变更批次", lot + ": earlier offer " + before + ", sealed again " + after);
    section.must("an offer sealed before " + lot + " changed is void for it",
                 before == "lot-changed-after-seal", before);
    section.must("the offer sealed again after it stands", !after.empty() && after != before, after);
    ++seen;
  }
  return seen;
}

bool reads(const Day& day, const std::string& who, const std::string& target, std::string& text) {
  const Answer answer = day.api.attempt(who, "GET", target);
  if (!answer.good()) return false;
  text = answer.body;
  const JsonDocument seen = answer.json();
  const auto& items = member(seen, "items");
  return items.Size() > 0 && std::all_of(items.Begin(), items.End(), [](const Json& item) {
           return !text_or_none(item, "zh").empty() && !text_or_none(item, "en").empty();
         });
}

void add_explanations(Section& section, const Day& day, const Trade& trade) {
  const std::string base = "/v1/rounds/" + trade.round + "/explanations?";
  const std::string lot = base + "lot_id=" + day.id("lot/" + trade.lot);
  const std::string offer = base + "offer_id=" + trade.offer;
  std::string producers, processors, ignored;
  section.must("the producer reads why its lot went where it went, in Chinese and English",
               reads(day, trade.producer, lot, producers), trade.lot);
  section.must("the processor reads why its offer won, in Chinese and English",
               reads(day, trade.processor, offer, processors), trade.processor);
  section.must("the processor can't read the lot's, nor the producer the offer's",
               !reads(day, trade.processor, lot, ignored) && !reads(day, trade.producer, offer, ignored),
               trade.lot);
  const std::string other = trade.producer == "p001" ? "p002" : "p001";
  section.must("another producer reads neither",
               !reads(day, other, lot, ignored) && !reads(day, other, offer, ignored), other);
  const std::string dearer = std::to_string(trade.price);
  section.must("no losing price is told to them",
               producers.find("CheaperTold") == std::string::npos &&
                   processors.find("CheaperTold") == std::string::npos,
               dearer);
  const JsonDocument told = parse_json(producers.empty() ? R"({"items":[{"zh":"","en":""}]})" : producers);
  section.say("explained 说明", text_or_none(member(told, "items")[0], "zh"));
  section.say("", text_or_none(member(told, "items")[0], "en"));
}

}  // namespace

Section sealed_section(const Day& day, const std::vector<Trade>& trades) {
  Section section{"Sealed round 密封场", "sealed", {}, {}, {}};
  std::int64_t changed = 0;
  for (const std::string& round : cleared_rounds(day)) {
    add_certificate(section, day, round);
    add_openings(section, day, round);
    changed += add_changed(section, day, round);
  }
  const auto planted_lots = static_cast<std::int64_t>(planted(day, "changed_lots").Size());
  section.must("both lots that changed were seen to void offers", changed >= planted_lots,
               std::to_string(changed) + " of " + std::to_string(planted_lots));
  add_struck(section, day, cleared_rounds(day).back());
  if (!trades.empty()) add_explanations(section, day, trades.front());
  return section;
}

}  // namespace heliu::day
