#include "raw_connection.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <thread>

namespace heliu::test {

using Clock = std::chrono::steady_clock;

bool eventually(const std::function<bool()>& fact) {
  for (const auto until = Clock::now() + kPatience; Clock::now() < until; std::this_thread::yield())
    if (fact()) return true;
  return false;
}

RawConnection::RawConnection(int port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const timeval step{.tv_sec = 0, .tv_usec = 100'000};
  ::setsockopt(descriptor_, SOL_SOCKET, SO_RCVTIMEO, &step, sizeof step);
  if (::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
    ::close(descriptor_);
    throw std::runtime_error("connection refused");
  }
}

RawConnection::~RawConnection() {
  ::close(descriptor_);
}

bool RawConnection::send(const std::string& bytes) {
  std::size_t sent = 0;
  while (sent < bytes.size()) {
    const auto size = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
    if (size < 0) return false;
    sent += static_cast<std::size_t>(size);
  }
  return true;
}

std::string RawConnection::read_until(const std::string& text) {
  std::string received;
  char bytes[4096];
  for (const auto until = Clock::now() + kPatience; Clock::now() < until;) {
    if (!text.empty() && received.find(text) != std::string::npos) break;
    const auto size = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (size > 0)
      received.append(bytes, static_cast<std::size_t>(size));
    else if (size == 0 || (errno != EAGAIN && errno != EWOULDBLOCK))
      break;
  }
  return received;
}

bool RawConnection::closed_by_peer(const std::function<void()>& step) {
  char bytes[4096];
  for (const auto until = Clock::now() + kPatience; Clock::now() < until;) {
    if (step) step();
    const auto size = ::recv(descriptor_, bytes, sizeof bytes, 0);
    if (size == 0 || (size < 0 && errno != EAGAIN && errno != EWOULDBLOCK)) return true;
  }
  return false;
}

int status_of(const std::string& answer) {
  return answer.starts_with("HTTP/1.") && answer.size() > 12 ? std::atoi(answer.c_str() + 9) : 0;
}

std::string get_request(const std::string& path, const std::string& more) {
  return "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
}

}  // namespace heliu::test
