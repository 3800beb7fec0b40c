// The bank's folders: takes files in, asks the books, puts answers out. Each file goes through
//   decide → journal → file into done/ → answers into out/ → journal "finished"
// and a restart resumes after the last of these steps that reached the disk.
#pragma once
#include <filesystem>
#include <functional>
#include <set>
#include <string>

#include "ops/standins/bank/books.hpp"
#include "ops/standins/common/journal.hpp"

namespace heliu::standins {

struct OfficeSettings {
  std::filesystem::path directory;
  std::string custody_account;
  Fen opening;  // used once, when the journal is new
  std::set<std::string> closed_accounts;
};

class Office {
 public:
  // Creates the folders, replays the journal and finishes what a crash left half done. Throws
  // std::runtime_error if the journal is damaged, in use, or of another custody account.
  explicit Office(const OfficeSettings& settings);

  // Works through all files that lie there now: customers', the platform's, what the bank is told, cut-off
  // requests last; a cut-off covers every file that was there when its request was seen. Ends early when
  // stop() is true.
  void pass(const std::function<bool()>& stop);

 private:
  void replay(const OfficeSettings& settings);
  void take_payments(const char* folder, RecordKind kind, const std::function<bool()>& stop);
  void take_payment_file(const std::filesystem::path& file, RecordKind kind);
  void take_cutoff(const std::filesystem::path& request);
  void take_return(const std::filesystem::path& request);
  void take_again(const std::filesystem::path& request);
  std::vector<Output> answers_to(const Record& record) const;  // before it is applied
  Record head(const std::filesystem::path& file, const std::string& content) const;
  void carry_out(const Record& record);
  void finish(const Record& record, const std::vector<Output>& answers);

  std::filesystem::path directory_;
  Journal journal_;
  Books books_;
};

}  // namespace heliu::standins
