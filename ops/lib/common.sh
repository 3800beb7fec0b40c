# shellcheck shell=bash
# What every command under ops/ shares. Sourced, after `set -euo pipefail`.

HELIU_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
export HELIU_HOME=${HELIU_HOME:-$HELIU_ROOT}
VAR=$HELIU_ROOT/var

say() { printf '%s\n' "$*"; }

# One line that says what is wrong and what to do, and the end.
fail() {
  printf 'heliu: %s\n' "$*" >&2
  exit 1
}

# require_space MEGABYTES: refuses to begin what a full disk would break half-way.
require_space() {
  local free
  free=$(df -Pm "$HELIU_ROOT" | awk 'NR == 2 { print $4 }')
  ((free >= $1)) || fail "only $free MB free on the disk of $HELIU_ROOT, $1 are needed: make room."
}

# The folders that are generated. Only their owner may look into those with secrets and sockets.
prepare_folders() {
  mkdir -p "$VAR" 2>/dev/null || true
  [[ -w $VAR ]] || fail "$VAR can't be written by $(id -un): run as its owner, or remove it."
  mkdir -p "$VAR"/{etc,log,tmp,day}
  # shellcheck disable=SC2174  # only the last folder is meant
  mkdir -p -m 700 "$VAR"/{run,secrets,keys,bank,national}
}

# toml_value FILE SECTION KEY: a quoted value of our own plain configuration file.
toml_value() {
  awk -v section="[$2]" -v key="$3" '
    $1 ~ /^\[/ { inside = ($1 == section) }
    inside && $1 == key { split($0, part, "\""); print part[2]; exit }' "$1"
}

# pid_lives PID: a zombie doesn't. (Its state is asked, not its command line: that is empty for a moment while
# a program is being started.)
pid_lives() {
  local state
  [[ -n $1 ]] || return 1
  state=$(sed 's/.*) \(.\).*/\1/' "/proc/$1/stat" 2>/dev/null) || return 1
  [[ -n $state && $state != [ZX] ]]
}

# pid_is PIDFILE WORD: the process of that file lives and has WORD in its command line (numbers are reused).
pid_is() {
  local pid
  pid=$(cat "$1" 2>/dev/null) && [[ -n $pid ]] || return 1
  { tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -- "$2"; } 2>/dev/null
}

# only_one_at_a_time: until this command ends. What it starts doesn't inherit the lock (9>&-).
only_one_at_a_time() {
  exec 9>"$VAR/run/.lock"
  flock --nonblock 9 || fail "another ops/run is at work in $HELIU_ROOT: wait for it."
}
