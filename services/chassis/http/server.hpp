// The listener: Beast and its coroutines stay behind this header. Everything is bounded.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "chassis/http/message.hpp"

namespace heliu {

struct ServerSettings {
  std::string address = "127.0.0.1";
  int port = 0;
  std::string certificate, private_key;   // PEM files; both set: TLS 1.3 only
  std::size_t workers = 8;                // threads that run handlers (they block on the database)
  std::size_t queue = 512;                // requests waiting for a worker: past it 503 with Retry-After
  std::size_t connections = 10000;        // open at once: past it the connection is closed
  std::size_t header_bytes = 8 << 10;     // past it 431
  std::size_t body_bytes = 1 << 20;       // past it 413
  std::size_t bodies_bytes = 256 << 20;   // of all large bodies being received or handled: past it 503
  std::chrono::seconds read_timeout{10};  // for a whole request, from its first byte, and more for a large
                                          // body: a second for each 128 KiB
  std::chrono::seconds idle_timeout{60};  // between requests of a connection
};

// A handler that answers at once, on a worker.
using Handler = std::function<Response(Request)>;

// A stream of server-sent events: called about every 25 ms until it returns false; what it appends is sent.
using Stream = std::function<bool(std::string& append)>;

class Server {
 public:
  // wait: decides whether a request must be held before the handler runs (the feed's long poll). It returns
  // true while the request should wait; asked about every 20 ms, on the I/O thread: it must not block.
  struct Hooks {
    Handler handle;
    std::function<bool(const Request&, std::chrono::milliseconds waited)> wait;  // may be empty
    std::function<std::optional<Stream>(const Request&)> stream;  // may be empty; nothing: handle it normally
  };

  // Throws std::runtime_error saying plainly when the port is in use or the certificate can't be read.
  Server(ServerSettings settings, Hooks hooks);
  ~Server();

  int port() const;                        // the real one when settings said 0
  void start();                            // returns at once
  void drain(std::chrono::seconds limit);  // stops accepting, finishes what is in flight, then closes

  struct State {
    std::size_t connections = 0, in_flight = 0, queued = 0;
    std::uint64_t shed = 0;
  };
  State state() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace heliu
