#include "tests/scenario/market/floor.hpp"

#include "chassis/base/bytes.hpp"
#include "chassis/base/sm2_cipher.hpp"
#include "market/open_rounds.hpp"

namespace heliu::market {

std::unique_ptr<TestService> MarketFloor::service;
std::shared_ptr<QuotaBooks> MarketFloor::books;
Uuid MarketFloor::carrier_id;
std::filesystem::path MarketFloor::keys;
Sm2KeyPair MarketFloor::sealing;

namespace {

std::string quoted(const std::string& text) {
  return "\"" + text + "\"";
}

void list_code(TestService& service, const std::string& code) {
  service.hear("registry", "waste_code.listed", {},
               R"({"code":")" + code + R"(","edition":"2021","category":"HW)" + code.substr(8) +
                   R"(","description":"示范废物","valid_from":"2021-01-01","valid_to":null})");
}

}  // namespace

void MarketFloor::SetUpTestSuite() {
  keys = std::filesystem::temp_directory_path() / ("heliu-market-keys-" + to_hex(random_bytes(8)));
  service = std::make_unique<TestService>(
      "market", [](Service& made) { books = assemble_with_books(made); },
      "[paths]\nkeys = \"" + keys.string() + "\"\n");
  service->assembly().api().check_answers(true);
  service->set_now(*Instant::parse("2026-11-23T01:00:00Z"));
  for (const char* code : {"321-026-48", "321-024-48", "900-249-08"}) list_code(*service, code);
  carrier_id = Uuid::v7();
  enterprise(carrier_id, "carrier");
  const Response tariff = post(caller("carrier", carrier_id), "/v1/tariffs",
                               R"({"fen_per_tonne":6000,"valid_from":"2026-11-23"})");
  ASSERT_EQ(tariff.status, 201) << tariff.body;
  sealing = sm2_generate();
  const Response key = post(regulator, "/v1/sealing-keys",
                            R"({"name":"示范监管密封钥","public_key":)" + to_json(sealing.public_key) + "}");
  ASSERT_EQ(key.status, 201) << key.body;
}

void MarketFloor::TearDownTestSuite() {
  books.reset();  // its ledger gives its lease back to the service's database
  service.reset();
  std::filesystem::remove_all(keys);
}

void MarketFloor::enterprise(const Uuid& id, const std::string& kind, const std::string& uscc) {
  service->hear("registry", "enterprise.registered", id,
                R"({"id":")" + id.text() + R"(","uscc":")" +
                    (uscc.empty() ? id.text().substr(19, 17) : uscc) + R"(","name":"示范)" + kind +
                    R"(","kinds":[")" + kind +
                    R"("],"district":"440605","city":"4406","address":"示范路","longitude":113051000,)" +
                    R"("latitude":23032000,"annual_kilograms":null})");
}

void MarketFloor::freeze(const Uuid& id, bool frozen) {
  service->hear("registry", frozen ? "enterprise.frozen" : "enterprise.unfrozen", id,
                R"({"enterprise_id":")" + id.text() + R"(","reason":"现场检查"})");
}

void MarketFloor::cover(const Uuid& id, bool in_force, const std::string& valid_to) {
  service->hear(
      "insurance", "cover.changed", id,
      R"({"enterprise_id":")" + id.text() +
          R"(","limit_fen":500000000,"required_fen":500000000,"valid_from":"2026-01-01","valid_to":")" +
          valid_to + R"(","in_force":)" + (in_force ? "true" : "false") + R"(,"sufficient":)" +
          (in_force ? "true}" : "false}"));
}

void MarketFloor::rating(const Uuid& id, const std::string& grade) {
  service->hear(
      "credit", "rating.changed", id,
      R"({"enterprise_id":")" + id.text() + R"(","grade":")" + grade + R"(","score_permille":500})");
}

void MarketFloor::control(const Uuid& id, const std::string& controller) {
  service->hear("registry", "control.recorded", id,
                R"({"id":")" + Uuid::v7().text() + R"(","enterprise_id":")" + id.text() +
                    R"(","controller":")" + controller + R"(","share_permille":600})");
}

