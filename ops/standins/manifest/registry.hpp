// The national system's register of manifest numbers: which number was issued for which request.
#pragma once
#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "ops/standins/common/journal.hpp"

namespace heliu::standins {

// What is asked for. The number's parts and their meaning: 危险废物转移管理办法 (MEE Order 23), in force
// since 2022-01-01: four digits of year, four of the city of origin, six of a serial per city, here also per
// year.
struct Application {
  std::string client_ref;   // the applicant's own id, 1 to 64 characters; one number for each
  std::string origin_city;  // four digits of the division code: 4406 is Foshan
  std::int64_t year = 0;
  std::string body;  // the application as received, JSON
};

struct Issued {
  std::string number;  // 14 digits
  Application application;
  std::string issued_at;  // RFC 3339
};

// The client_ref has a number already, for another city or year; that number is given.
struct Conflict {
  std::string number;
};
struct Exhausted {};  // 999,999 numbers of that city and year are out

// Safe for use by several threads.
class Registry {
 public:
  // Replays the journal in this directory. Throws std::runtime_error if it is damaged or in use.
  explicit Registry(const std::filesystem::path& directory);

  // Returns after the number is on the disk. The same client_ref gets the first answer again.
  std::variant<Issued, Conflict, Exhausted> issue(const Application& application);

  std::optional<Issued> find(const std::string& number) const;

 private:
  void remember(Issued issued);

  mutable std::mutex mutex_;
  Journal journal_;
  std::map<std::string, Issued> by_number_;
  std::map<std::string, std::string> number_of_;                 // by client_ref
  std::map<std::pair<std::int64_t, std::string>, int> serials_;  // last serial by year and city
};

}  // namespace heliu::standins
