// A small blocking HTTP/1.1 client with kept-alive connections: the gateway's forwarding, the feed's
// followers, the national system, and programs that use the public API. One object serves one thread at a
// time; make one per thread, or use ClientPool.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "chassis/http/message.hpp"

namespace heliu {

struct ClientError : std::runtime_error {
  ClientError(const std::string& what, bool request_sent)
      : std::runtime_error(what), request_sent(request_sent) {}
  bool request_sent;  // true: the other side may have acted on it
};

struct ClientSettings {
  std::string trusted_certificate;            // a PEM file to trust; empty: the system's
  std::chrono::milliseconds timeout{30'000};  // for connecting, and again for the exchange
  std::size_t answer_bytes = 64 << 20;        // of an answer taken whole: past it ClientError
  std::function<bool(const std::string& address)>
      admit;  // asked for each address the host's name stands for, as
              // text; only these are connected. Empty: any
};

class HttpClient {
 public:
  // base: "http://127.0.0.1:8101" or "https://…"; trusted_certificate: a PEM file to trust (self-made
  // certificates); empty: the system's.
  explicit HttpClient(std::string base, std::string trusted_certificate = {},
                      std::chrono::milliseconds timeout = std::chrono::seconds(30));
  HttpClient(std::string base, ClientSettings settings);
  ~HttpClient();

  // target: path with query. A kept connection that the server has closed meanwhile is opened anew once,
  // and only when nothing of this request was answered. Throws ClientError.
  Response request(const std::string& method, const std::string& target, const Headers& headers = {},
                   const std::string& body = {});

  // As request; but an answer in chunks is not waited for: it comes as a source that reads on from this
  // connection and throws ClientError when it breaks off. The client must live as long as the source, and
  // asks nothing else before its end.
  Response open(const std::string& method, const std::string& target, const Headers& headers = {},
                const std::string& body = {});

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Kept-alive clients to one base, shared by threads.
class ClientPool {
 public:
  ClientPool(std::string base, std::size_t limit = 64,
             std::chrono::milliseconds timeout = std::chrono::seconds(30));
  ~ClientPool();
  Response request(const std::string& method, const std::string& target, const Headers& headers = {},
                   const std::string& body = {});
  // As HttpClient::open. A source takes its connection out of the pool, which makes another for who comes
  // next.
  Response open(const std::string& method, const std::string& target, const Headers& headers = {},
                const std::string& body = {});

 private:
  class Impl;
  class Lease;
  std::unique_ptr<Impl> impl_;
};

// "%E4%B8%AD" for a path segment or query value.
std::string url_encode(std::string_view text);

}  // namespace heliu
