// A bare TCP connection, to send what no decent client would.
#pragma once
#include <chrono>
#include <functional>
#include <string>

namespace heliu::test {

inline constexpr std::chrono::seconds kPatience{10};  // for a fact to become true, on a busy machine

// Asks again until the fact holds; false when it does not within kPatience.
bool eventually(const std::function<bool()>& fact);

class RawConnection {
 public:
  explicit RawConnection(int port);
  ~RawConnection();
  RawConnection(const RawConnection&) = delete;

  bool send(const std::string& bytes);  // false: the peer has closed
  // Everything received until it holds this text, or the peer closes, or patience ends.
  std::string read_until(const std::string& text);
  std::string read_to_end() { return read_until(""); }
  // Whether the peer closes before patience ends. Waits step by step, running step in between.
  bool closed_by_peer(const std::function<void()>& step = {});

 private:
  int descriptor_;
};

// "HTTP/1.1 413 …" → 413; 0 when it is no answer.
int status_of(const std::string& answer);

std::string get_request(const std::string& path, const std::string& more = {});

}  // namespace heliu::test
