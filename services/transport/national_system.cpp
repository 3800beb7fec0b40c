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

struct Issued {
  std::string client_ref;
};
BOOST_DESCRIBE_STRUCT(Issued, (), (client_ref))

class OverHttp : public NationalSystem {
 public:
  explicit OverHttp(const std::string& url) : client_(url, {}, std::chrono::seconds(10)) {}

  std::string number_for(const Uuid& reference, const std::string& origin_city, int year) override {
    const Response answer = ask("POST", "/manifests", to_json(Ask{reference.text(), origin_city, year}));
    require_good(answer);
    return read<Answer>(answer).number;
  }

  std::optional<std::string> reference_of(const std::string& number) override {
    const Response answer = ask("GET", "/manifests/" + url_encode(number));
    if (answer.status == 404) return std::nullopt;
    require_good(answer);
    return read<Issued>(answer).client_ref;
  }

 private:
  Response ask(const std::string& method, const std::string& target, const std::string& body = {}) try {
    const Headers headers = body.empty() ? Headers{} : Headers{{"content-type", "application/json"}};
    return client_.request(method, target, headers, body);
  } catch (const ClientError& error) {
    throw NationalSystemError(error.what(), false);
  }
  static void require_good(const Response& answer) {
    if (answer.status / 100 != 2)
      throw NationalSystemError("the national system answered " + std::to_string(answer.status),
                                answer.status / 100 == 4);
  }
  template <class T>
  static T read(const Response& answer) try {
    return from_json<T>(std::string_view(answer.body));
  } catch (const JsonError& error) {
    throw NationalSystemError(std::string("the national system's answer can't be read: ") + error.what(),
                              true);
  }

  HttpClient client_;
};

}  // namespace

std::shared_ptr<NationalSystem> national_system_over_http(const std::string& url) {
  return std::make_shared<OverHttp>(url);
}

}  // namespace heliu::transport
