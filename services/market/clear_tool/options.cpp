#include "market/clear_tool/options.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>

#include "chassis/base/uuid.hpp"

namespace heliu::market::clear_tool {
namespace {

std::int64_t positive(const std::string& option, const std::string& value) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  if (error != std::errc{} || end != value.data() + value.size() || number <= 0)
    throw UsageError(option + ": \"" + value + "\" is not a whole number above 0");
  return number;
}

matching::Id id(const std::string& option, const std::string& value) {
  const auto parsed = Uuid::parse(value);
  if (!parsed) throw UsageError(option + ": \"" + value + "\" is not an id");
  return parsed->bytes;
}

template <class Choice>
Choice one_of(const std::string& option, const std::string& value,
              const std::map<std::string, Choice>& choices) {
  const auto found = choices.find(value);
  if (found != choices.end()) return found->second;
  std::string known;
  for (const auto& [name, choice] : choices) known += (known.empty() ? "" : ", ") + name;
  throw UsageError(option + ": \"" + value + "\" is not one of " + known);
}

using Setter = std::function<void(Options&, const std::string&, const std::string&)>;
struct Option {
  std::vector<std::string> commands;  // that take it
  Setter set;
};

const std::map<std::string, Option>& known_options() {
  using matching::Language;
  using matching::Reader;
  static const std::map<std::string, Option> all{
      {"--seconds", {{"solve"}, [](auto& o, auto& name, auto& v) { o.seconds = positive(name, v); }}},
      {"--work", {{"solve"}, [](auto& o, auto& name, auto& v) { o.work = positive(name, v); }}},
      {"--out", {{"solve"}, [](auto& o, auto&, auto& v) { o.out = v; }}},
      {"--format",
       {{"solve"},
        [](auto& o, auto& name, auto& v) {
          o.format = one_of<Format>(
              name, v, {{"book", Format::Book}, {"gap", Format::Gap}, {"dimacs", Format::Dimacs}});
        }}},
      {"--lot", {{"explain"}, [](auto& o, auto& name, auto& v) { o.lot = id(name, v); }}},
      {"--offer", {{"explain"}, [](auto& o, auto& name, auto& v) { o.offer = id(name, v); }}},
      {"--reader",
       {{"explain"},
        [](auto& o, auto& name, auto& v) {
          o.reader = one_of<Reader>(name, v,
                                    {{"producer", Reader::Producer},
                                     {"processor", Reader::Processor},
                                     {"regulator", Reader::Regulator}});
        }}},
      {"--lang",
       {{"explain"},
        [](auto& o, auto& name, auto& v) {
          o.language = one_of<Language>(name, v, {{"zh-CN", Language::Chinese}, {"en", Language::English}});
        }}},
  };
  return all;
}

}  // namespace

Options read_options(const std::vector<std::string>& words) {
  static const std::map<std::string, std::size_t> files{
      {"solve", 1}, {"verify", 2}, {"explain", 2}, {"replay", 2}};
  if (words.empty()) throw UsageError("no command");
  Options options;
  options.command = words[0];
  if (!files.contains(options.command)) throw UsageError("\"" + options.command + "\" is not a command");
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (!words[i].starts_with("--")) {
      options.files.push_back(words[i]);
      continue;
    }
    const auto found = known_options().find(words[i]);
    if (found == known_options().end()) throw UsageError(words[i] + " is not an option");
    const auto& takers = found->second.commands;
    if (std::find(takers.begin(), takers.end(), options.command) == takers.end())
      throw UsageError(words[i] + " does not belong to " + options.command);
    if (i + 1 == words.size()) throw UsageError(words[i] + " needs a value");
    found->second.set(options, words[i], words[i + 1]);
    ++i;
  }
  if (options.files.size() != files.at(options.command))
    throw UsageError(options.command + " takes " + std::to_string(files.at(options.command)) + " file(s)");
  if (options.seconds && options.work) throw UsageError("--seconds and --work exclude each other");
  return options;
}

std::string usage() {
  return "heliu-clear solve BOOK [--seconds S | --work N] [--out RESULT]\n"
         "heliu-clear solve FILE --format gap|dimacs [--seconds S | --work N] [--out FILE]\n"
         "heliu-clear verify BOOK RESULT\n"
         "heliu-clear explain BOOK RESULT [--lot ID] [--offer ID] [--reader producer|processor|regulator]\n"
         "                    [--lang zh-CN|en]\n"
         "heliu-clear replay BOOK RESULT\n";
}

}  // namespace heliu::market::clear_tool
