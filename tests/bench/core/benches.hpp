// The parts of heliu-bench-core. Each makes its own schema on the test server and checks that what it
// measured was done rightly: a std::runtime_error says what was not.
#pragma once

namespace heliu::bench {

// Transfers through LedgerHost and group commit, against the same rows by bare multi-row INSERT.
void bench_ledger();

// Events of many writers on one schema, until the sequencer has given each its position.
void bench_feed();

// One read and one command through the gateway of a running stack that has played its day (ops/run).
void bench_gateway();

// The seconds of the day that ops/run played last, from its report.
void say_day();

}  // namespace heliu::bench
