// Files that survive a crash: every function that changes the disk returns after it has reached the disk.
#pragma once
#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace heliu::standins {

// All throw std::system_error with the path when the disk refuses.
void ensure_directory(const std::filesystem::path& directory);

// Written beside as a hidden .tmp file, synced and renamed: a reader of *.xml sees the whole file or none.
void write_atomically(const std::filesystem::path& file, std::string_view content);
void move_file(const std::filesystem::path& from, const std::filesystem::path& to);

// At most limit + 1 bytes, so that the caller can tell a file that is too large. Nothing if there is none.
std::optional<std::string> read_file(const std::filesystem::path& file, std::size_t limit);

// Regular files of a directory with this ending, hidden ones left out, by name.
std::vector<std::filesystem::path> list(const std::filesystem::path& directory, std::string_view ending);

void sync_directory(const std::filesystem::path& directory);

// 64-bit FNV-1a in hex: tells two files of one name apart. No protection against a forger.
std::string fingerprint(std::string_view content);

// Counts the steps of the program that a crash could fall between. For tests: after n steps the process kills
// itself with SIGKILL. 0: never.
void crash_after_steps(unsigned n);
void crash_point();

}  // namespace heliu::standins
