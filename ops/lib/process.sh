# shellcheck shell=bash
# Starting, watching and stopping our own processes. Sourced after common.sh and database.sh.
# var/run/NAME.pid holds the pid, var/log/NAME.log what it says.

program() { echo "$VAR/build/release/bin/$1"; }
process_lives() { pid_is "$VAR/run/$1.pid" "$(program "$1")"; }
service_ready() { curl --silent --fail --max-time 2 --output /dev/null "$1"; }
port_answers() { (exec 3<>"/dev/tcp/${1%:*}/${1##*:}") 2>/dev/null; }

# A program that was just killed holds its port until the last of its threads is gone.
port_stays_taken() {
  local deadline=$((SECONDS + 3))
  while port_answers "$1"; do
    ((SECONDS < deadline)) || return 0
    sleep 0.05
  done
  return 1
}

# Who listens on HOST:PORT, as far as this user may see.
port_owner() {
  local line
  line=$(ss -Hltnp "sport = :${1##*:}" 2>/dev/null | sed -n '1s/.*users:((\("[^"]*",pid=[0-9]*\).*/\1/p')
  echo "${line:-another program}"
}

# out_of_date NAME PIDFILE: whether what the program read when it started has changed since.
out_of_date() {
  [[ $(program "$1") -nt $2 || $VAR/etc/heliu.toml -nt $2 ]] ||
    [[ -n $(find "$HELIU_ROOT"/services/*/contract.yaml "$HELIU_ROOT/sql" "$HELIU_ROOT"/web/status.* \
      -newer "$2" -print -quit) ]]
}

# process_start NAME ADDRESS… -- WORDS…: starts NAME with WORDS unless it lives and is up to date. An address
# taken by somebody else ends the run, by name.
process_start() {
  local name=$1 address addresses=() pidfile=$VAR/run/$1.pid
  shift
  while [[ $1 != -- ]]; do addresses+=("$1") && shift; done
  shift
  if process_lives "$name"; then
    out_of_date "$name" "$pidfile" || return 0
    process_stop "$name"
  fi
  for address in "${addresses[@]}"; do
    port_stays_taken "$address" && fail "port ${address##*:} ($name) is in use by $(port_owner "$address"):" \
      "stop it, or give $name another address in var/etc/heliu.toml."
  done
  (cd "$HELIU_ROOT" && exec setsid "$(program "$name")" "$@" </dev/null >>"$VAR/log/$name.log" 2>&1 9>&-) &
  echo "$!" >"$pidfile"
}

# wait_ready NAME URL SECONDS: until the service says so itself; the log's end when it doesn't.
wait_ready() {
  local name=$1 url=$2 deadline=$((SECONDS + $3)) why
  until service_ready "$url"; do
    why=""
    pid_lives "$(cat "$VAR/run/$name.pid")" || why="stopped while starting"
    ((SECONDS <= deadline)) || why="isn't ready in $3 s: $(curl --silent --max-time 2 "$url" | head -c 300)"
    if [[ -n $why ]]; then
      tail -n 15 "$VAR/log/$name.log" >&2
      fail "$name $why (the end of var/log/$name.log is above)."
    fi
    sleep 0.1
  done
}

# Asks with SIGTERM, which drains; kills only what doesn't answer in time.
process_stop() {
  local name=$1 pid deadline=$((SECONDS + 15))
  process_lives "$name" || return 0
  pid=$(cat "$VAR/run/$name.pid")
  kill -TERM "$pid" 2>/dev/null || return 0
  while pid_lives "$pid"; do
    if ((SECONDS > deadline)); then
      say "$name (pid $pid) doesn't drain, killing it."
      kill -KILL "$pid" 2>/dev/null || true
    fi
    sleep 0.05
  done
  rm -f "$VAR/run/$name.pid"
}
