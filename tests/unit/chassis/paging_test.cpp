#include "chassis/contract/paging.hpp"

#include <gtest/gtest.h>

namespace heliu {
namespace {

Request asking(std::map<std::string, std::string> query) {
  Request request;
  request.query = std::move(query);
  return request;
}

TEST(Paging, BeginsAtTheNewest) {
  const PageRequest page = page_request(asking({}), "state = ?|listed");
  EXPECT_EQ(page.limit, kDefaultPage);
  EXPECT_EQ(page.after, std::string(16, '\xff'));
}

TEST(Paging, GoesOnAfterTheLastItemSeen) {
  const Uuid last = Uuid::v7();
  const PageRequest first = page_request(asking({}), "state = ?|listed");
  const PageRequest next = page_request(asking({{"cursor", page_cursor(first, last)}}), "state = ?|listed");
  EXPECT_EQ(next.after, last.binary());
}

TEST(Paging, RefusesACursorOfAnotherFilterOrOfNobody) {
  const std::string cursor = page_cursor(page_request(asking({}), "state = ?|listed"), Uuid::v7());
  for (const auto& [given, filter] :
       std::vector<std::pair<std::string, std::string>>{{cursor, "state = ?|awarded"},
                                                        {"abc", "state = ?|listed"},
                                                        {"", "state = ?|listed"},
                                                        {cursor + "AAAA", "state = ?|listed"}})
    try {
      page_request(asking({{"cursor", given}}), filter);
      ADD_FAILURE() << given;
    } catch (const Problem& problem) {
      EXPECT_EQ(problem.name, "cursor-unusable");
    }
}

TEST(Paging, TakesTooLargeALimitAsTheLargest) {
  EXPECT_EQ(page_request(asking({{"limit", "100000"}}), "").limit, kLargestPage);
  EXPECT_EQ(page_request(asking({{"limit", "7"}}), "").limit, 7);
  for (const char* wrong : {"0", "-1", "x", "", "1.5", "99999999999999"})
    EXPECT_THROW(page_request(asking({{"limit", wrong}}), ""), Problem) << wrong;
}

}  // namespace
}  // namespace heliu
