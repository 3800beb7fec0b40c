#include "chassis/http/server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "chassis/contract/problem_answer.hpp"
#include "chassis/http/incoming.hpp"
#include "chassis/http/trace.hpp"
#include "chassis/http/worker_pool.hpp"
#include "chassis/ops/log.hpp"

namespace heliu {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::awaitable;
using tcp = asio::ip::tcp;
using Error = boost::system::error_code;
using namespace std::chrono_literals;

namespace {

constexpr auto kTuple = asio::as_tuple(asio::use_awaitable);
constexpr auto kWaitStep = 20ms, kStreamStep = 25ms;
constexpr auto kStreamSilence = 15s;  // then a comment line, so that a dead reader is noticed
constexpr auto kWriteTimeout = 30s;
constexpr auto kFarewell = 2s;  // for a refused client to read its answer
constexpr std::size_t kFarewellBytes = 1 << 20;
constexpr std::size_t kBodyBytesPerSecond = 128 << 10;  // slower than this, a sender is given up
constexpr std::size_t kSmallBody = 64 << 10;            // not worth counting
constexpr auto kGoodbye = 300ms;                        // for TLS to close in good order
constexpr auto kOutOfSockets = 50ms;

using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using Parser = http::request_parser<http::string_body>;

Response refusal(const Refusal& why, const std::string& language = "zh-CN") {
  return problem_answer(why.problem, {{"reason", why.reason}}, language, new_trace_id());
}

// Why a request could not be read; nothing when its sender is gone or too slow, so that no answer helps.
std::optional<Refusal> refusal_of_error(const Error& error) {
  if (error == http::error::header_limit) return Refusal{"headers-too-large", ""};
  if (error == http::error::body_limit) return Refusal{"body-too-large", ""};
  if (error == http::error::end_of_stream || error == http::error::partial_message) return std::nullopt;
  if (error.category() == http::make_error_code(http::error::bad_method).category())
    return Refusal{"malformed-request", error.message()};
  return std::nullopt;
}

// A part of the room for large bodies, given back at the end.
class Room {
 public:
  explicit Room(std::atomic<std::size_t>& taken) : taken_(taken) {}
  Room(const Room&) = delete;
  ~Room() { taken_ -= bytes_; }
  bool take(std::size_t bytes, std::size_t most) {
    taken_ += bytes;
    bytes_ += bytes;
    return taken_ <= most;
  }

 private:
  std::atomic<std::size_t>& taken_;
  std::size_t bytes_ = 0;
};

struct Counted {
  explicit Counted(std::atomic<std::size_t>& count) : count(count) { ++count; }
  Counted(const Counted&) = delete;
  ~Counted() { --count; }
  std::atomic<std::size_t>& count;
};

asio::ssl::context tls_of(const ServerSettings& settings) {
  asio::ssl::context tls(asio::ssl::context::tls_server);
  if (settings.certificate.empty()) return tls;
  SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_3_VERSION);
  SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);  // an idle connection keeps no buffers
  Error error;
  tls.use_certificate_chain_file(settings.certificate, error);
  if (error) throw std::runtime_error("certificate " + settings.certificate + ": " + error.message());
  tls.use_private_key_file(settings.private_key, asio::ssl::context::pem, error);
  if (error) throw std::runtime_error("private key " + settings.private_key + ": " + error.message());
  return tls;
}

tcp::acceptor acceptor_of(asio::io_context& io, const ServerSettings& settings) {
  const std::string where = settings.address + ":" + std::to_string(settings.port);
  Error error;
  const auto address = asio::ip::make_address(settings.address, error);
  if (error) throw std::runtime_error("\"" + settings.address + "\" is no address to listen on");
  const tcp::endpoint endpoint(address, static_cast<unsigned short>(settings.port));
  tcp::acceptor acceptor(io, endpoint.protocol());
  acceptor.set_option(asio::socket_base::reuse_address(true));
  acceptor.bind(endpoint, error);
  if (error == asio::error::address_in_use) throw std::runtime_error("port in use: " + where);
  if (error) throw std::runtime_error("can't listen on " + where + ": " + error.message());
  acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error) throw std::runtime_error("can't listen on " + where + ": " + error.message());
  return acceptor;
}

}  // namespace

// g++ 12 destroys some temporaries twice when they stand inside a co_await expression, so what is passed to
// a coroutine here has a name.
//
// All connections live on one I/O thread, so its state needs no locks; only handlers run elsewhere.
class Server::Impl {
 public:
  Impl(ServerSettings settings, Hooks hooks)
      : settings_(std::move(settings)),
        hooks_(std::move(hooks)),
        tls_(tls_of(settings_)),
        acceptor_(acceptor_of(io_, settings_)),
        workers_(settings_.workers, settings_.queue) {}

