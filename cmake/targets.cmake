# Two precompiled headers, shared by every target (same flags everywhere): the second adds the chassis's
# headers and takes a third off the compile time of a service's unit.
add_library(heliu_pch OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_precompile_headers(heliu_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/pch.hpp)
target_include_directories(heliu_pch SYSTEM PRIVATE ${RAPIDJSON_INCLUDE})

add_library(heliu_service_pch OBJECT ${CMAKE_SOURCE_DIR}/cmake/pch.cpp)
target_precompile_headers(heliu_service_pch PRIVATE ${CMAKE_SOURCE_DIR}/cmake/service_pch.hpp)
target_include_directories(heliu_service_pch PRIVATE ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/services)
target_include_directories(heliu_service_pch SYSTEM PRIVATE ${RAPIDJSON_INCLUDE})

function(heliu_common target)
  target_include_directories(${target} PUBLIC ${CMAKE_SOURCE_DIR} ${CMAKE_SOURCE_DIR}/services)
  target_include_directories(${target} SYSTEM PUBLIC ${RAPIDJSON_INCLUDE})
  if(CMAKE_CURRENT_SOURCE_DIR MATCHES "/services/[a-z]+$|/tests/(contract|scenario|support)"
     AND NOT CMAKE_CURRENT_SOURCE_DIR MATCHES "/services/chassis|/tests/scenario/standins")
    target_precompile_headers(${target} REUSE_FROM heliu_service_pch)
  else()
    target_precompile_headers(${target} REUSE_FROM heliu_pch)
  endif()
endfunction()

# heliu_library(name sources…): a static library; link what it needs with target_link_libraries.
function(heliu_library name)
  add_library(${name} STATIC ${ARGN})
  heliu_common(${name})
endfunction()

# heliu_program(name sources…): an executable under bin/.
function(heliu_program name)
  add_executable(${name} ${ARGN})
  heliu_common(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()

# heliu_test(name LABEL sources…): a GoogleTest program, run by ops/test under its label
# (unit, contract, scenario, fault).
function(heliu_test name label)
  heliu_program(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE GTest::gtest GTest::gmock GTest::gtest_main Threads::Threads)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES LABELS ${label} TIMEOUT 600)
endfunction()

# heliu_service_test(SERVICE sources…): the scenario tests of a service, test_SERVICE_service. Run twice: as
# they are, and with the database wrapper's fault hook at 5 % (1213, 1205 and 2013 before and after the real
# COMMIT). Every operation of its contract must succeed in one of them.
function(heliu_service_test service)
  set(name test_${service}_service)
  heliu_test(${name} scenario ${ARGN} ${CMAKE_SOURCE_DIR}/tests/support/every_operation.cpp)
  target_link_libraries(${name} PRIVATE heliu_${service}_service heliu_test_support)
  add_test(NAME ${name}_with_faults COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name}_with_faults PROPERTIES LABELS scenario TIMEOUT 600
                       ENVIRONMENT "HELIU_FAULTS=rate=0.05,seed=42" RUN_SERIAL ON)
endfunction()