void MarketFloor::load(const std::string& type, const Uuid& trade, const std::string& members) {
  const Uuid load = Uuid::v7();
  service->hear("transport", type, load,
                R"({"load_id":")" + load.text() + R"(","trade_id":")" + trade.text() + "\"," + members + "}");
}

Uuid MarketFloor::signing_key(const Uuid& enterprise, const Sm2KeyPair& keys) {
  const Uuid id = Uuid::v7();
  service->hear("registry", "signing_key.registered", id,
                R"({"id":")" + id.text() + R"(","enterprise_id":")" + enterprise.text() +
                    R"(","public_key":)" + to_json(keys.public_key) + "}");
  return id;
}

Caller MarketFloor::producer() {
  const Uuid id = Uuid::v7();
  enterprise(id, "producer");
  return caller("producer", id);
}

Plant MarketFloor::plant(std::int64_t approved_kilograms, const std::vector<std::string>& codes) {
  Plant made{Uuid::v7(), Uuid::v7(), Uuid::v7(), {}};
  made.as = caller("processor", made.id);
  enterprise(made.id, "processor");
  cover(made.id);
  std::string scopes;
  for (const std::string& code : codes)
    scopes += (scopes.empty() ? "" : ",") + std::string(R"({"category":"HW)") + code.substr(8) +
              R"(","mode":"INCLUDE","codes":[")" + code + R"("]})";
  service->hear(
      "registry", "licence.recorded", made.licence,
      R"({"id":")" + made.licence.text() + R"(","enterprise_id":")" + made.id.text() + R"(","number":"SYN-)" +
          made.licence.text().substr(24) +
          R"(","issuer":"示范","kind":"COMPREHENSIVE","valid_from":"2026-01-01","valid_to":"2030-12-31",)" +
          R"("items":[{"id":")" + made.item.text() + R"(","method":"R4","approved_kilograms":)" +
          std::to_string(approved_kilograms) + R"(,"scopes":[)" + scopes + "]}]}");
  return made;
}

Uuid MarketFloor::open_round(int minutes) {
  const Instant now = service->now();
  const Response made = post(regulator, "/v1/rounds",
                             R"({"name":"示范场","opens_at":")" + now.text() + R"(","closes_at":")" +
                                 (now + std::chrono::minutes(minutes)).text() + "\"}");
  EXPECT_EQ(made.status, 201) << made.body;
  return Uuid::parse(member(made, "id")).value();
}

NewLot MarketFloor::lot(std::int64_t kilograms, std::int64_t reserve, const Uuid& round) {
  NewLot made;
  made.code = "321-026-48";
  made.kilograms = {kilograms};
  made.packaging = "BIGBAG";
  made.dg_class = "4.3";
  made.un_number = "UN3170";
  made.carrier_id = carrier_id;
  made.site = {"440605", 113'051'000, 23'032'000};
  made.window_from = *Instant::parse("2026-12-20T00:00:00Z");
  made.window_to = *Instant::parse("2026-12-28T00:00:00Z");
  made.reserve_price = {reserve};
  made.stored_since = *Date::parse("2026-09-01");
  made.round_id = round;
  return made;
}

Response MarketFloor::list(const Caller& who, const NewLot& lot, Headers headers) {
  return post(who, "/v1/lots", to_json(lot), std::move(headers));
}

Uuid MarketFloor::listed_lot(const Caller& who, std::int64_t kilograms, std::int64_t reserve,
                             const Uuid& round) {
  const Response made = list(who, lot(kilograms, reserve, round));
  EXPECT_EQ(made.status, 201) << made.body;
  return Uuid::parse(member(made, "id")).value_or(Uuid{});
}

OfferContent MarketFloor::content(const Plant& plant, std::int64_t kilograms, std::int64_t price) {
  OfferContent made;
  made.licence_item_id = plant.item;
  made.kilograms = {kilograms};
  made.lines = {{"321-026-48", {price}}};
  made.window_from = *Instant::parse("2026-12-21T00:00:00Z");
  made.window_to = *Instant::parse("2026-12-31T00:00:00Z");
  return made;
}

