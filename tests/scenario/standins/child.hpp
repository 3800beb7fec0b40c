// A program under test as a child process, a folder that vanishes with the test, and waiting for facts.
#pragma once
#include <sys/types.h>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliu::standins::testing {

class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

// Dies with the test program. Its standard error goes to the given file.
class Child {
 public:
  Child(const std::string& program, const std::vector<std::string>& arguments,
        const std::filesystem::path& errors);
  ~Child();  // kill -9 if it still runs
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  // The first line it prints; nothing if it ends without one.
  std::optional<std::string> first_line();
  void signal(int number) const;
  // Waits for the end: the exit code, or minus the signal that ended it.
  int wait();
  bool running();  // without waiting

 private:
  pid_t pid_ = -1;
  int out_ = -1;
  std::optional<int> status_;
};

// True as soon as the fact holds; false if it doesn't within 30 seconds.
bool until(const std::function<bool()>& fact);

std::string read_text(const std::filesystem::path& file);
// As a careful sender does: beside the place, then renamed into it.
void put_file(const std::filesystem::path& file, std::string_view content);
std::vector<std::filesystem::path> files(const std::filesystem::path& directory,
                                         std::string_view prefix = "");

struct HttpAnswer {
  int status = 0;  // 0: the connection ended without an answer
  std::string body;
};
HttpAnswer http(int port, const std::string& method, const std::string& target, const std::string& body = "");
HttpAnswer http_raw(int port, const std::string& request);

}  // namespace heliu::standins::testing
