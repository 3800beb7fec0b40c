// The door's certificate: made on first run, signed by itself, for one machine. Behind a public name, put a
// certified pair in its place.
#pragma once
#include <filesystem>

namespace heliu::gateway {

// Makes gateway.pem and gateway.key (0600) under the folder when there are none: P-256, ten years, for
// localhost and 127.0.0.1. Throws std::runtime_error when it can't.
void ensure_certificate(const std::filesystem::path& folder);

}  // namespace heliu::gateway