  ~Impl() {
    io_.stop();
    if (thread_.joinable()) thread_.join();
  }

  int port() const { return acceptor_port_; }

  void start() {
    asio::co_spawn(io_, accept(), asio::detached);
    thread_ = std::thread([this] { io_.run(); });
  }

  void drain(std::chrono::seconds limit) {
    asio::post(io_, [this] {
      draining_ = true;
      Error ignored;
      acceptor_.close(ignored);
      for (const auto& [id, stream] : idle_) stream->cancel();
    });
    std::unique_lock lock(mutex_);
    closed_.wait_for(lock, limit, [this] { return connections_ == 0; });
  }

  State state() const {
    return {.connections = connections_, .in_flight = in_flight_, .queued = workers_.queued(), .shed = shed_};
  }

 private:
  // What a worker hands back to the connection that waits.
  struct Pending {
    explicit Pending(asio::io_context& io) : done(io, asio::steady_timer::time_point::max()) {}
    asio::steady_timer done;
    bool ready = false;
    Response answer;
    std::optional<Stream> stream;
  };

  awaitable<void> accept();
  awaitable<void> open(tcp::socket socket);
  template <class S>
  awaitable<void> converse(S& stream, const std::string& remote);
  template <class S>
  awaitable<bool> await_first_byte(S& stream, beast::flat_buffer& buffer, bool fresh);
  template <class S>
  awaitable<std::optional<Refusal>> receive(S& stream, beast::flat_buffer& buffer, Parser& parser, Room& room,
                                            bool& gone);
  template <class S>
  awaitable<bool> answer(S& stream, Request& request, unsigned version, bool keep_alive);
  template <class S>
  awaitable<bool> send(S& stream, Response& response, unsigned version, bool keep_alive);
  template <class S>
  awaitable<void> send_events(S& stream, const Stream& source);
  template <class S>
  awaitable<void> farewell(S& stream, bool unread);
  awaitable<void> pause(std::chrono::milliseconds length);
  awaitable<void> hold(const Request& request);
  bool dispatch(Request request, const std::shared_ptr<Pending>& pending);
  void run_hooks(Request request, Pending& pending) const;
  void closed();

  const ServerSettings settings_;
  const Hooks hooks_;
  asio::io_context io_{1};
  asio::ssl::context tls_;
  tcp::acceptor acceptor_;
  const int acceptor_port_ = acceptor_.local_endpoint().port();
  bool draining_ = false;                             // I/O thread only
  std::map<std::uint64_t, beast::tcp_stream*> idle_;  // I/O thread only: between requests
  std::uint64_t next_id_ = 0;
  std::atomic<std::size_t> connections_ = 0, in_flight_ = 0, bodies_ = 0;
  std::atomic<std::uint64_t> shed_ = 0;
  std::mutex mutex_;
  std::condition_variable closed_;
  WorkerPool workers_;  // ends first: its jobs use what stands above
  std::thread thread_;
};

awaitable<void> Server::Impl::accept() {
  while (!draining_) {
    auto [error, socket] = co_await acceptor_.async_accept(kTuple);
    if (error == asio::error::operation_aborted) co_return;
    if (error) {  // out of descriptors: the queue of the kernel holds them meanwhile
      co_await pause(kOutOfSockets);
      continue;
    }
    if (connections_ >= settings_.connections) {
      ++shed_;
      continue;  // the socket closes here
    }
    ++connections_;
    asio::co_spawn(io_, open(std::move(socket)), asio::detached);
  }
}

void Server::Impl::closed() {
  const std::lock_guard lock(mutex_);
  --connections_;
  closed_.notify_all();
}

awaitable<void> Server::Impl::open(tcp::socket socket) {
  try {
    Error error;
    socket.set_option(tcp::no_delay(true), error);
    const auto peer = socket.remote_endpoint(error);
    const std::string remote = error ? "" : peer.address().to_string();
    if (settings_.certificate.empty()) {
      beast::tcp_stream stream(std::move(socket));
      co_await converse(stream, remote);
    } else {
      TlsStream stream(std::move(socket), tls_);
      beast::get_lowest_layer(stream).expires_after(settings_.read_timeout);
      auto [failed] = co_await stream.async_handshake(asio::ssl::stream_base::server, kTuple);
      if (!failed) co_await converse(stream, remote);
    }
  } catch (const std::exception& error) {
    log::warn("a connection ended", {{"reason", error.what()}});
  }
  closed();
}

