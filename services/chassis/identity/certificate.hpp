// A self-made TLS certificate, for a first run without a certificate authority.
#pragma once
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace heliu {

// Writes an EC P-256 key (0600) and a certificate for these host names and addresses ("localhost",
// "127.0.0.1"), valid from now. Existing files are left alone: true when new ones were made. Throws
// std::runtime_error when they can't be written.
bool make_certificate(const std::filesystem::path& certificate, const std::filesystem::path& private_key,
                      const std::vector<std::string>& hosts,
                      std::chrono::days validity = std::chrono::days(365));

}  // namespace heliu
