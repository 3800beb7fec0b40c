#include "ops/standins/bank/office.hpp"

#include <algorithm>
#include <chrono>
#include <iostream>
#include <stdexcept>

#include "ops/standins/common/files.hpp"
#include "ops/standins/common/process.hpp"
#include "settlement/iso20022/text_rules.hpp"

namespace heliu::standins {
namespace {

constexpr std::size_t kMaxFileBytes = 32u << 20;  // what the reader of bank XML takes

// A malformed file younger than this may still be in writing: senders should rename files into place, but the
// bank forgives those who don't.
constexpr std::chrono::milliseconds kWritingGrace{500};

std::filesystem::path prepared(const std::filesystem::path& directory) {
  for (const char* folder : {"in", "customers", "told", "cutoff", "out", "done", "state"})
    ensure_directory(directory / folder);
  return directory / "state" / "journal";
}

bool maybe_in_writing(const std::filesystem::path& file) {
  std::error_code gone;
  const auto changed = std::filesystem::last_write_time(file, gone);
  return !gone && std::filesystem::file_time_type::clock::now() - changed < kWritingGrace;
}

}  // namespace

Office::Office(const OfficeSettings& settings)
    : directory_(settings.directory),
      journal_(prepared(settings.directory)),
      books_(settings.closed_accounts) {
  replay(settings);
}

void Office::replay(const OfficeSettings& settings) {
  std::vector<Record> records;
  std::set<std::int64_t> finished;
  for (const std::string& line : journal_.take_records()) {
    records.push_back(record_from_json(line));
    if (records.back().kind == RecordKind::finished) finished.insert(records.back().number);
  }
  for (const Record& record : records) {
    if (record.kind == RecordKind::finished) continue;
    const bool open = record.kind != RecordKind::opened && !finished.contains(record.number);
    const std::vector<Output> answers = open ? answers_to(record) : std::vector<Output>();
    books_.apply(record);
    if (open) finish(record, answers);
  }
  if (records.empty()) {
    Record first;
    first.number = books_.next_number();
    first.at = now_text();
    carry_out(books_.open(first, settings.custody_account, settings.opening));
  }
  if (books_.account() != settings.custody_account)
    throw std::runtime_error("the folder belongs to another custody account");
}

Record Office::head(const std::filesystem::path& file, const std::string& content) const {
  Record record;
  record.number = books_.next_number();
  record.at = now_text();
  record.source = file.lexically_relative(directory_).string();
  record.fingerprint = fingerprint(content);
  return record;
}

void Office::carry_out(const Record& record) {
  const std::vector<Output> answers = answers_to(record);
  journal_.append(to_json(record));
  books_.apply(record);
  if (record.kind != RecordKind::opened) finish(record, answers);
}

// Repeatable: after a crash in the middle the same files get the same names and content again. The input goes
// first, so that whoever has seen the answer may put another file under its name.
void Office::finish(const Record& record, const std::vector<Output>& answers) {
  const std::filesystem::path source = directory_ / record.source;
  const auto content = read_file(source, kMaxFileBytes);
  // After a crash another file may stand under that name; it is not the one decided about.
  if (content && fingerprint(*content) == record.fingerprint)
    move_file(source, directory_ / "done" /
                          (source.parent_path().filename().string() + "-" + std::to_string(record.number) +
                           "-" + source.filename().string()));
  for (const Output& answer : answers) write_atomically(directory_ / "out" / answer.name, answer.content);
  Record done;
  done.kind = RecordKind::finished;
  done.number = record.number;
  journal_.append(to_json(done));
  if (!record.reason.empty())
    std::cerr << record.source << ": refused, " << record.reason << ": " << record.text << std::endl;
  for (const Line& line : record.lines)
    if (!line.reason.empty())
      std::cerr << record.source << ": transfer " << line.end_to_end_id << " " << line.reason << std::endl;
}

void Office::pass(const std::function<bool()>& stop) {
  const auto requests = list(directory_ / "cutoff", ".req");  // before the files they are to cover
  take_payments("customers", RecordKind::credits, stop);
  take_payments("in", RecordKind::payouts, stop);
  for (const auto& request : list(directory_ / "told", ".return"))
    if (!stop()) take_return(request);
  for (const auto& request : list(directory_ / "told", ".again"))
    if (!stop()) take_again(request);
  for (const auto& request : requests)
    if (!stop()) take_cutoff(request);
}

void Office::take_payments(const char* folder, RecordKind kind, const std::function<bool()>& stop) {
  for (const auto& file : list(directory_ / folder, ".xml"))
    if (!stop()) take_payment_file(file, kind);
}

void Office::take_payment_file(const std::filesystem::path& file, RecordKind kind) {
  const auto content = read_file(file, kMaxFileBytes);
  if (!content) return;
  const Record record = head(file, *content);
  try {
    const iso20022::CreditTransferInitiation payments = iso20022::read_pain001(*content);
    carry_out(kind == RecordKind::payouts ? books_.decide_payouts(record, payments)
                                          : books_.decide_credits(record, payments));
  } catch (const iso20022::FormatError& fault) {
    if (!maybe_in_writing(file)) carry_out(books_.refuse(record, kind, fault));
  }
}

// "END-TO-END-ID why": one line.
void Office::take_return(const std::filesystem::path& request) {
  const auto content = read_file(request, kMaxFileBytes);
  if (!content) return;
  const std::string line = content->substr(0, content->find('\n'));
  const std::size_t blank = std::min(line.find(' '), line.size());
  carry_out(books_.send_back(head(request, *content), line.substr(0, blank),
                             blank < line.size() ? line.substr(blank + 1) : "账号户名不符"));
}

// The name of a file in out/: one line.
void Office::take_again(const std::filesystem::path& request) {
  const auto content = read_file(request, kMaxFileBytes);
  if (!content) return;
  Record record = head(request, *content);
  record.kind = RecordKind::again;
  record.text = content->substr(0, content->find('\n'));
  const bool plain = record.text.find('/') == std::string::npos;
  if (!plain || !std::filesystem::is_regular_file(directory_ / "out" / record.text)) record.reason = "NARR";
  carry_out(record);
}

// Everything as it was but for name, message id and time: so do banks send again.
std::vector<Output> Office::answers_to(const Record& record) const {
  if (record.kind != RecordKind::again || !record.reason.empty()) return books_.outputs(record);
  std::string content = read_file(directory_ / "out" / record.text, kMaxFileBytes).value_or("");
  const auto put = [&](const std::string& tag, const std::string& value) {
    const std::size_t at = content.find("<" + tag + ">"), end = content.find("</" + tag + ">");
    if (at == std::string::npos || end == std::string::npos) return;
    const std::size_t from = at + tag.size() + 2;
    content.replace(from, end - from, value);
  };
  put("MsgId", "AGAIN-" + std::to_string(record.number));
  put("CreDtTm", record.at);
  return {{"again-" + std::to_string(record.number) + "-" + record.text, content}};
}

void Office::take_cutoff(const std::filesystem::path& request) {
  const auto content = read_file(request, kMaxFileBytes);
  if (!content) return;
  const std::string day = request.stem().string();
  try {
    iso20022::require_day("cutoff", day);
  } catch (const std::invalid_argument&) {
    std::cerr << request.filename().string() << ": not YYYY-MM-DD.req, put away unanswered" << std::endl;
    move_file(request, directory_ / "done" / request.filename());
    return;
  }
  carry_out(books_.cut_off(head(request, *content), day));
}

}  // namespace heliu::standins
