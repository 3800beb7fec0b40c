# shellcheck shell=bash
# A throw-away MariaDB for tests and benchmarks, with the settings of the real one. Sourced after database.sh.

# test_database_start FOLDER: FOLDER/mariadb, empty; exports where it is; stops with the calling script.
test_database_start() {
  TEST_DATA=$1/mariadb
  # shellcheck disable=SC2174  # only the last folder is meant
  mkdir -p -m 700 "$1"
  database_stop "$TEST_DATA"
  rm -rf "$TEST_DATA" "$TEST_DATA.new"
  trap 'database_stop "$TEST_DATA"' EXIT
  trap 'exit 130' INT TERM
  database_start "$TEST_DATA" "$1/mariadb.sock" normal
  export HELIU_TEST_SOCKET=$1/mariadb.sock HELIU_TEST_USER=root
}
