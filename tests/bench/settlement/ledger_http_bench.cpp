#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "chassis/contract/api.hpp"
#include "chassis/http/client.hpp"
#include "chassis/http/server.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/settlement/ledger_benches.hpp"
#include "tests/bench/settlement/ledger_writer.hpp"

namespace heliu::bench {

namespace {

constexpr int kConnections = 64;
constexpr int kAccounts = 1000;
constexpr std::size_t kRequests = 6'000;

// Two operations that take the same body: one does nothing, one books it.
constexpr std::string_view kContract = R"(
openapi: 3.0.3
info: {title: bench, version: "1"}
paths:
  /v1/nothing:
    post:
      operationId: nothing
      x-roles: [service]
      requestBody: {required: true, content: {application/json: {schema: {
          $ref: "#/components/schemas/Move"}}}}
      responses: {"204": {description: nothing was done}}
  /v1/transfers:
    post:
      operationId: transfer
      x-roles: [service]
      requestBody: {required: true, content: {application/json: {schema: {
          $ref: "#/components/schemas/Move"}}}}
      responses: {"204": {description: booked}}
components:
  schemas:
    Move:
      type: object
      required: [id, debit, credit, amount_fen]
      properties:
        id: {type: string}
        debit: {type: string}
        credit: {type: string}
        amount_fen: {type: integer}
)";

struct Move {
  Uuid id, debit, credit;
  std::int64_t amount_fen = 0;
};
BOOST_DESCRIBE_STRUCT(Move, (), (id, debit, credit, amount_fen))

struct Folder {
  Folder() : path(std::filesystem::temp_directory_path() / ("heliu-bench-" + Uuid::v7().text())) {
    std::filesystem::create_directories(path);
  }
  ~Folder() { std::filesystem::remove_all(path); }
  const std::filesystem::path path;
};

class Door {
 public:
  explicit Door(LedgerWriter& writer)
      : signer_(keys_.path, "treasury"),
        verifier_(keys_.path),
        api_(Contract::parse(kContract, "treasury"), &verifier_, &writer.database(), system_clock()) {
    api_.plain("nothing", [](const Request&) { return Response::no_content(); });
    api_.command("transfer", [&writer](const Request& request, Unit& unit) {
      const auto move = from_json<Move>(std::string_view(request.body));
      writer.host().must({.id = ledger_id(move.id),
                          .debit = ledger_id(move.debit),
                          .credit = ledger_id(move.credit),
                          .amount = move.amount_fen,
                          .code = 7},
                         unit.now);
      return Response::no_content();
    });
    api_.use(writer.commander());
    api_.require_complete();
    ServerSettings settings;
    settings.workers = kConnections;  // a worker waits for its group's commit
    server_ = std::make_unique<Server>(
        settings, Server::Hooks{.handle = [this](Request request) { return api_.serve(std::move(request)); },
                                .wait = {},
                                .stream = {}});
    server_->start();
  }

  // Requests in a second.
  double rate(const std::string& path, const Requests& moves) {
    std::vector<std::string> bodies;
    for (const auto& move : moves)
      bodies.push_back(
          to_json(Move{uuid_of(move.id), uuid_of(move.debit), uuid_of(move.credit), move.amount}));
    const Headers headers{{"content-type", "application/json"},
                          {"authorization", "Bearer " + signer_.sign_for_self(system_clock()())}};
    const std::string base = "http://127.0.0.1:" + std::to_string(server_->port());
    return static_cast<double>(moves.size()) / seconds_of([&] {
             std::atomic<std::size_t> next = 0;
             from_threads(kConnections, kConnections, [&](std::size_t) {
               HttpClient client(base);
               for (std::size_t i = next++; i < moves.size(); i = next++) {
                 Headers own = headers;
                 own["idempotency-key"] = uuid_of(moves[i].id).text();
                 const Response answer = client.request("POST", path, own, bodies[i]);
                 if (answer.status != 204)
                   throw std::runtime_error(path + " answered " + std::to_string(answer.status) +
                                            answer.body);
               }
             });
           });
  }

 private:
  const Folder keys_;
  TokenSigner signer_;
  TokenVerifier verifier_;
  Api api_;
  std::unique_ptr<Server> server_;
};

}  // namespace

void bench_ledger_http() {
  LedgerWriter writer("bench_ledger_http", kAccounts);
  Door door(writer);
  const auto rounds = static_cast<int>(size_option("HELIU_BENCH_ROUNDS", 5));
  std::vector<double> nothing, transfers;
  for (int round = -1; round < rounds; ++round) {
    const double idle = door.rate("/v1/nothing", writer.requests(kRequests, true));
    const double booked = door.rate("/v1/transfers", writer.requests(kRequests, true));
    if (round < 0) continue;
    nothing.push_back(idle);
    transfers.push_back(booked);
  }
  writer.require_sound();
  std::printf("ledger-http: %d connections, one transfer a request, remembered by its key; %d rounds\n",
              kConnections, rounds);
  figure("http-nothing", median(nothing), "requests/s");
  figure("ledger-http", median(transfers), "requests/s");
  ratio("ledger-http/nothing", median_ratio(transfers, nothing));
}

}  // namespace heliu::bench
