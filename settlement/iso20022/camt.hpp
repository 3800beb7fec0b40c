// camt.052 reports, camt.053 statements and camt.054 credit or debit notifications of one account.
#pragma once
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "settlement/iso20022/statement.hpp"

namespace heliu::iso20022 {

// Version 001.02, in CNY. Throw std::invalid_argument, beginning with the field, if the kind is the other one
// or a text doesn't fit the schema. The sums are the caller's.
std::string write_camt053(const Statement& statement);
std::string write_camt054(const Statement& statement);

// Every statement, report or notification of a file, at least one. Versions 001.02 to 001.13 with their
// different places for status, party names, charges and amounts; any namespace prefix; batches with or
// without details; missing dates and references. Unknown elements are kept, tolerances named in the result.
// Throws FormatError.
std::vector<Statement> read_camt(std::string_view xml, const ReadOptions& options = {});

// The same piece by piece, in memory that doesn't grow with the file but with its largest entry. Each throws
// FormatError or what the sink throws; what the sink was given by then is not to be used: the file is
// refused as a whole.
class CamtReader {
 public:
  explicit CamtReader(StatementSink& sink, const ReadOptions& options = {});  // the sink must outlive it
  ~CamtReader();
  CamtReader(const CamtReader&) = delete;
  CamtReader& operator=(const CamtReader&) = delete;

  void feed(std::string_view bytes);
  void finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace heliu::iso20022
