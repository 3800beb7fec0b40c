// libFuzzer's entry; HELIU_FUZZ_TARGET names the function of harness.hpp.
#include <cstdint>

#include "harness.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  heliu::fuzz::HELIU_FUZZ_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
