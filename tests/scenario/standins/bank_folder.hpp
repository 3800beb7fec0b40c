// The stand-in bank and its folders, as the tests use them.
#pragma once
#include <gtest/gtest.h>

#include <initializer_list>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "settlement/iso20022/camt.hpp"
#include "settlement/iso20022/pain001.hpp"
#include "settlement/iso20022/pain002.hpp"
#include "tests/scenario/standins/child.hpp"

namespace heliu::standins::testing {

inline const std::string kCustody = "440600000000000001";
inline const std::string kCustomer = "6222020000000009";
inline const std::string kPayee = "6222020000000001";
inline const std::string kClosed = "6222020000000000";

class BankFolder {
 public:
  BankFolder() {
    for (const char* name : {"in", "customers", "told", "cutoff"})
      std::filesystem::create_directories(path() / name);
  }

  const std::filesystem::path& path() const { return folder_.path(); }

  std::unique_ptr<Child> start(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{"--dir",  path().string(),    "--custody-account",
                                       kCustody, "--closed-account", kClosed};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return std::make_unique<Child>(HELIU_STANDIN_BANK, arguments, path() / "errors");
  }

  static std::string payment(const std::string& message_id, const std::string& debtor,
                             std::vector<iso20022::CreditTransfer> transfers) {
    iso20022::CreditTransferInitiation file;
    file.message_id = message_id;
    file.created_at = "2026-11-23T08:00:00Z";
    file.initiating_party = file.debtor_name = debtor == kCustody ? "合流统一结算账户" : "南海铝型材示范 01";
    file.debtor_account = debtor;
    file.transfers = std::move(transfers);
    return write_pain001(file);
  }

  void customer_pays(const std::string& id, Fen amount, const std::string& reference) const {
    put_file(path() / "customers" / (id + ".xml"),
             payment(id, kCustomer, {{id + "-E", amount, "合流统一结算账户", kCustody, reference}}));
  }
  void platform_pays(const std::string& id, std::vector<iso20022::CreditTransfer> transfers) const {
    put_file(path() / "in" / (id + ".xml"), payment(id, kCustody, std::move(transfers)));
  }
  void cut_off(const std::string& day) const { put_file(path() / "cutoff" / (day + ".req"), ""); }

  std::vector<std::filesystem::path> out(std::string_view prefix) const {
    return files(path() / "out", prefix);
  }

  bool inputs_are_gone() const {
    return files(path() / "in").empty() && files(path() / "customers").empty() &&
           files(path() / "told").empty() && files(path() / "cutoff").empty();
  }

  // The status report on a file of the platform that is the nth (from 1) with this message id.
  iso20022::StatusReport report_on(const std::string& message_id, std::size_t nth = 1) const {
    iso20022::StatusReport found;
    EXPECT_TRUE(until([&] {
      std::size_t seen = 0;
      for (const auto& file : out("pain002-")) {
        iso20022::StatusReport report = iso20022::read_pain002(read_text(file));
        if (report.original_message_id == message_id && ++seen == nth) {
          found = std::move(report);
          return true;
        }
      }
      return false;
    })) << "no answer to "
        << message_id;
    return found;
  }

  iso20022::Statement statement(const std::string& label) const {
    const auto file = path() / "out" / ("camt053-" + label + ".xml");
    EXPECT_TRUE(until([&] { return std::filesystem::exists(file); })) << "no statement " << label;
    return iso20022::read_camt(read_text(file)).at(0);
  }

 private:
  TemporaryFolder folder_;
};

// "ACSC AM04 AC01": what became of each transfer.
inline std::string outcome(const iso20022::StatusReport& report) {
  std::string words;
  for (const auto& transfer : report.transfers)
    words += (words.empty() ? "" : " ") +
             (transfer.reason ? transfer.reason->code : std::string(word(transfer.status)));
  return words;
}

}  // namespace heliu::standins::testing