template <class S>
awaitable<void> Server::Impl::converse(S& stream, const std::string& remote) {
  beast::flat_buffer buffer;
  bool keep = true, refused_here = false;
  for (bool fresh = true; keep && !draining_; fresh = false) {
    if (buffer.size() == 0 && !co_await await_first_byte(stream, buffer, fresh)) break;
    beast::get_lowest_layer(stream).expires_after(
        settings_.read_timeout);  // one deadline for the whole request
    Parser parser;
    bool gone = false;
    Room room(bodies_);
    auto refused = co_await receive(stream, buffer, parser, room, gone);
    if (gone) break;
    if (refused) {
      refused_here = true;
      Response said = refusal(*refused);
      co_await send(stream, said, 11, false);
      break;
    }
    const bool keep_alive = parser.keep_alive();
    const unsigned version = parser.get().version();
    auto read = read_request(parser.release(), remote);
    if (const auto* why = std::get_if<Refusal>(&read)) {
      Response said = refusal(*why);
      co_await send(stream, said, version, false);
      break;
    }
    const Counted counted(in_flight_);
    keep = co_await answer(stream, std::get<Request>(read), version, keep_alive);
  }
  co_await farewell(stream, refused_here);
}

template <class S>
awaitable<bool> Server::Impl::await_first_byte(S& stream, beast::flat_buffer& buffer, bool fresh) {
  auto& socket = beast::get_lowest_layer(stream);
  socket.expires_after(fresh ? settings_.read_timeout : settings_.idle_timeout);
  const std::uint64_t id = ++next_id_;
  idle_.emplace(id, &socket);
  auto [error, size] = co_await stream.async_read_some(buffer.prepare(4096), kTuple);
  idle_.erase(id);
  if (error) co_return false;
  buffer.commit(size);
  co_return true;
}

template <class S>
awaitable<std::optional<Refusal>> Server::Impl::receive(S& stream, beast::flat_buffer& buffer, Parser& parser,
                                                        Room& room, bool& gone) {
  parser.header_limit(static_cast<std::uint32_t>(settings_.header_bytes));
  parser.body_limit(settings_.body_bytes);
  auto [header_error, header_size] = co_await http::async_read_header(stream, buffer, parser, kTuple);
  if (header_error) {
    auto refused = refusal_of_error(header_error);
    gone = !refused;
    co_return refused;
  }
  if (auto refused = refusal_of_header(parser.get())) co_return refused;
  // Unknown beforehand when it comes in chunks: then it may be as large as any.
  const std::size_t expected = parser.content_length().value_or(parser.chunked() ? settings_.body_bytes : 0);
  if (expected > kSmallBody) {
    if (!room.take(expected, settings_.bodies_bytes)) co_return Refusal{"overloaded", ""};
    beast::get_lowest_layer(stream).expires_after(settings_.read_timeout +
                                                  std::chrono::seconds(expected / kBodyBytesPerSecond));
  }
  if (beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto [error, size] = co_await asio::async_write(stream, asio::buffer(go_on), kTuple);
    gone = error.failed();
    if (gone) co_return std::nullopt;
  }
  auto [error, size] = co_await http::async_read(stream, buffer, parser, kTuple);
  if (!error) co_return std::nullopt;
  auto refused = refusal_of_error(error);
  gone = !refused;
  co_return refused;
}

awaitable<void> Server::Impl::pause(std::chrono::milliseconds length) {
  asio::steady_timer timer(io_, length);
  co_await timer.async_wait(kTuple);
}

// The long poll: nobody's thread waits, only this connection.
awaitable<void> Server::Impl::hold(const Request& request) {
  if (!hooks_.wait) co_return;
  const auto began = std::chrono::steady_clock::now();
  const auto must_wait = [&] {
    const auto waited = std::chrono::steady_clock::now() - began;
    try {
      return hooks_.wait(request, std::chrono::duration_cast<std::chrono::milliseconds>(waited));
    } catch (const std::exception&) {
      return false;  // the handler will meet the same and answer it
    }
  };
  while (!draining_ && must_wait()) co_await pause(kWaitStep);
}

void Server::Impl::run_hooks(Request request, Pending& pending) const try {
  if (hooks_.stream) pending.stream = hooks_.stream(request);
  if (!pending.stream) pending.answer = hooks_.handle(std::move(request));
} catch (const std::exception& error) {
  log::error("a handler failed", {{"reason", error.what()}});
  pending.answer = refusal({"internal", ""});
} catch (...) {
  pending.answer = refusal({"internal", ""});
}

