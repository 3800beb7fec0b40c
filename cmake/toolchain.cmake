set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release)
endif()

# -g1 keeps line numbers in back traces at a quarter of the link time of -g.
set(CMAKE_CXX_FLAGS_RELEASE "-O2 -g1")   # assertions stay on: NDEBUG is not set
set(CMAKE_CXX_FLAGS_DEBUG "-O0 -g1")
add_compile_options(-Wall -Wextra -Wpedantic -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  # At -O2 g++ 12 sees overflows and unset members inside std::string, std::optional and std::variant that are
  # not there (GCC bugs 105329, 105651, 105562). Debug builds and the sanitizers keep watching for real ones.
  add_compile_options($<$<CONFIG:Release>:-Wno-restrict> $<$<CONFIG:Release>:-Wno-array-bounds>
                      $<$<CONFIG:Release>:-Wno-stringop-overflow> $<$<CONFIG:Release>:-Wno-stringop-overread>
                      $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
endif()

set(HELIU_SANITIZE "" CACHE STRING "Comma-separated -fsanitize list: address,undefined or thread")
if(HELIU_SANITIZE)
  add_compile_options(-fsanitize=${HELIU_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${HELIU_SANITIZE})
  # Sanitizers make g++ 12 see "maybe uninitialized" reads inside the standard library that are not there.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized)
  endif()
  if(HELIU_SANITIZE MATCHES "thread")
    add_compile_options(-Wno-tsan)  # Asio's fences are not understood by TSan; the locks we use are
  endif()
endif()

option(HELIU_FUZZ "Build the fuzzers of tests/fuzz (clang only)" OFF)
if(HELIU_FUZZ)
  # RapidJSON 1.1 adds an offset to the null pointer of an empty stack: harmless, but clang would stop there.
  add_compile_options(-fsanitize=fuzzer-no-link -fno-sanitize=pointer-overflow
                      -Wno-unknown-pragmas)  # g++'s own hints to its vectoriser
endif()

find_program(CCACHE ccache)
if(CCACHE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # Precompiled headers are only cached when ccache may ignore their time stamps and macros.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
      CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
  add_compile_options(-fpch-preprocess)
endif()
