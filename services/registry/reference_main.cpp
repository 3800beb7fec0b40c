// heliu-reference import FILE --config FILE --valid-from DATE [--complete] [--ends CODE,CODE…] [--apply]
// Gives the registry a further edition of the catalogue through the public door and says what it adds, ends
// and changes. Without --apply nothing changes. FILE: the columns of sql/reference/hw_catalogue.csv, one
// edition.
#include <cstdio>
#include <fstream>
#include <sstream>

#include "chassis/base/csv.hpp"
#include "chassis/http/client.hpp"
#include "chassis/ops/config.hpp"
#include "registry/reference.hpp"

namespace {

using namespace heliu;
using namespace heliu::registry;

struct Words {
  std::string file, config = "ops/heliu.toml", valid_from;
  std::vector<std::string> ends;
  bool complete = false, apply = false;
};

constexpr const char* kUsage =
    "import FILE --valid-from YYYY-MM-DD [--complete] [--ends CODE,CODE] [--apply] [--config FILE]";

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, ',');) parts.push_back(part);
  return parts;
}

Words parse(int argc, char** argv) {
  Words words;
  if (argc < 3 || std::string_view(argv[1]) != "import") throw std::runtime_error(kUsage);
  words.file = argv[2];
  for (int i = 3; i < argc; ++i) {
    const std::string word = argv[i];
    const auto value = [&] { return ++i < argc ? std::string(argv[i]) : throw std::runtime_error(kUsage); };
    if (word == "--config")
      words.config = value();
    else if (word == "--valid-from")
      words.valid_from = value();
    else if (word == "--ends")
      words.ends = split(value());
    else if (word == "--complete")
      words.complete = true;
    else if (word == "--apply")
      words.apply = true;
    else
      throw std::runtime_error(kUsage);
  }
  if (!Date::parse(words.valid_from)) throw std::runtime_error("--valid-from: a date, YYYY-MM-DD");
  return words;
}

NewEdition edition_of(const Words& words) {
  std::ifstream in(words.file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + words.file);
  std::ostringstream text;
  text << in.rdbuf();
  NewEdition edition;
  edition.valid_from = Date::parse(words.valid_from).value();
  edition.complete = words.complete;
  edition.ends = words.ends;
  edition.preview = !words.apply;
  for (const CsvRecord& row : parse_csv(text.str())) {
    for (const char* column :
         {"category", "category_name", "industry", "code", "description", "hazard", "edition"})
      if (!row.contains(column)) throw std::runtime_error(words.file + ": no column \"" + column + "\"");
    if (edition.edition.empty()) edition.edition = row.at("edition");
    if (edition.edition != row.at("edition"))
      throw std::runtime_error(words.file + ": two editions in one file");
    edition.codes.push_back({row.at("category"), row.at("category_name"), row.at("industry"), row.at("code"),
                             row.at("description"), row.at("hazard")});
  }
  return edition;
}

struct SignedIn {
  std::string csrf_token;
};
BOOST_DESCRIBE_STRUCT(SignedIn, (), (csrf_token))

// As the operator, whose password is generated into the secrets folder.
Response send(const Config& config, const NewEdition& edition) {
  HttpClient door("https://" + config.text("service.gateway.listen"),
                  config.path("paths.tls", "var/tls") / "gateway.pem");
  const std::string password = read_secret(config.path("paths.secrets", "var/secrets") / "operator.password");
  const Response session = door.request("POST", "/v1/session", {{"content-type", "application/json"}},
                                        R"({"login":"operator","password":")" + password + "\"}");
  if (session.status != 200) throw std::runtime_error("the operator can't sign in: " + session.body);
  const std::string cookie = session.headers.at("set-cookie");
  return door.request("POST", "/v1/reference/editions",
                      {{"content-type", "application/json"},
                       {"cookie", cookie.substr(0, cookie.find(';'))},
                       {"x-csrf-token", from_json<SignedIn>(std::string_view(session.body)).csrf_token},
                       {"idempotency-key", Uuid::v7().text()}},
                      to_json(edition));
}

void say(const char* what, const std::vector<std::string>& codes) {
  std::printf("%-8s %zu\n", what, codes.size());
  for (const std::string& code : codes) std::printf("  %s\n", code.c_str());
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const Words words = parse(argc, argv);
    const Response answer = send(Config::load(words.config), edition_of(words));
    if (answer.status != 200) throw std::runtime_error("refused: " + answer.body);
    const auto effect = from_json<EditionEffect>(std::string_view(answer.body));
    std::printf("edition %s, in force from %s\n", effect.edition.c_str(), effect.valid_from.text().c_str());
    say("adds", effect.adds);
    say("ends", effect.ends);
    say("changes", effect.changes);
    std::printf("%-8s %lld\n%s\n", "same", static_cast<long long>(effect.unchanged),
                effect.preview ? "a preview: --apply brings it into force" : "imported");
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-reference: %s\n", error.what());
    return 1;
  }
}
