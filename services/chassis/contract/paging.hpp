// Lists page by an opaque cursor, newest first: {"items": […], "next_cursor": "…"}; no next_cursor: the end.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "chassis/contract/problem.hpp"
#include "chassis/db/database.hpp"
#include "chassis/http/message.hpp"

namespace heliu {

inline constexpr int kDefaultPage = 50, kLargestPage = 200;

// limit and cursor of a request. A cursor belongs to one filter: with another one it is a Problem
// "cursor-unusable".
struct PageRequest {
  int limit = kDefaultPage;
  std::string after;  // binary id of the last item seen; 16 × 0xff at the beginning
  std::string filter;
};
PageRequest page_request(const Request& request, const std::string& filter);
std::string page_cursor(const PageRequest& page, const Uuid& last);

// Pages SELECT * FROM table WHERE (where) by id, newest first. table and where are constants of the code;
// values come as arguments. T has a member id.
template <DescribedStruct T, class... A>
std::pair<std::vector<T>, std::optional<std::string>> page_of(const Request& request, Transaction& db,
                                                              std::string_view table, std::string_view where,
                                                              const A&... args) {
  std::vector<SqlValue> values{to_sql(args)...};
  std::string filter(where);
  for (const auto& value : values)
    filter += "|" + (value.index() == 1   ? std::to_string(std::get<1>(value))
                     : value.index() == 2 ? std::get<2>(value)
                                          : "");
  const PageRequest page = page_request(request, filter);
  values.push_back(page.after);
  values.push_back(std::int64_t{page.limit + 1});
  std::vector<T> items;
  for (const Row& row : db.run_query("SELECT * FROM " + std::string(table) + " WHERE (" + std::string(where) +
                                         ") AND id < ? ORDER BY id DESC LIMIT ?",
                                     values))
    items.push_back(row.template as<T>());
  std::optional<std::string> next;
  if (static_cast<int>(items.size()) > page.limit) {
    items.pop_back();
    next = page_cursor(page, items.back().id);
  }
  return {std::move(items), std::move(next)};
}

template <class T>
Response page_response(const std::vector<T>& items, const std::optional<std::string>& next) {
  std::string body = "{\"items\":" + to_json(items);
  if (next) body += ",\"next_cursor\":\"" + *next + "\"";
  return Response::json(200, body + "}");
}

template <DescribedStruct T, class... A>
Response page_answer(const Request& request, Transaction& db, std::string_view table, std::string_view where,
                     const A&... args) {
  const auto [items, next] = page_of<T>(request, db, table, where, args...);
  return page_response(items, next);
}

}  // namespace heliu
