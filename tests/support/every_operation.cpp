// Part of each service's test program: when all of its tests have run, every operation of the contract must
// have succeeded in one of them.
#include <gtest/gtest.h>

#include "tests/support/coverage.hpp"

namespace heliu::test {
namespace {

class EveryOperation : public ::testing::Environment {
  void TearDown() override {
    // A part of the tests says nothing about the rest, and neither do tests that failed.
    if (GTEST_FLAG_GET(filter) != "*" || ::testing::UnitTest::GetInstance()->Failed()) return;
    for (const std::string& operation : operations_never_answered_well())
      ADD_FAILURE() << "no test sees " << operation << " succeed";
  }
};

[[maybe_unused]] auto* const kEveryOperation = ::testing::AddGlobalTestEnvironment(new EveryOperation);

}  // namespace
}  // namespace heliu::test
