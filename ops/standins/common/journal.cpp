#include "ops/standins/common/journal.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <boost/crc.hpp>
#include <cerrno>
#include <cstdio>
#include <limits>
#include <stdexcept>
#include <system_error>

#include "ops/standins/common/files.hpp"

namespace heliu::standins {
namespace {

std::string checksum(std::string_view record) {
  boost::crc_32_type crc;
  crc.process_bytes(record.data(), record.size());
  char text[9];
  std::snprintf(text, sizeof text, "%08x", static_cast<unsigned>(crc.checksum()));
  return text;
}

[[noreturn]] void fail(const std::filesystem::path& file) {
  throw std::system_error(errno, std::generic_category(), file.string());
}

}  // namespace

Journal::Journal(std::filesystem::path file) : file_(std::move(file)) {
  fd_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0640);
  if (fd_ < 0) fail(file_);
  try {
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0)
      throw std::runtime_error(file_.string() + ": another process works on it");
    sync_directory(file_.parent_path());
    read_back();
  } catch (...) {
    ::close(fd_);
    throw;
  }
}

Journal::~Journal() {
  ::close(fd_);
}

void Journal::read_back() {
  const std::string content = read_file(file_, std::numeric_limits<std::size_t>::max() - 1).value_or("");
  std::size_t begin = 0;
  for (std::size_t end; (end = content.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string_view line = std::string_view(content).substr(begin, end - begin);
    const std::string_view record = line.size() > 9 ? line.substr(9) : std::string_view();
    if (record.empty() || line[8] != ' ' || line.substr(0, 8) != checksum(record))
      throw std::runtime_error(file_.string() + ": record " + std::to_string(records_.size() + 1) +
                               " is damaged");
    records_.emplace_back(record);
  }
  if (begin == content.size()) return;
  if (::ftruncate(fd_, static_cast<off_t>(begin)) != 0 || ::fsync(fd_) != 0) fail(file_);
}

void Journal::append(std::string_view record) {
  if (record.empty() || record.find('\n') != std::string_view::npos)
    throw std::invalid_argument("journal: a record is one line");
  const std::string line = checksum(record) + " " + std::string(record) + "\n";
  if (broken_) throw std::runtime_error(file_.string() + ": an earlier append failed");
  broken_ = true;  // until all of it is on the disk
  crash_point();
  // In two pieces, so that the crash tests see the torn line that a real crash can leave.
  for (std::string_view rest = line, head = rest.substr(0, rest.size() / 2); !rest.empty();) {
    const ssize_t written = ::write(fd_, head.data(), head.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(file_);
    rest.remove_prefix(static_cast<std::size_t>(written));
    head = rest;
    crash_point();
  }
  if (::fsync(fd_) != 0) fail(file_);
  broken_ = false;
  crash_point();
}

}  // namespace heliu::standins
