#include "chassis/http/client.hpp"

#include <sys/socket.h>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <vector>

#include "chassis/http/url.hpp"

namespace heliu {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;
using tcp = asio::ip::tcp;
using Error = boost::system::error_code;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr std::uint64_t kLargestAnswer = 64ULL << 20;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

Response plain(http::response<http::string_body> message) {
  Response response{.status = static_cast<int>(message.result_int()), .headers = {}, .body = {}};
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    auto [place, fresh] = response.headers.emplace(name, std::string(field.value()));
    if (!fresh) place->second += (name == "set-cookie" ? "\n" : ", ") + std::string(field.value());
  }
  response.body = std::move(message.body());
  return response;
}

// A kept connection that has become readable was closed by the server (or speaks out of turn).
bool still_open(int descriptor) {
  char byte;
  return ::recv(descriptor, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
         (errno == EAGAIN || errno == EWOULDBLOCK);
}

}  // namespace

class HttpClient::Impl {
 public:
  Impl(const std::string& base, const std::string& trusted, std::chrono::milliseconds timeout)
      : url_(parse_url(base)), timeout_(timeout) {
    if (!url_.tls) return;
    Error error;
    if (trusted.empty())
      tls_.set_default_verify_paths(error);
    else
      tls_.load_verify_file(trusted, error);
    if (error) throw ClientError("trusted certificate " + trusted + ": " + error.message(), false);
    tls_.set_verify_mode(asio::ssl::verify_peer);
  }

  Response request(const std::string& method, const std::string& target, const Headers& headers,
                   const std::string& body) {
    const auto message = compose(method, target, headers, body);
    for (bool retried = false;; retried = true) {
      const bool reused = reuse();
      Attempt attempt;
      asio::co_spawn(io_, exchange(message, reused, attempt), asio::detached);
      io_.restart();
      io_.run();
      if (attempt.answer) return *std::move(attempt.answer);
      close();
      // A kept connection may have been closed as we wrote; an answer begun, or a slow one, is no such case.
      const bool stale = reused && !attempt.timed_out && attempt.bytes_read == 0;
      if (!stale || retried)
        throw ClientError(url_.host + ":" + url_.port + ": " + attempt.reason, attempt.sent);
    }
  }

 private:
  struct Attempt {
    std::optional<Response> answer;
    std::string reason;
    bool sent = false, timed_out = false;
    std::size_t bytes_read = 0;
  };
  using Message = http::request<http::string_body>;

  Message compose(const std::string& method, const std::string& target, const Headers& headers,
                  const std::string& body) const {
    Message message;
    message.version(11);
    message.method_string(method);
    message.target(url_.path + target);
    message.set(http::field::host, url_.host + (url_.default_port() ? "" : ":" + url_.port));
    for (const auto& [name, value] : headers) message.set(name, value);
    message.body() = body;
    if (!body.empty() || (method != "GET" && method != "HEAD")) message.content_length(body.size());
    return message;
  }

  beast::tcp_stream& lowest() { return url_.tls ? beast::get_lowest_layer(*secure_) : *open_; }
  bool reuse() {
    if ((open_ || secure_) && still_open(lowest().socket().native_handle())) return true;
    close();
    return false;
  }
  void close() {
    secure_.reset();
    open_.reset();
  }

  awaitable<void> exchange(const Message& message, bool reused, Attempt& attempt) {
    Error error;
    if (!reused) error = co_await connect();
    if (!error) {
      lowest().expires_after(timeout_);
      if (url_.tls)
        error = co_await talk(*secure_, message, attempt);
      else
        error = co_await talk(*open_, message, attempt);
    }
    attempt.timed_out = error == beast::error::timeout;
    if (error) attempt.reason = attempt.timed_out ? "no answer in time" : error.message();
  }

