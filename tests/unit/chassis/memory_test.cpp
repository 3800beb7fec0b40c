#include <gtest/gtest.h>
#include <unistd.h>

#include <barrier>
#include <fstream>
#include <thread>
#include <vector>

#include "chassis/runtime/process.hpp"

namespace heliu {
namespace {

constexpr std::size_t kMebibyte = 1 << 20;

std::size_t resident_bytes() {
  std::ifstream statm("/proc/self/statm");
  std::size_t pages = 0, resident = 0;
  statm >> pages >> resident;
  return resident * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST(Memory, OfPasswordHashesIsNotKeptByEachWorker) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer keeps freed blocks to watch them";
#endif
  return_large_blocks();
  const std::size_t before = resident_bytes();
  std::size_t after = 0;
  constexpr int kWorkers = 16;
  std::barrier all_done(kWorkers, [&]() noexcept { after = resident_bytes(); });
  std::vector<std::jthread> workers;
  for (int i = 0; i < kWorkers; ++i)
    workers.emplace_back([&] {
      for (int hash = 0; hash < 3; ++hash) {
        std::vector<char> block(19 * kMebibyte, 'x');
        ASSERT_EQ(block.back(), 'x');
      }
      all_done.arrive_and_wait();  // a worker that ended would give its arena back
    });
  workers.clear();
  EXPECT_LT(after, before + 19 * kMebibyte);
}

}  // namespace
}  // namespace heliu
