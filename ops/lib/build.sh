# shellcheck shell=bash
# Configuring and building. Sourced after common.sh.

# build PRESET [TARGET…]: everything when no target is named.
build() {
  local preset=$1 folder=$VAR/build/$1
  shift
  if [[ ! -f $folder/build.ninja ]]; then
    require_space 3000
    say "Configuring the $preset build …"
    (cd "$HELIU_ROOT" && cmake --preset "$preset") >"$VAR/log/configure-$preset.log" 2>&1 || {
      tail -n 20 "$VAR/log/configure-$preset.log" >&2
      fail "the build can't be configured (above; all of it in var/log/configure-$preset.log)."
    }
  fi
  # "no work to do" is the usual case and needs no words.
  if ninja -C "$folder" -n "$@" 2>/dev/null | grep -q 'no work to do'; then return; fi
  say "Building ($preset); minutes the first time, seconds later …"
  ninja -C "$folder" "$@" || fail "the build failed (the compiler's words are above)."
}
