// A described struct as another one: the row as its view, as its event.
#pragma once
#include <optional>
#include <string_view>
#include <type_traits>

#include "chassis/json/describe.hpp"

namespace heliu::market {

// Copies the members that both have under one name with one type (or as an optional of it).
template <class To, class From>
To shaped(const From& from) {
  To to{};
  for_each_member<To>([&](const char* name, auto target) {
    for_each_member<From>([&](const char* other, auto source) {
      using Target = std::remove_cvref_t<decltype(to.*target)>;
      using Source = std::remove_cvref_t<decltype(from.*source)>;
      if constexpr (std::is_same_v<Target, Source> || std::is_same_v<Target, std::optional<Source>>)
        if (std::string_view(name) == other) to.*target = from.*source;
    });
  });
  return to;
}

}  // namespace heliu::market
