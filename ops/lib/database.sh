# shellcheck shell=bash
# A private MariaDB: own data folder, own socket, no network. Debian's own service is left alone.
# Sourced after common.sh.

SERVICES=(registry market treasury credit insurance transport supervision gateway)

mariadbd_program() {
  command -v mariadbd || { [[ -x /usr/sbin/mariadbd ]] && echo /usr/sbin/mariadbd; } ||
    fail "mariadbd is not installed: run ops/install."
}

database_answers() { mariadb --no-defaults --socket="$1" --user="$2" --execute 'SELECT 1' >/dev/null 2>&1; }

create_database() {
  local data=$1 auth=$2
  say "Creating the database in ${data#"$HELIU_ROOT"/} …"
  mkdir -p "$(dirname "$data")"
  # Made aside and renamed: a run that was cut off leaves nothing that looks finished.
  rm -rf "$data.new"
  local words=(--no-defaults --datadir="$data.new" --user="$(id -un)" --skip-test-db --skip-name-resolve)
  words+=(--auth-root-authentication-method="$auth")
  [[ $auth == socket ]] && words+=(--auth-root-socket-user="$(id -un)")
  mariadb-install-db "${words[@]}" >"$VAR/log/mariadb-install.log" 2>&1 || {
    tail -n 5 "$VAR/log/mariadb-install.log" >&2
    fail "the database could not be created (above; disk full? see var/log/mariadb-install.log)."
  }
  mv "$data.new" "$data"
}

# database_start DATA SOCKET AUTH: AUTH is socket (the unix user is the administrator) or normal (root without
# a password: for tests, behind a folder that only the owner may enter). Nothing is done when it answers.
database_start() {
  local data=$1 socket=$2 auth=$3 admin=root log pidfile=$1.pid
  [[ $auth == socket ]] && admin=$(id -un)
  log=${data#"$VAR"/}
  log=$VAR/log/${log//\//-}.log
  if pid_is "$pidfile" "$data" && database_answers "$socket" "$admin"; then return; fi
  ((${#socket} <= 100)) || fail "$socket is too long for a unix socket: put the project in a shorter folder."
  require_space 500
  [[ -d $data/mysql ]] || create_database "$data" "$auth"
  mkdir -p "$data.tmp"  # its own: a server that starts clears away what it takes for leftovers of its kind
  setsid "$(mariadbd_program)" --defaults-file="$HELIU_ROOT/ops/mariadb.cnf" --user="$(id -un)" \
    --datadir="$data" --tmpdir="$data.tmp" --socket="$socket" --pid-file="$pidfile" --log-error="$log" \
    </dev/null >/dev/null 2>&1 9>&- &
  wait_for_database "$!" "$socket" "$admin" "$log"
}

wait_for_database() {
  local pid=$1 socket=$2 admin=$3 log=$4 deadline=$((SECONDS + 60))
  while ! database_answers "$socket" "$admin"; do
    if ! pid_lives "$pid" || ((SECONDS > deadline)); then
      grep -E 'ERROR|No space' "$log" | tail -n 5 >&2 || true
      fail "the database didn't start ($(database_reason "$log")). Its log: ${log#"$HELIU_ROOT"/}"
    fi
    sleep 0.1
  done
}

# The usual causes in words, from the end of the server's log.
database_reason() {
  local last
  last=$(tail -n 60 "$1" 2>/dev/null)
  case $last in
    *'No space left'* | *'Out of disk space'* | *'Disk full'*) echo "the disk is full: make room" ;;
    *'Unable to lock'* | *'Another process with pid'* | *"Can't lock aria"*)
      echo "another MariaDB holds the same data folder: stop that one first"
      ;;
    *'Permission denied'* | *'Errcode: 13'*) echo "a file is another user's: run as the user who ran first" ;;
    *'corrupt'* | *'Missing MLOG'*)
      echo "its files are damaged: restore a backup, or begin anew with ops/run --fresh"
      ;;
    *) echo "its last words are above" ;;
  esac
}

# database_stop DATA: asks, waits for a clean shutdown, and says so if it has to kill.
database_stop() {
  local data=$1 pid deadline=$((SECONDS + 60))
  pid_is "$data.pid" "$data" || return 0
  pid=$(cat "$data.pid")
  kill -TERM "$pid"
  while pid_lives "$pid"; do
    if ((SECONDS > deadline)); then
      say "The database (pid $pid) doesn't stop, killing it; it recovers at the next start."
      kill -KILL "$pid"
    fi
    sleep 0.1
  done
}

# Writes a new random password unless there is one; prints it.
secret() {
  local file=$VAR/secrets/$1
  [[ -s $file ]] || (umask 077 && openssl rand -hex 24 >"$file")
  cat "$file"
}

# One schema and one account a service, which sees no other's.
database_accounts() {
  local socket=$1 name password sql=""
  for name in "${SERVICES[@]}"; do
    password=$(secret "db-$name")
    sql+="CREATE DATABASE IF NOT EXISTS heliu_$name CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
      CREATE USER IF NOT EXISTS 'heliu_$name'@'localhost' IDENTIFIED BY '$password';
      ALTER USER 'heliu_$name'@'localhost' IDENTIFIED BY '$password';
      GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER, DROP, INDEX, REFERENCES
        ON heliu_$name.* TO 'heliu_$name'@'localhost';"
  done
  mariadb --no-defaults --socket="$socket" --user="$(id -un)" <<<"$sql" ||
    fail "schemas and accounts can't be created; is ${socket#"$HELIU_ROOT"/} another user's database?"
}
