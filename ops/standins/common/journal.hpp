// An append-only file of records: the whole memory of a stand-in. What append returned from is never lost;
// what it had not returned from is there completely or not at all.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace heliu::standins {

// One record a line: CRC-32 of the text in eight hex digits, a space, the text, a line feed.
class Journal {
 public:
  // Opens or creates the file and takes an exclusive lock on it. A last line without line feed is an append
  // cut off by a crash and is dropped; any other damage throws std::runtime_error with the line number, and
  // so does a file that another process holds.
  explicit Journal(std::filesystem::path file);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // The records found at opening, handed over once.
  std::vector<std::string> take_records() { return std::move(records_); }

  // Returns after the record is on the disk. The text must hold no line feed. Throws std::system_error; from
  // then on every append throws, since what the file holds is unknown until the next opening.
  void append(std::string_view record);

 private:
  void read_back();

  std::filesystem::path file_;
  int fd_ = -1;
  bool broken_ = false;
  std::vector<std::string> records_;
};

}  // namespace heliu::standins
