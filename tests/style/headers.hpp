// Every header compiles alone: whoever includes it needs to know nothing else.
#pragma once

#include <string>
#include <vector>

#include "tests/style/source.hpp"

namespace heliu::style {

struct HeaderCheck {
  std::string root;              // of the tree
  std::string compile_commands;  // compile_commands.json of a build tree: include paths and definitions
  std::string cache;             // folder of passed checks, one empty file a digest; made when missing
};

// Compiles each header of the tree that isn't in the cache, as many at a time as there are cores.
// The digest covers the header, all of ours that it includes, and the flags, so the cache never goes stale.
Findings check_headers(const std::vector<Source>& tree, const HeaderCheck& settings);

// The -I, -isystem, -D and -std flags of a compile command; without the precompiled header, which would hide
// a missing include.
std::string include_flags(std::string_view command);

}  // namespace heliu::style
