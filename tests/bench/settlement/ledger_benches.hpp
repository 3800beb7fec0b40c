// The ledger's parts of heliu-bench-settlement. Each ends by deriving the whole ledger again: a figure of a
// ledger that isn't sound is a std::runtime_error. Wall clock, for what is measured waits for a disk: what is
// compared is measured in turns within one run, and each ratio is the median of the rounds' own.
#pragma once

namespace heliu::bench {

// Throughput with 8,192 transfers in flight, uniform and all on one account, against multi-row INSERTs of the
// same rows from text that was made before.
void bench_ledger();

// One caller alone against one durable single-row COMMIT; sixteen and a hundred callers with one each.
void bench_ledger_latency();

// 64 connections, one transfer a request, against a request that is authenticated and does nothing.
void bench_ledger_http();

// A start and a check of HELIU_BENCH_ACCOUNTS (10,000) accounts and HELIU_BENCH_TRANSFERS (200,000)
// transfers, and what they take on disk and in memory.
void bench_ledger_restart();

// HELIU_BENCH_TRANSFERS (1,000,000) entries as one file over HTTP, as CSV and JSON lines; memory of the
// process that both makes and reads it.
void bench_export();

// A hot account with 16 clients, by row locks: on this MariaDB, and by PL/pgSQL functions on PostgreSQL,
// whose socket's folder HELIU_BENCH_POSTGRES names (ops/bench starts one).
void bench_peers();

}  // namespace heliu::bench