  awaitable<Error> connect() {
    tcp::resolver resolver(io_);
    auto [unresolved, endpoints] = co_await resolver.async_resolve(url_.host, url_.port, kTuple);
    if (unresolved) co_return unresolved;
    if (url_.tls)
      secure_.emplace(io_, tls_);
    else
      open_.emplace(io_);
    lowest().expires_after(timeout_);
    auto [refused, endpoint] = co_await lowest().async_connect(endpoints, kTuple);
    if (refused) co_return refused;
    lowest().socket().set_option(tcp::no_delay(true));
    if (!url_.tls) co_return Error();
    secure_->set_verify_callback(asio::ssl::host_name_verification(url_.host));
    SSL_set_tlsext_host_name(secure_->native_handle(), url_.host.c_str());
    auto [failed] = co_await secure_->async_handshake(asio::ssl::stream_base::client, kTuple);
    co_return failed;
  }

  template <class S>
  awaitable<Error> talk(S& stream, const Message& message, Attempt& attempt) {
    attempt.sent = true;  // from here on bytes may have left
    auto [unsent, written] = co_await http::async_write(stream, message, kTuple);
    if (unsent) co_return unsent;
    http::response_parser<http::string_body> parser;
    parser.body_limit(kLargestAnswer);
    if (message.method() == http::verb::head) parser.skip(true);
    beast::flat_buffer buffer;
    auto [unread, size] = co_await http::async_read(stream, buffer, parser, kTuple);
    attempt.bytes_read = size + buffer.size();
    if (unread) co_return unread;
    const bool keep = parser.keep_alive();
    attempt.answer = plain(parser.release());
    if (!keep) close();
    co_return Error();
  }

  const Url url_;
  const std::chrono::milliseconds timeout_;
  asio::io_context io_{1};
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  std::optional<beast::tcp_stream> open_;  // one of the two, while a connection is kept
  std::optional<TlsStream> secure_;
};

HttpClient::HttpClient(std::string base, std::string trusted_certificate, std::chrono::milliseconds timeout)
    : impl_(new Impl(base, trusted_certificate, timeout)) {}
HttpClient::~HttpClient() = default;

Response HttpClient::request(const std::string& method, const std::string& target, const Headers& headers,
                             const std::string& body) {
  return impl_->request(method, target, headers, body);
}

class ClientPool::Impl {
 public:
  Impl(std::string base, std::size_t limit, std::chrono::milliseconds timeout)
      : base_(std::move(base)), limit_(limit), timeout_(timeout) {}

  std::unique_ptr<HttpClient> take() {
    std::unique_lock lock(mutex_);
    if (!freed_.wait_for(lock, timeout_, [this] { return !idle_.empty() || made_ < limit_; }))
      throw ClientError(base_ + ": every connection is in use", false);
    if (idle_.empty()) {
      ++made_;
      return std::make_unique<HttpClient>(base_, "", timeout_);
    }
    auto client = std::move(idle_.back());  // the one used last: the others may grow old and close
    idle_.pop_back();
    return client;
  }

  void give_back(std::unique_ptr<HttpClient> client) {
    {
      const std::lock_guard lock(mutex_);
      idle_.push_back(std::move(client));
    }
    freed_.notify_one();
  }

 private:
  const std::string base_;
  const std::size_t limit_;
  const std::chrono::milliseconds timeout_;
  std::mutex mutex_;
  std::condition_variable freed_;
  std::vector<std::unique_ptr<HttpClient>> idle_;
  std::size_t made_ = 0;
};

ClientPool::ClientPool(std::string base, std::size_t limit, std::chrono::milliseconds timeout)
    : impl_(new Impl(std::move(base), limit, timeout)) {}
ClientPool::~ClientPool() = default;

Response ClientPool::request(const std::string& method, const std::string& target, const Headers& headers,
                             const std::string& body) {
  struct Lease {
    Impl& pool;
    std::unique_ptr<HttpClient> client;
    ~Lease() { pool.give_back(std::move(client)); }
  } lease{*impl_, impl_->take()};
  return lease.client->request(method, target, headers, body);
}

}  // namespace heliu