bool Server::Impl::dispatch(Request request, const std::shared_ptr<Pending>& pending) {
  return workers_.submit([this, pending, request = std::move(request)]() mutable {
    run_hooks(std::move(request), *pending);
    asio::post(io_, [pending] {
      pending->ready = true;
      pending->done.cancel();
    });
  });
}

template <class S>
awaitable<bool> Server::Impl::answer(S& stream, Request& request, unsigned version, bool keep_alive) {
  const std::string language = language_from(request.header("accept-language"));
  const bool head_only = request.method == "HEAD";  // its answer has no body, whatever the handler said
  co_await hold(request);
  const auto pending = std::make_shared<Pending>(io_);
  if (!dispatch(std::move(request), pending)) {
    ++shed_;
    Response busy = refusal({"overloaded", ""}, language);
    co_return co_await send(stream, busy, version, keep_alive);
  }
  while (!pending->ready) co_await pending->done.async_wait(kTuple);
  if (pending->stream) {
    co_await send_events(stream, *pending->stream);
    co_return false;
  }
  if (head_only) {
    pending->answer.headers["content-length"] = std::to_string(pending->answer.body.size());
    pending->answer.body.clear();
  }
  co_return co_await send(stream, pending->answer, version, keep_alive);
}

// True when the connection goes on.
template <class S>
awaitable<bool> Server::Impl::send(S& stream, Response& response, unsigned version, bool keep_alive) {
  BeastResponse message = write_response(std::move(response), version);
  message.keep_alive(keep_alive && !draining_);
  beast::get_lowest_layer(stream).expires_after(kWriteTimeout);
  auto [error, size] = co_await http::async_write(stream, message, kTuple);
  co_return !error && message.keep_alive();
}

template <class S>
awaitable<void> Server::Impl::send_events(S& stream, const Stream& source) {
  http::response<http::empty_body> head(http::status::ok, 11);
  head.set(http::field::content_type, "text/event-stream");
  head.set(http::field::cache_control, "no-store");
  head.chunked(true);
  head.keep_alive(false);
  http::response_serializer<http::empty_body> serializer(head);
  beast::get_lowest_layer(stream).expires_after(kWriteTimeout);
  auto [head_error, head_size] = co_await http::async_write_header(stream, serializer, kTuple);
  if (head_error) co_return;
  auto last = std::chrono::steady_clock::now();
  for (bool more = true; more && !draining_;) {
    std::string text;
    more = source(text);
    const auto now = std::chrono::steady_clock::now();
    if (text.empty() && now - last > kStreamSilence) text = ": still here\n\n";
    if (!text.empty()) {
      last = now;
      beast::get_lowest_layer(stream).expires_after(kWriteTimeout);
      auto [error, size] = co_await asio::async_write(stream, http::make_chunk(asio::buffer(text)), kTuple);
      if (error) co_return;
    }
    if (more) co_await pause(kStreamStep);
  }
  beast::get_lowest_layer(stream).expires_after(kWriteTimeout);
  co_await asio::async_write(stream, http::make_chunk_last(), kTuple);
}

// unread: the peer may still be sending. Closing at once would reset the connection and destroy the answer
// before it is read, so what comes is thrown away for a while.
template <class S>
awaitable<void> Server::Impl::farewell(S& stream, bool unread) {
  auto& lowest = beast::get_lowest_layer(stream);
  lowest.expires_after(unread ? kFarewell : kGoodbye);
  if constexpr (std::is_same_v<S, TlsStream>) co_await stream.async_shutdown(kTuple);
  if (!unread) co_return;
  Error ignored;
  lowest.socket().shutdown(tcp::socket::shutdown_send, ignored);
  std::array<char, 4096> waste;
  for (std::size_t seen = 0; seen < kFarewellBytes;) {
    auto [error, size] = co_await lowest.async_read_some(asio::buffer(waste), kTuple);
    if (error) break;
    seen += size;
  }
}

Server::Server(ServerSettings settings, Hooks hooks)
    : impl_(new Impl(std::move(settings), std::move(hooks))) {}
Server::~Server() = default;
int Server::port() const {
  return impl_->port();
}
void Server::start() {
  impl_->start();
}
void Server::drain(std::chrono::seconds limit) {
  impl_->drain(limit);
}
Server::State Server::state() const {
  return impl_->state();
}

}  // namespace heliu
