// Morning: who is in the city, and who may do what.
#pragma once
#include "tests/day/data.hpp"

namespace heliu::day {

// Enterprises, users with passwords, their keys, licences, permits, vehicles, crews, controls, policies,
// requirements, tariffs. Repeatable.
void register_city(Day& day);

// Sign-in names and passwords by role, for people who want to look around (mode 0600).
void write_accounts(const Day& day);

// The SM2 private key (PEM) that signs contracts for an enterprise; made on first use, mode 0600.
std::string signing_key(const Day& day, const std::string& enterprise);

// Writes by a new file and a rename, so that nobody reads half of it; mode 0600 when secret.
void write_file(const std::filesystem::path& file, const std::string& content, bool secret);

}  // namespace heliu::day
