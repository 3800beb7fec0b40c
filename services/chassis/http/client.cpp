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
constexpr std::size_t kPieceBytes = 64 << 10;  // read at once of an answer in chunks
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

template <class Head>
Response plain(const Head& message) {
  Response response{.status = static_cast<int>(message.result_int()), .headers = {}, .body = {}};
  for (const auto& field : message) {
    std::string name(field.name_string());
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    auto [place, fresh] = response.headers.emplace(name, std::string(field.value()));
    if (!fresh) place->second += (name == "set-cookie" ? "\n" : ", ") + std::string(field.value());
  }
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
  Impl(const std::string& base, ClientSettings settings)
      : url_(parse_url(base)), settings_(std::move(settings)) {
    if (!url_.tls) return;
    Error error;
    const std::string& trusted = settings_.trusted_certificate;
    if (trusted.empty())
      tls_.set_default_verify_paths(error);
    else
      tls_.load_verify_file(trusted, error);
    if (error) throw ClientError("trusted certificate " + trusted + ": " + error.message(), false);
    tls_.set_verify_mode(asio::ssl::verify_peer);
  }

  // in_pieces: an answer in chunks is left to its source.
  Response request(const std::string& method, const std::string& target, const Headers& headers,
                   const std::string& body, bool in_pieces) {
    const auto message = compose(method, target, headers, body);
    for (bool retried = false;; retried = true) {
      const bool reused = reuse();
      Attempt attempt;
      attempt.in_pieces = in_pieces;
      run(exchange(message, reused, attempt));
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
    bool sent = false, timed_out = false, in_pieces = false;
    std::size_t bytes_read = 0;
  };
  // An answer in chunks, as far as it was read.
  struct Pieces {
    explicit Pieces(http::response_parser<http::empty_body>&& head, beast::flat_buffer&& begun)
        : parser(std::move(head)), buffer(std::move(begun)), block(kPieceBytes) {
      parser.body_limit(boost::none);
    }
    http::response_parser<http::buffer_body> parser;
    beast::flat_buffer buffer;
    std::vector<char> block;
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

  void run(awaitable<void> work) {
    asio::co_spawn(io_, std::move(work), asio::detached);
    io_.restart();
    io_.run();
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
      lowest().expires_after(settings_.timeout);
      if (url_.tls)
        error = co_await talk(*secure_, message, attempt);
      else
        error = co_await talk(*open_, message, attempt);
    }
    attempt.timed_out = error == beast::error::timeout;
    if (error)
      attempt.reason = attempt.timed_out                               ? "no answer in time"
                       : error == http::error::body_limit              ? "the answer is too large"
                       : error == asio::error::operation_not_supported ? "no address that may be connected"
                                                                       : error.message();
  }

  awaitable<Error> connect() {
    tcp::resolver resolver(io_);
    auto [unresolved, endpoints] = co_await resolver.async_resolve(url_.host, url_.port, kTuple);
    if (unresolved) co_return unresolved;
    std::vector<tcp::endpoint> admitted;
    for (const auto& found : endpoints)
      if (!settings_.admit || settings_.admit(found.endpoint().address().to_string()))
        admitted.push_back(found.endpoint());
    if (admitted.empty()) co_return Error(asio::error::operation_not_supported);
    if (url_.tls)
      secure_.emplace(io_, tls_);
    else
      open_.emplace(io_);
    lowest().expires_after(settings_.timeout);
    auto [refused, endpoint] = co_await lowest().async_connect(admitted, kTuple);
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
    http::response_parser<http::empty_body> head;
    head.body_limit(settings_.answer_bytes);
    if (message.method() == http::verb::head) head.skip(true);
    beast::flat_buffer buffer;
    auto [headless, head_size] = co_await http::async_read_header(stream, buffer, head, kTuple);
    attempt.bytes_read = head_size + buffer.size();
    if (headless) co_return headless;
    attempt.answer = plain(head.get());
    if (attempt.in_pieces && head.chunked() && !head.is_done()) {
      pieces_.emplace(std::move(head), std::move(buffer));
      attempt.answer->source = [this](std::string& append) { return read_piece(append); };
      co_return Error();
    }
    http::response_parser<http::string_body> whole(std::move(head));
    auto [unread, size] = co_await http::async_read(stream, buffer, whole, kTuple);
    if (unread) {
      attempt.answer.reset();
      co_return unread;
    }
    const bool keep = whole.keep_alive();
    attempt.answer->body = std::move(whole.get().body());
    if (!keep) close();
    co_return Error();
  }

  bool read_piece(std::string& append) {
    if (!pieces_) return false;
    Error error;
    run(read_on(append, error));
    if (error) {
      close();
      pieces_.reset();
      throw ClientError(url_.host + ":" + url_.port + ": the answer broke off: " + error.message(), true);
    }
    if (!pieces_->parser.is_done()) return true;
    if (!pieces_->parser.keep_alive()) close();
    pieces_.reset();
    return false;
  }

  awaitable<void> read_on(std::string& append, Error& error) {
    lowest().expires_after(settings_.timeout);
    auto& body = pieces_->parser.get().body();
    body.data = pieces_->block.data();
    body.size = pieces_->block.size();
    if (url_.tls)
      error = co_await read_block(*secure_);
    else
      error = co_await read_block(*open_);
    append.append(pieces_->block.data(), pieces_->block.size() - body.size);
  }

  template <class S>
  awaitable<Error> read_block(S& stream) {
    auto [error, size] = co_await http::async_read(stream, pieces_->buffer, pieces_->parser, kTuple);
    co_return error == http::error::need_buffer ? Error() : error;
  }

  const Url url_;
  const ClientSettings settings_;
  asio::io_context io_{1};
  asio::ssl::context tls_{asio::ssl::context::tls_client};
  std::optional<beast::tcp_stream> open_;  // one of the two, while a connection is kept
  std::optional<TlsStream> secure_;
  std::optional<Pieces> pieces_;  // while a source reads
};

HttpClient::HttpClient(std::string base, std::string trusted_certificate, std::chrono::milliseconds timeout)
    : HttpClient(std::move(base),
                 {.trusted_certificate = std::move(trusted_certificate), .timeout = timeout, .admit = {}}) {}
HttpClient::HttpClient(std::string base, ClientSettings settings)
    : impl_(new Impl(base, std::move(settings))) {}
HttpClient::~HttpClient() = default;

Response HttpClient::request(const std::string& method, const std::string& target, const Headers& headers,
                             const std::string& body) {
  return impl_->request(method, target, headers, body, false);
}

Response HttpClient::open(const std::string& method, const std::string& target, const Headers& headers,
                          const std::string& body) {
  return impl_->request(method, target, headers, body, true);
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

  void let_go() {
    {
      const std::lock_guard lock(mutex_);
      --made_;
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

class ClientPool::Lease {
 public:
  explicit Lease(Impl& pool) : pool_(pool), client_(pool.take()) {}
  Lease(const Lease&) = delete;
  ~Lease() {
    if (client_)
      pool_.give_back(std::move(client_));
    else
      pool_.let_go();
  }
  HttpClient& client() { return *client_; }
  std::shared_ptr<HttpClient> keep() { return std::move(client_); }  // the pool loses it

 private:
  Impl& pool_;
  std::unique_ptr<HttpClient> client_;
};

Response ClientPool::request(const std::string& method, const std::string& target, const Headers& headers,
                             const std::string& body) {
  Lease lease(*impl_);
  return lease.client().request(method, target, headers, body);
}

Response ClientPool::open(const std::string& method, const std::string& target, const Headers& headers,
                          const std::string& body) {
  Lease lease(*impl_);
  Response answer = lease.client().open(method, target, headers, body);
  if (answer.source)
    answer.source = [client = lease.keep(), source = std::move(answer.source)](std::string& append) {
      return source(append);
    };
  return answer;
}

}  // namespace heliu
