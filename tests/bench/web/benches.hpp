// The parts of heliu-bench-web, on a stack of its own with a played day (tests/web/on_a_day): HELIU_VAR names
// its folder. All times are those of one reader at the public door: TLS, key, forwarding, query, answer.
#pragma once
#include <string>
#include <vector>

#include "chassis/ops/config.hpp"

namespace heliu::bench {

// Ten thousand trades with all that their pages read. They stay.
void fill_trades();

// What a trade's page asks for when it is opened: once as one question, once as the questions of each panel.
void bench_page();

// The list of a hundred thousand trades: each reader, each filter of the page, page after page by cursor.
void bench_lists();

Config stack_config();

// "figure NAME-p50 …", "-p95", "-p99" in milliseconds with one decimal; no times is an error.
void percentiles(const std::string& name, std::vector<double> milliseconds);

}  // namespace heliu::bench
