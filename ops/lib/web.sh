# shellcheck shell=bash
# Building the pages of web/. Sourced after common.sh.

# What the packages, and what the pages, are made of: a hash of the files' contents.
web_packages_hash() {
  (cd "$HELIU_ROOT/web" && cat package-lock.json .npmrc | sha256sum | cut -d' ' -f1)
}
web_sources_hash() {
  (cd "$HELIU_ROOT/web" && find src public index.html m.html vite.config.ts tsconfig.json package.json \
    tools/compress.mjs package-lock.json -type f -print0 | sort -z | xargs -0 sha256sum |
    sha256sum | cut -d' ' -f1)
}

# web_packages: node_modules as the lock file says; nothing to do when they are.
web_packages() {
  local folder=$HELIU_ROOT/web/node_modules hash
  hash=$(web_packages_hash)
  [[ $(cat "$folder/.heliu" 2>/dev/null) != "$hash" ]] || return 0
  say "Fetching the pages' packages (npm ci); once for each change of web/package-lock.json …"
  (cd "$HELIU_ROOT/web" && npm ci --ignore-scripts) >"$VAR/log/npm.log" 2>&1 || {
    tail -n 5 "$VAR/log/npm.log" >&2
    return 1
  }
  echo "$hash" >"$folder/.heliu"
}

# web_build: web/dist, when the sources have changed. Returns 1, saying why, when it can't be built; the
# gateway then serves its status page alone.
web_build() {
  local dist=$HELIU_ROOT/web/dist hash
  hash=$(web_sources_hash)
  [[ $(cat "$dist/.heliu" 2>/dev/null) != "$hash" ]] || return 0
  web_packages || {
    say "The pages' packages can't be fetched (var/log/npm.log): the status page alone is served."
    return 1
  }
  say "Building the pages …"
  (cd "$HELIU_ROOT/web" && npm run --silent build) >"$VAR/log/web.log" 2>&1 || {
    tail -n 20 "$VAR/log/web.log" >&2
    say "The pages can't be built (above; all of it in var/log/web.log)."
    return 1
  }
  echo "$hash" >"$dist/.heliu"
}
