#include "tests/style/headers.hpp"

#include <array>
#include <atomic>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <mutex>
#include <set>
#include <sstream>
#include <thread>

#include <rapidjson/document.h>
#include <rapidjson/istreamwrapper.h>

#include "tests/style/layers.hpp"

namespace heliu::style {
namespace {

namespace fs = std::filesystem;
using Index = std::map<std::string, const Source*>;

// FNV-1a, 64 bits: names a cache entry; nothing is trusted on it.
void mix(std::uint64_t& digest, std::string_view bytes) {
  for (unsigned char c : bytes) digest = (digest ^ c) * 0x100000001B3ULL;
}

void mix_source(std::uint64_t& digest, const Index& index, const std::string& path,
                std::set<std::string>& seen) {
  const auto entry = index.find(path);
  if (entry == index.end() || !seen.insert(path).second) return;
  for (const auto& line : entry->second->raw) mix(digest, line + "\n");
  for (const auto& include : quoted_includes(*entry->second)) {
    mix_source(digest, index, beside(path, include.path), seen);
    mix_source(digest, index, include.path, seen);
    mix_source(digest, index, "services/" + include.path, seen);
  }
}

// The longest set of flags that the sources of one folder are compiled with.
std::map<std::string, std::string> flags_by_folder(const HeaderCheck& settings) {
  std::ifstream file(settings.compile_commands);
  rapidjson::IStreamWrapper stream(file);
  rapidjson::Document commands;
  commands.ParseStream(stream);
  std::map<std::string, std::string> flags;
  if (commands.HasParseError() || !commands.IsArray()) return flags;
  for (const auto& entry : commands.GetArray()) {
    const fs::path path = fs::path(entry["file"].GetString()).lexically_relative(settings.root);
    const auto command = include_flags(entry["command"].GetString());
    auto& best = flags[path.parent_path().generic_string()];
    if (command.size() > best.size()) best = command;
  }
  return flags;
}

// The flags of the header's own folder, or of the nearest one above that has sources anywhere below it.
std::string flags_for(const std::map<std::string, std::string>& flags, const std::string& header) {
  for (fs::path folder = fs::path(header).parent_path();; folder = folder.parent_path()) {
    std::string best;
    for (const auto& [below, candidate] : flags) {
      const bool related =
          folder.empty() || below == folder || starts_with_folder(below, folder.generic_string());
      if (related && candidate.size() > best.size()) best = candidate;
    }
    if (!best.empty() || folder.empty()) return best;
  }
}

// The first line of the compiler's complaint; empty when the header stands alone.
std::string compile(const std::string& root, const std::string& header, const std::string& flags) {
  const std::string command = "cd '" + root + "' && printf '#include \"%s\"\\n' '" + header + "' | g++ " +
                              flags +
                              " -I. -Iservices -Wno-pragma-once-outside-header -fsyntax-only -x c++ - 2>&1";
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return "the compiler could not be started";
  std::array<char, 4096> buffer{};
  while (fgets(buffer.data(), static_cast<int>(buffer.size()), pipe) != nullptr) output += buffer.data();
  if (pclose(pipe) == 0) return {};
  std::istringstream lines(output);
  for (std::string line; std::getline(lines, line);) {
    if (line.find("error:") != std::string::npos) return line;
  }
  return output.empty() ? "the compiler failed" : output.substr(0, output.find('\n'));
}

struct Job {
  std::string header;
  std::string flags;
  fs::path mark;
};

std::vector<Job> unproven(const std::vector<Source>& tree, const HeaderCheck& settings) {
  Index index;
  for (const auto& source : tree) index[source.path] = &source;
  const auto flags = flags_by_folder(settings);
  std::vector<Job> jobs;
  for (const auto& source : tree) {
    if (!source.path.ends_with(".hpp")) continue;
    Job job{source.path, flags_for(flags, source.path), {}};
    std::uint64_t digest = 0xCBF29CE484222325ULL;
    std::set<std::string> seen;
    mix(digest, job.flags);
    mix_source(digest, index, source.path, seen);
    std::ostringstream name;
    name << std::hex << digest;
    job.mark = fs::path(settings.cache) / name.str();
    if (!fs::exists(job.mark)) jobs.push_back(std::move(job));
  }
  return jobs;
}

}  // namespace

std::string include_flags(std::string_view command) {
  std::istringstream words{std::string(command)};
  std::string flags;
  for (std::string word; words >> word;) {
    const bool alone = word.starts_with("-I") || word.starts_with("-D") || word.starts_with("-std=");
    if (!alone && word != "-isystem") continue;
    flags += (flags.empty() ? "" : " ") + word;
    if (std::string next; !alone && words >> next) flags += " " + next;
  }
  return flags;
}

Findings check_headers(const std::vector<Source>& tree, const HeaderCheck& settings) {
  fs::create_directories(settings.cache);
  const auto jobs = unproven(tree, settings);
  Findings found;
  std::mutex guard;
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (auto i = next++; i < jobs.size(); i = next++) {
      const auto complaint = compile(settings.root, jobs[i].header, jobs[i].flags);
      const std::lock_guard lock(guard);
      if (complaint.empty())
        std::ofstream(jobs[i].mark).flush();
      else
        found.push_back({jobs[i].header, 0, "doesn't compile alone: " + complaint});
    }
  };
  std::vector<std::jthread> workers;
  for (unsigned i = 0; i < std::max(1U, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  workers.clear();
  return found;
}

}  // namespace heliu::style
