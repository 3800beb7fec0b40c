#include "registry/reference.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

#include "chassis/base/csv.hpp"

namespace heliu::registry {

EditionEffect effect_of(const NewEdition& edition, const std::vector<WasteCode>& in_force) {
  std::map<std::string, const WasteCode*> known;
  for (const WasteCode& code : in_force) known.emplace(code.code, &code);

  EditionEffect effect{.edition = edition.edition,
                       .valid_from = edition.valid_from,
                       .adds = {},
                       .ends = {},
                       .changes = {},
                       .preview = edition.preview};
  std::set<std::string> named;
  for (const NewWasteCode& code : edition.codes) {
    if (!named.insert(code.code).second) continue;
    const auto before = known.find(code.code);
    if (before == known.end()) {
      effect.adds.push_back(code.code);
      continue;
    }
    const WasteCode& old = *before->second;
    const bool same =
        std::tie(old.category, old.category_name, old.industry, old.description, old.hazard) ==
        std::tie(code.category, code.category_name, code.industry, code.description, code.hazard);
    if (same)
      ++effect.unchanged;
    else
      effect.changes.push_back(code.code);
  }
  for (const auto& [code, old] : known) {
    if (named.contains(code)) continue;
    const bool ended = edition.complete || std::count(edition.ends.begin(), edition.ends.end(), code) > 0;
    if (ended)
      effect.ends.push_back(code);
    else
      ++effect.unchanged;
  }
  return effect;
}

WasteCode dated(const NewWasteCode& code, const NewEdition& edition) {
  return {code.code,        edition.edition, code.category,      code.category_name, code.industry,
          code.description, code.hazard,     edition.valid_from, std::nullopt};
}

static std::vector<CsvRecord> read_csv(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::ostringstream text;
  text << in.rdbuf();
  try {
    return parse_csv(text.str());
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(file.string() + ": " + error.what());
  }
}

ReferenceFiles load_reference(const std::filesystem::path& folder) {
  ReferenceFiles files;
  const Date order15 = Date::parse("2021-01-01").value();
  for (const CsvRecord& row : read_csv(folder / "hw_catalogue.csv"))
    files.codes.push_back({row.at("code"), row.at("edition"), row.at("category"), row.at("category_name"),
                           row.at("industry"), row.at("description"), row.at("hazard"), order15,
                           std::nullopt});
  for (const CsvRecord& row : read_csv(folder / "codes.csv"))
    files.terms.push_back(
        {row.at("dict"), row.at("code"), row.at("label_zh"), row.at("note"), row.at("source")});
  int row_no = 0;
  for (const CsvRecord& row : read_csv(folder / "exemptions.csv"))
    files.exemptions.push_back({row.at("edition"), ++row_no, std::stoi(row.at("seq")),
                                row.at("codes_or_category"), row.at("waste"), row.at("exempt_stage"),
                                row.at("condition"), row.at("effect"), row.at("source_page")});
  return files;
}

}  // namespace heliu::registry
