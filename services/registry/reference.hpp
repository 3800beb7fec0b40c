// The national lists: waste codes by edition, code lists, exemptions. Law changes, so every row is dated.
#pragma once
#include <boost/describe.hpp>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "chassis/base/instant.hpp"
#include "chassis/base/uuid.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::registry {

struct WasteCode {
  std::string code, edition, category, category_name, industry, description, hazard;
  Date valid_from;
  std::optional<Date> valid_to;
};
BOOST_DESCRIBE_STRUCT(WasteCode, (),
                      (code, edition, category, category_name, industry, description, hazard, valid_from,
                       valid_to))

struct WasteCodeEnd {
  std::string code, edition;
  Date valid_to;
};
BOOST_DESCRIBE_STRUCT(WasteCodeEnd, (), (code, edition, valid_to))

struct Term {
  std::string list, code, label, note, source;
};
BOOST_DESCRIBE_STRUCT(Term, (), (list, code, label, note, source))

struct Exemption {
  std::string edition;
  int row_no = 0, item = 0;
  std::string codes, waste, stage, requirement, effect, source_page;
};
BOOST_DESCRIBE_STRUCT(Exemption, (),
                      (edition, row_no, item, codes, waste, stage, requirement, effect, source_page))

struct NewWasteCode {
  std::string category, category_name, industry, code, description, hazard;
};
BOOST_DESCRIBE_STRUCT(NewWasteCode, (), (category, category_name, industry, code, description, hazard))

struct NewEdition {
  std::string edition;
  Date valid_from;
  bool complete = false;          // codes not named end
  std::vector<std::string> ends;  // of a delta: codes that end
  bool preview = true;
  std::vector<NewWasteCode> codes;
};
BOOST_DESCRIBE_STRUCT(NewEdition, (), (edition, valid_from, complete, ends, preview, codes))

struct EditionEffect {
  std::string edition;
  Date valid_from;
  std::vector<std::string> adds, ends, changes;
  std::int64_t unchanged = 0;
  bool preview = true;
};
BOOST_DESCRIBE_STRUCT(EditionEffect, (), (edition, valid_from, adds, ends, changes, unchanged, preview))

// What an edition does to the codes in force. Changed: another category, description, industry or hazard.
EditionEffect effect_of(const NewEdition& edition, const std::vector<WasteCode>& in_force);

WasteCode dated(const NewWasteCode& code, const NewEdition& edition);

// The lists as the files under sql/reference hold them.
struct ReferenceFiles {
  std::vector<WasteCode> codes;  // edition 2021, in force from 2021-01-01 (order 15 of the ministry)
  std::vector<Term> terms;
  std::vector<Exemption> exemptions;
};
ReferenceFiles load_reference(const std::filesystem::path& folder);

}  // namespace heliu::registry
