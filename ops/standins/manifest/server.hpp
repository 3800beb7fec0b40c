// A small HTTP/1.1 server on the loopback address: one thread for each connection, at most 32.
#pragma once
#include <cstdint>
#include <functional>
#include <string_view>

#include "ops/standins/manifest/answers.hpp"

namespace heliu::standins {

using Handler =
    std::function<Answer(std::string_view method, std::string_view target, std::string_view body)>;

// Listens on 127.0.0.1:port (0: a free one), calls listening(port), and serves until stop() is true; then
// ends open connections after their running answer and returns. Throws boost::system::system_error if the
// port is in use. The handler is called from several threads; an exception from it ends the whole serving
// with that exception.
void serve(std::uint16_t port, const Handler& handler, const std::function<void(std::uint16_t)>& listening,
           const std::function<bool()>& stop);

}  // namespace heliu::standins