std::string MarketFloor::offer_body(const Plant& plant, const Uuid& round, const OfferContent& content) {
  const std::string nonce = to_hex(random_bytes(32));
  return R"({"round_id":")" + round.text() + R"(","content":)" + to_json(content) + R"(,"nonce":")" + nonce +
         R"(","commitment":")" + commitment_of(content, round, plant.id, nonce) + "\"}";
}

Response MarketFloor::seal(const Plant& plant, const Uuid& round, const OfferContent& content,
                           Headers headers) {
  return post(plant.as, "/v1/offers", offer_body(plant, round, content), std::move(headers));
}

Uuid MarketFloor::sealed_offer(const Plant& plant, const Uuid& round, std::int64_t kilograms,
                               std::int64_t price) {
  const Response made = seal(plant, round, content(plant, kilograms, price));
  EXPECT_EQ(made.status, 201) << made.body;
  return Uuid::parse(member(made, "id")).value_or(Uuid{});
}

std::string MarketFloor::client_sealed_body(const Plant& plant, const Uuid& round,
                                            const OfferContent& content, const std::string& committed_nonce,
                                            const std::string& nonce) {
  const JsonDocument seen = parse_json(get(plant.as, "/v1/rounds/" + round.text()).body);
  const SealedFor place{round, plant.id, commitment_of(content, round, plant.id, committed_nonce)};
  const Envelope envelope = seal_words({content, nonce}, place, seen["sealing"]["public_key"].GetString());
  return R"({"round_id":")" + round.text() + R"(","commitment":")" + place.commitment + R"(","envelope":)" +
         to_json(envelope) + "}";
}

void MarketFloor::pass_close(const Uuid& round) {
  const auto closes_at = Instant::parse(member(get(regulator, "/v1/rounds/" + round.text()), "closes_at"));
  service->set_now(closes_at.value());
  service->tick("close rounds");
}

std::string MarketFloor::share_of(const Uuid& round) {
  const JsonDocument seen = parse_json(get(regulator, "/v1/rounds/" + round.text()).body);
  const auto cipher = from_hex(seen["sealing"]["regulator_share"].GetString());
  return to_hex(sm2_decrypt(sealing.private_key, cipher.value()).value_or(""));
}

Response MarketFloor::give_share(const Uuid& round, Headers headers) {
  return post(regulator, "/v1/rounds/" + round.text() + "/opening", R"({"share":")" + share_of(round) + "\"}",
              std::move(headers));
}

void MarketFloor::open_round_offers(const Uuid& round) {
  pass_close(round);
  EXPECT_EQ(give_share(round).status, 200);
  EXPECT_TRUE(open_next(service->assembly(), PlatformKey(keys), *books));
}

void MarketFloor::close(const Uuid& round) {
  pass_close(round);
  const Response given = give_share(round);
  EXPECT_EQ(given.status, 200) << given.body;
  service->run_background("clear rounds", [&] {
    const std::string state = round_state(round);
    return state == "cleared" || state == "held";
  });
}

std::string MarketFloor::round_state(const Uuid& round) {
  return member(get(regulator, "/v1/rounds/" + round.text()), "state");
}

std::vector<Uuid> MarketFloor::trades(const Caller& who, const Uuid& round) {
  const JsonDocument page = parse_json(get(who, "/v1/trades?round_id=" + round.text()).body);
  std::vector<Uuid> ids;
  for (const Json& item : page["items"].GetArray())
    ids.push_back(Uuid::parse(item["id"].GetString()).value());
  return ids;
}

Response MarketFloor::post(const Caller& who, const std::string& target, const std::string& body,
                           Headers headers) {
  return service->call(who, "POST", target, body, std::move(headers));
}

Response MarketFloor::get(const Caller& who, const std::string& target) {
  return service->call(who, "GET", target);
}

std::string MarketFloor::quota(const Plant& plant) {
  const JsonDocument page = parse_json(get(plant.as, "/v1/quota").body);
  for (const Json& row : page["items"].GetArray())
    if (row["licence_item_id"].GetString() == plant.item.text())
      return std::to_string(row["approved"].GetInt64()) + "/" + std::to_string(row["reserved"].GetInt64()) +
             "/" + std::to_string(row["used"].GetInt64());
  return "none of " + quoted(plant.item.text());
}

}  // namespace heliu::market
