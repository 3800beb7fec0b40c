// The bank's folder: DIR/out holds its answers, DIR/in takes our payment files. A file of ours is written
// under one name with one content until it is known to be there; the bank takes a message id once.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <condition_variable>
#include <cstring>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <sstream>

#include "chassis/ops/log.hpp"
#include "treasury/api.hpp"
#include "treasury/bank_file.hpp"
#include "treasury/payout.hpp"

namespace heliu::treasury {

namespace {

constexpr std::chrono::milliseconds kPause{100};
constexpr std::chrono::seconds kPutOff{10};

void sync(const std::filesystem::path& path) {
  const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool done = handle >= 0 && ::fsync(handle) == 0;
  const int error = errno;
  if (handle >= 0) ::close(handle);
  if (!done) throw std::runtime_error(path.string() + " can't be synced: " + std::strerror(error));
}

// All of it under its name, or nothing; on the disk before this returns.
void put_file(const std::filesystem::path& folder, const std::string& name, const std::string& content) {
  const auto temporary = folder / ("." + name + ".part");
  {
    std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
    out << content;
    out.flush();
    if (!out) throw std::runtime_error(temporary.string() + " can't be written");
  }
  sync(temporary);
  std::filesystem::rename(temporary, folder / name);
  sync(folder);
}

std::string read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  if (!in) throw std::runtime_error(file.string() + " can't be read");
  return content.str();
}

class BankChannel {
 public:
  BankChannel(Service& service, std::shared_ptr<Books> books)
      : service_(service), books_(std::move(books)), bank_(bank_settings(service.config())) {}

  void run(const std::stop_token& stop) {
    for (const char* name : {"in", "out"}) std::filesystem::create_directories(bank_.folder / name);
    std::mutex mutex;
    std::condition_variable_any wake;
    while (!stop.stop_requested()) {
      take_answers(stop);
      put_runs(stop);
      std::unique_lock lock(mutex);
      wake.wait_for(lock, stop, kPause, [] { return false; });
    }
  }

 private:
  // In the order of names. A file that was read is not opened again by this process; a changed one is.
  void take_answers(const std::stop_token& stop) {
    std::vector<std::filesystem::directory_entry> files;
    for (const auto& entry : std::filesystem::directory_iterator(bank_.folder / "out"))
      if (entry.is_regular_file() && entry.path().extension() == ".xml" &&
          entry.path().filename().string().front() != '.' && !seen_.contains(mark_of(entry)))
        files.push_back(entry);
    std::sort(files.begin(), files.end());
    for (const auto& entry : files) {
      if (stop.stop_requested()) return;
      take_answer(entry);
    }
  }

  // A file that can't be taken now is tried again later and keeps nobody waiting: neither the files after it
  // nor the payouts. Each of its lines is posted once, whatever the order.
  void take_answer(const std::filesystem::directory_entry& entry) {
    const std::string mark = mark_of(entry), name = entry.path().filename().string();
    const auto put_off = put_off_.find(mark);
    if (put_off != put_off_.end() && std::chrono::steady_clock::now() < put_off->second) return;
    try {
      const std::string content = read_file(entry.path());
      std::optional<BankFile> taken;
      service_.transact([&](Unit& unit) { taken = take_file(unit, *books_, bank_.account, name, content); });
      seen_.insert(mark);
      put_off_.erase(mark);
      if (taken && taken->state == FileState::refused)
        log::error("a file of the bank was refused", {{"file", name}, {"reason", taken->note}});
    } catch (const std::exception& error) {
      log::error("a file of the bank waits", {{"file", name}, {"reason", error.what()}});
      put_off_[mark] = std::chrono::steady_clock::now() + kPutOff;
    }
  }

  static std::string mark_of(const std::filesystem::directory_entry& entry) {
    return entry.path().filename().string() + "/" + std::to_string(entry.file_size()) + "/" +
           std::to_string(entry.last_write_time().time_since_epoch().count());
  }

  void put_runs(const std::stop_token& stop) {
    std::vector<PayoutRun> runs;
    service_.database().read([&](Transaction& db) {
      runs = db.all<PayoutRun>("SELECT * FROM payout_run WHERE state = 'instructed' ORDER BY id LIMIT 20");
    });
    for (const PayoutRun& run : runs) {
      if (stop.stop_requested()) return;
      std::optional<std::string> content;
      service_.database().read([&](Transaction& db) {
        content = db.value<std::string>("SELECT content FROM payout_file WHERE id = ?", run.id);
      });
      put_file(bank_.folder / "in", run.message_id + ".xml", content.value());
      service_.transact([&](Unit& unit) { mark_sent(unit, run.id); });
    }
  }

  Service& service_;
  std::shared_ptr<Books> books_;
  const BankSettings bank_;
  std::set<std::string> seen_;
  std::map<std::string, std::chrono::steady_clock::time_point> put_off_;  // until when, by mark
};

}  // namespace

void keep_bank_channel(Service& service, std::shared_ptr<Books> books) {
  auto channel = std::make_shared<BankChannel>(service, std::move(books));
  service.background("bank channel", [channel](std::stop_token stop) { channel->run(stop); });
}

}  // namespace heliu::treasury
