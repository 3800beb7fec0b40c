// Answers that carry more than a row: members set beside those of the described struct.
#pragma once
#include <string>
#include <vector>

#include "chassis/contract/paging.hpp"
#include "chassis/http/message.hpp"

namespace heliu::treasury {

// The row as JSON with one more member; value is JSON.
inline std::string with(std::string object, const std::string& name, const std::string& value) {
  object.pop_back();
  return object + ",\"" + name + "\":" + value + "}";
}

// A page of rows, each shown by view(row), which gives JSON.
template <class T, class View>
Response page_of_views(const std::pair<std::vector<T>, std::optional<std::string>>& page, View view) {
  std::vector<JsonText> views;
  for (const T& item : page.first) views.push_back({view(item)});
  return page_response(views, page.second);
}

}  // namespace heliu::treasury
