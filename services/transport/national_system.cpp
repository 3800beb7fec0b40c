#include "transport/national_system.hpp"

#include <boost/describe.hpp>

#include "chassis/http/client.hpp"
#include "chassis/json/describe.hpp"

namespace heliu::transport {

namespace {

struct Ask {
  std::string client_ref, origin_city;
  std::int64_t year = 0;
};
BOOST_DESCRIBE_STRUCT(Ask, (), (client_ref, origin_city, year))

struct Answer {
  std::string number;
};
BOOST_DESCRIBE_STRUCT(Answer, (), (number))

class OverHttp : public NationalSystem {
 public:
  explicit OverHttp(const std::string& url) : client_(url, {}, std::chrono::seconds(10)) {}

  std::string number_for(const Uuid& reference, const std::string& origin_city, int year) override {
    Response answer;
    try {
      answer = client_.request("POST", "/manifests", {{"content-type", "application/json"}},
                               to_json(Ask{reference.text(), origin_city, year}));
    } catch (const ClientError& error) {
      throw NationalSystemError(error.what(), false);
    }
    if (answer.status / 100 != 2)
      throw NationalSystemError("the national system answered " + std::to_string(answer.status),
                                answer.status / 100 == 4);
    try {
      return from_json<Answer>(std::string_view(answer.body)).number;
    } catch (const JsonError& error) {
      throw NationalSystemError(std::string("the national system's answer can't be read: ") + error.what(),
                                true);
    }
  }

 private:
  HttpClient client_;
};

}  // namespace

std::shared_ptr<NationalSystem> national_system_over_http(const std::string& url) {
  return std::make_shared<OverHttp>(url);
}

}  // namespace heliu::transport
