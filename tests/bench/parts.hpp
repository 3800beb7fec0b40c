// The main of a benchmark program: its parts by name, all of them unless some are named on the command line.
#pragma once
#include <cstdio>
#include <exception>
#include <span>
#include <string_view>

namespace heliu::bench {

struct Part {
  std::string_view name;
  void (*run)();
};

#ifdef __OPTIMIZE__  // NDEBUG is never set: assertions stay on
inline constexpr const char* kBuild = "release";
#else
inline constexpr const char* kBuild = "debug";
#endif

// before: what is said or required before any part runs. Returns the exit code.
template <class Before>
int run_parts(const char* program, std::span<const Part> parts, int argc, char** argv, const Before& before) {
  const auto wanted = [&](std::string_view part) {
    for (int i = 1; i < argc; ++i)
      if (part == argv[i]) return true;
    return argc == 1;
  };
  try {
    before();
    for (const Part& part : parts)
      if (wanted(part.name)) part.run();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s: %s\n", program, error.what());
    return 1;
  }
}

}  // namespace heliu::bench
