# shellcheck shell=bash
# A throw-away PostgreSQL with Debian's settings (each commit flushed), for the figures of
# ops/bench settlement peers. Nothing of Heliu runs on it. Sourced after common.sh and test_database.sh.

POSTGRES=/usr/lib/postgresql/15/bin

# PostgreSQL refuses to run as root.
as_postgres() {
  if ((EUID == 0)); then
    (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups env -i "PATH=$PATH" "$@")
  else
    "$@"
  fi
}

postgres_stop() {
  as_postgres "$POSTGRES/pg_ctl" -D "$POSTGRES_DATA/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$POSTGRES_DATA"
}

# Exports the socket's folder; stops with the calling script, together with the test database.
postgres_start() {
  "$HELIU_ROOT/ops/install" postgresql-15
  POSTGRES_DATA=$(mktemp -d /tmp/heliu-postgres.XXXXXX)
  ((EUID != 0)) || chown postgres: "$POSTGRES_DATA"
  trap 'postgres_stop; database_stop "$TEST_DATA"' EXIT
  as_postgres "$POSTGRES/initdb" -D "$POSTGRES_DATA/data" -U bench -A trust -N >/dev/null
  as_postgres "$POSTGRES/pg_ctl" -D "$POSTGRES_DATA/data" -w -l "$POSTGRES_DATA/log" \
    -o "-c listen_addresses='' -k $POSTGRES_DATA" start >/dev/null ||
    fail "PostgreSQL didn't start: $(tail -n 1 "$POSTGRES_DATA/log")"
  export HELIU_BENCH_POSTGRES=$POSTGRES_DATA
}
