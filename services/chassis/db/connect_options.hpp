// The connector's options. It ignores a misspelt name without a word, so the names stand in one place, and a
// test asks the server (or times it) whether each had its effect.
#pragma once
#include <cppconn/connection.h>
#include <cppconn/driver.h>

#include "chassis/db/database.hpp"

namespace heliu {

// Fetched once, under a lock: the connector's own first call races with itself. Ignores SIGPIPE, which a lost
// server would send.
sql::Driver& connector_driver();

bool wants_tls(const DatabaseSettings& settings);  // a unix socket needs none
sql::ConnectOptionsMap connect_options(const DatabaseSettings& settings);

}  // namespace heliu
