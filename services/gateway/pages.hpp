// The few files the door serves itself: the status page and the merged contract.
#pragma once
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "chassis/http/message.hpp"

namespace heliu::gateway {

class Pages {
 public:
  // Reads the files of the folder once: nothing a request says ever becomes a file name.
  Pages(const std::filesystem::path& folder, std::string openapi);
  std::optional<Response> find(const std::string& path) const;

 private:
  std::map<std::string, Response> pages_;
};

}  // namespace heliu::gateway
