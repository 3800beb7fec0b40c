// heliu-standin-manifest: the national manifest system that issues numbers. See ops/standins/README.md.
#include <exception>
#include <iostream>
#include <stdexcept>

#include "ops/standins/common/files.hpp"
#include "ops/standins/common/process.hpp"
#include "ops/standins/manifest/registry.hpp"
#include "ops/standins/manifest/server.hpp"

namespace {

using namespace heliu::standins;

struct Settings {
  std::filesystem::path directory;
  std::uint16_t port = 0;
};

Settings settings_from(int argc, char** argv) {
  auto options = read_options(argc, argv, {"--port", "--dir", "--crash-after-steps"});
  if (options["--dir"].size() != 1 || options["--port"].size() != 1)
    throw std::invalid_argument("options --port and --dir are needed once each");
  if (!options["--crash-after-steps"].empty())
    crash_after_steps(static_cast<unsigned>(
        number_option("--crash-after-steps", options["--crash-after-steps"].back(), 1, 1'000'000)));
  return {std::filesystem::absolute(options["--dir"].front()).lexically_normal(),
          static_cast<std::uint16_t>(number_option("--port", options["--port"].front(), 0, 65535))};
}

}  // namespace

int main(int argc, char** argv) {
  Settings settings;
  try {
    settings = settings_from(argc, argv);
  } catch (const std::invalid_argument& fault) {
    std::cerr << fault.what()
              << "\nusage: heliu-standin-manifest --port N --dir DIR   (port 0: a free one, printed)\n";
    return 2;
  }
  try {
    catch_stop_signals();
    Registry registry(settings.directory);
    const auto handler = [&](std::string_view method, std::string_view target, std::string_view body) {
      return answer(registry, method, target, body);
    };
    serve(
        settings.port, handler,
        [](std::uint16_t port) { std::cout << "ready on 127.0.0.1:" << port << std::endl; }, stop_requested);
    return 0;
  } catch (const std::exception& error) {
    // Every number that was answered is in the journal; a restart goes on from there.
    std::cerr << "heliu-standin-manifest stops: " << error.what() << std::endl;
    return 1;
  }
}
