#include "gateway/routes.hpp"

#include <gtest/gtest.h>

#include "chassis/http/target.hpp"

namespace heliu::gateway {
namespace {

Request request_of(const std::string& target) {
  const auto read = parse_target(target);
  EXPECT_TRUE(read) << target;
  Request request;
  request.path = read->path;
  request.query = read->query;
  return request;
}

TEST(Target, IsReadTheSameBehindTheDoorAsBeforeIt) {
  for (const char* target :
       {"/v1/lots", "/v1/lots/", "/v1//lots", "/v1/lots/a%20b", "/v1/lots/%E4%B8%AD%E6%96%87", "/v1/lots/a+b",
        "/v1/lots/100%25", "/v1/lots/a%3Fb%23c", "/v1/lots/a;b=c",
        "/v1/lots?q=a+b%2Bc&r=%26%3D%23&s=", "/v1/lots?%E4%B8%AD=1", "/v1/lots/%25zz?q=%2541"}) {
    const Request before = request_of(target), behind = request_of(target_of(before));
    EXPECT_EQ(behind.path, before.path) << target;
    EXPECT_EQ(behind.query, before.query) << target;
  }
}

TEST(Target, OfAFeedIsTheSamePathEverywhereAndNeverALongPoll) {
  EXPECT_EQ(target_of(request_of("/v1/feeds/market?after=3&limit=5&wait=30")), "/feed?after=3&limit=5");
  EXPECT_EQ(target_of(request_of("/v1/feeds/market?wait=30")), "/feed");
}

TEST(Workers, AreEnoughForOneToBeFree) {
  EXPECT_EQ(workers_of(Config::parse("")), 48);
  EXPECT_EQ(workers_of(Config::parse("[service.gateway]\nworkers = 1")), 3);
}

}  // namespace
}  // namespace heliu::gateway
