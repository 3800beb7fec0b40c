// The national manifest system, which issues manifest numbers (MEE order 23, art. 15): a port, and its
// adapter over HTTP.
#pragma once
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "chassis/base/uuid.hpp"

namespace heliu::transport {

struct NationalSystemError : std::runtime_error {  // no answer: ask again later
  NationalSystemError(const std::string& what, bool about_this_one)
      : std::runtime_error(what), about_this_one(about_this_one) {}
  bool about_this_one;  // it answered, and other requests may fare better; else it can't be reached at all
};

class NationalSystem {
 public:
  virtual ~NationalSystem() = default;

  // The number for our reference. The same reference gives the same number however often it is asked, so a
  // lost answer costs nothing. Throws NationalSystemError. Used by one thread.
  virtual std::string number_for(const Uuid& reference, const std::string& origin_city, int year) = 0;

  // The reference that a number was issued for, ours or another applicant's; nothing: it was not issued.
  // Throws NationalSystemError. Used by the same thread.
  virtual std::optional<std::string> reference_of(const std::string& number) = 0;
};

// url: "http://host:port" of the system.
std::shared_ptr<NationalSystem> national_system_over_http(const std::string& url);

}  // namespace heliu::transport
