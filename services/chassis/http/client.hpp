// A small blocking HTTP/1.1 client with kept-alive connections: the gateway's forwarding, the feed's
// followers, the national system, and programs that use the public API. One object serves one thread at a
// time; make one per thread, or use ClientPool.
#pragma once
#include <chrono>
#include <memory>
#include <string>

#include "chassis/http/message.hpp"

namespace heliu {

struct ClientError : std::runtime_error {
  ClientError(const std::string& what, bool request_sent)
      : std::runtime_error(what), request_sent(request_sent) {}
  bool request_sent;  // true: the other side may have acted on it
};

class HttpClient {
 public:
  // base: "http://127.0.0.1:8101" or "https://…"; trusted_certificate: a PEM file to trust (self-made
  // certificates); empty: the system's.
  explicit HttpClient(std::string base, std::string trusted_certificate = {},
                      std::chrono::milliseconds timeout = std::chrono::seconds(30));
  ~HttpClient();

  // target: path with query. A kept connection that the server has closed meanwhile is opened anew once,
  // and only when nothing of this request was answered. Throws ClientError.
  Response request(const std::string& method, const std::string& target, const Headers& headers = {},
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

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// "%E4%B8%AD" for a path segment or query value.
std::string url_encode(std::string_view text);

}  // namespace heliu
