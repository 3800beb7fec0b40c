find_package(Threads REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(GTest REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(spdlog REQUIRED)
find_package(prometheus-cpp REQUIRED)
find_package(EXPAT REQUIRED)
find_library(XLSXWRITER xlsxwriter REQUIRED)
find_package(Boost 1.81 REQUIRED)
find_library(ARGON2_LIBRARY argon2 REQUIRED)
find_path(RAPIDJSON_INCLUDE rapidjson/document.h REQUIRED)
find_path(LEMON_INCLUDE lemon/network_simplex.h REQUIRED)
find_path(TOML_INCLUDE toml++/toml.h REQUIRED)

# Debian 12's connector headers pull in Boost 1.74, which excludes the Boost 1.81 that Beast needs. So only
# the connector's runtime package is installed; ops/install unpacks its headers under var/connector.
find_path(MYSQLCPPCONN_INCLUDE cppconn/driver.h
          PATHS ${CMAKE_SOURCE_DIR}/var/connector/usr/include REQUIRED)
find_library(MYSQLCPPCONN_LIBRARY NAMES libmysqlcppconn.so.7 mysqlcppconn REQUIRED)
add_library(mysqlcppconn INTERFACE)
target_include_directories(mysqlcppconn SYSTEM INTERFACE ${MYSQLCPPCONN_INCLUDE})
target_link_libraries(mysqlcppconn INTERFACE ${MYSQLCPPCONN_LIBRARY})
