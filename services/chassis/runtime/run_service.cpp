#include <cstdio>

#include "chassis/db/faults.hpp"
#include "chassis/feed/follower.hpp"
#include "chassis/http/client.hpp"
#include "chassis/ops/listener.hpp"
#include "chassis/ops/log.hpp"
#include "chassis/ops/metrics.hpp"
#include "chassis/runtime/assembly.hpp"
#include "chassis/runtime/door.hpp"
#include "chassis/runtime/feed_endpoint.hpp"
#include "chassis/runtime/process.hpp"

namespace heliu {

using namespace std::chrono_literals;

namespace {

// How often marks of settled transactions, asked for only within seconds, are swept out.
constexpr auto kSweepPeriod = 60s;

class Process {
 public:
  Process(const std::string& name, Config config)
      : name_(name),
        config_(std::move(config)),
        keys_(config_.path("paths.keys", "var/keys")),
        signer_(keys_, name),
        verifier_(keys_),
        database_(database_settings(config_, name)),
        sequencer_(database_),
        assembly_(name, config_, database_, system_clock(),
                  Contract::load(config_.path("paths.services", "services") / name / "contract.yaml"),
                  &verifier_) {}

  void serve(const std::function<void(Service&)>& assemble, const Door& door) {
    prepare_database(database_, config_, name_);
    assemble(assembly_);
    assembly_.complete([this] { sequencer_.poke(); });
    make_followers();
    FeedEndpoint feed(database_, verifier_, sequencer_, assembly_.api(), system_clock());
    Server::Hooks hooks{.handle =
                            [&](Request request) {
                              return feed.serves(request) ? feed.answer(request)
                                                          : assembly_.api().serve(std::move(request));
                            },
                        .wait =
                            [&](const Request& request, std::chrono::milliseconds waited) {
                              return feed.serves(request) && feed.wait(request, waited);
                            },
                        .stream = {}};
    ServerSettings settings = server_settings(config_, name_);
    settings.body_bytes = assembly_.api().contract().max_body_bytes();
    if (door.settings) door.settings(settings, assembly_);
    if (door.hooks) hooks = door.hooks(std::move(hooks), assembly_, signer_);
    Server server(settings, std::move(hooks));
    auto [address, port] = split_endpoint(config_.text("service." + name_ + ".ops"));
    OpsListener ops(address, port, name_, checks());
    ops.start();
    start_threads();
    server.start();
    log::info("serving", {{"port", std::to_string(server.port())}});
    wait_for_signal();
    log::info("draining");
    ops.set_draining();
    server.drain(10s);
    threads_.stop();
  }

 private:
  void make_followers() {
    for (const auto& [feed, effects] : assembly_.follows()) {
      const auto client =
          std::make_shared<HttpClient>("http://" + config_.text("service." + feed + ".listen"));
      auto fetch = [this, client, feed = feed](std::int64_t after, std::chrono::milliseconds wait) {
        const Response page = client->request(
            "GET", "/feed?limit=200&after=" + std::to_string(after) + "&wait=" + std::to_string(wait / 1s),
            {{"authorization", "Bearer " + signer_.sign_for_self(assembly_.now())}});
        if (page.status != 200) throw std::runtime_error("the feed answered " + std::to_string(page.status));
        return from_json<FeedPage>(std::string_view(page.body));
      };
      auto run = [this](std::function<void(Unit&)> work) { assembly_.transact(std::move(work)); };
      auto follower =
          std::make_unique<Follower>(feed, std::move(fetch), std::move(run), assembly_.freshness());
      for (const auto& [type, effect] : effects) follower->on(type, effect);
      followers_.push_back(std::move(follower));
    }
  }

  std::vector<OpsListener::Check> checks() {
    std::vector<OpsListener::Check> checks{
        {"database", [this] { return database_.reachable() ? std::string() : "does not answer"; }},
        {"feed", [this] { return sequencer_.healthy() ? std::string() : "gives events no positions"; }}};
    for (const auto& follower : followers_)
      checks.push_back({"feed " + follower->feed(), [&follower = *follower] {
                          return follower.healthy() ? std::string()
                                                    : "stopped at " + std::to_string(follower.position());
                        }});
    return checks;
  }

  void start_threads() {
    threads_.keep_running("sequencer", [this](std::stop_token stop) { sequencer_.run(stop); });
    for (const auto& follower : followers_)
      threads_.keep_running("follow " + follower->feed(),
                            [&follower = *follower](std::stop_token stop) { follower.follow(stop); });
    for (const auto& timer : assembly_.timers())
      threads_.keep_running(timer.name, [this, &timer](std::stop_token stop) {
        while (!stopped_within(stop, timer.period)) assembly_.transact(timer.work);
      });
    for (const auto& background : assembly_.backgrounds())
      threads_.keep_running(background.name, background.work);
    threads_.keep_running("sweep", [this](std::stop_token stop) {
      while (!stopped_within(stop, kSweepPeriod)) database_.prune_marks();
    });
    metrics::sample("heliu_feed_head", "Highest position of this service's feed.",
                    [this] { return static_cast<double>(sequencer_.head()); });
  }

  const std::string name_;
  const Config config_;
  const std::filesystem::path keys_;
  TokenSigner signer_;
  TokenVerifier verifier_;
  Database database_;
  Sequencer sequencer_;
  Assembly assembly_;
  std::vector<std::unique_ptr<Follower>> followers_;
  Threads threads_;
};

}  // namespace

int run_service(const std::string& name, int argc, char** argv,
                const std::function<void(Service&)>& assemble) {
  return run_service(name, argc, argv, assemble, Door{});
}

int run_service(const std::string& name, int argc, char** argv, const std::function<void(Service&)>& assemble,
                const Door& door) {
  try {
    return_large_blocks();
    block_signals();
    Config config = load_config(argc, argv);
    log::start(name, config.text("log.level", "info"));
    if (const char* faults = std::getenv("HELIU_FAULTS")) faults::configure(faults);
    Process process(name, std::move(config));
    process.serve(assemble, door);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "heliu-%s: %s\n", name.c_str(), error.what());
    return 1;
  }
}

}  // namespace heliu
